// Walmart's item and "all reviews" pages: cards found from the words outwards, since every other class is random.

import { byRows, foundReview, type Adapter } from '../../adapter.ts';
import { climb, isoDate, saying, starsIn, textOf } from '../../dom.ts';

// Last seen working: 2026-06, in one tool, whose author found that broad selectors return other things than reviews here.
const anchor = '[data-testid="enhanced-review-content"]';
const card = '.overflow-visible';

export const adapter: Adapter = {
  id: 'walmart',
  platform: 'walmart',
  grade: 'C',
  seen: '2026-06',
  side: 'public',
  always: ['stars', 'date'],
  matches: ({ hostname, pathname }) => hostname === 'www.walmart.com' && /^\/(?:ip|reviews\/product)\//.test(pathname),
  ...byRows({
    rowsIn: (root) => [...root.querySelectorAll(anchor)].flatMap((each) => each.closest(card) ?? []),
    rowAround: (element) => climb(element, (each) => each.matches(card) && each.querySelectorAll(anchor).length === 1, 30),
    read: (row) => {
      const content = row.querySelector(anchor);
      if (!content) return null;
      const body = content.querySelector('p') ?? content;
      const dated = saying(row, /\d{4}/).find((each) => !content.contains(each) && isoDate(textOf(each)) !== undefined);
      const rated = saying(row, /\bstars?\b/i).map((each) => starsIn(each.textContent)).find((each) => each !== undefined);
      return foundReview({
        row,
        words: [row.querySelector('h3'), body],
        review: {
          platform: 'walmart',
          stars: rated,
          date: isoDate(textOf(dated)),
          buyer: row.querySelector('div.flex.flex-column[aria-label]')?.getAttribute('aria-label')?.trim(),
          product: { id: /\/(?:ip\/(?:[^/]+\/)?|reviews\/product\/)(\d+)/.exec(row.ownerDocument.location?.pathname ?? '')?.[1] },
        },
        replyBox: () => null,
      });
    },
  }),
  expected: (root) => root.querySelectorAll(anchor).length || null,
};
