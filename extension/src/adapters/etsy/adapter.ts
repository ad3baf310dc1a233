// Etsy's listing and shop pages, and the signed-in seller's own reviews, which have a box for a public response in the row.

import { bySelector, foundReview, type Adapter } from '../../adapter.ts';
import { boxIn, firstOf, isoDate, queryDeep, starsIn, textOf } from '../../dom.ts';

// Last seen working: a saved listing page for the public part; the seller's row in one running tool of 2026-04.
const card = '[data-review-region]';
const wordsHolder = '[id^="review-preview-toggle-"], [data-review-text], p.wt-break-word';
const response = '[id$="_response"], [id^="shop-response"], [data-shop-response]';

export const adapter: Adapter = {
  id: 'etsy',
  platform: 'etsy',
  grade: 'A',
  seen: '2026-04',
  side: 'public',
  always: ['id', 'stars', 'date'],
  matches: ({ hostname, pathname }) =>
    /(?:^|\.)etsy\.com$/.test(hostname) && /\/(?:listing|shop)\/|\/your\/shops\/[^/]+\/reviews/.test(pathname),
  ...bySelector(card, (row) => {
    const words = [...row.querySelectorAll(wordsHolder)].find((each) => !each.closest(response)) ?? null;
    const rating = row.querySelector('input[name="rating"]')?.getAttribute('value');
    const spoken = queryDeep(row, '.wt-screen-reader-only, [aria-label]').map((each) => starsIn(each.getAttribute('aria-label') ?? each.textContent));
    const stars = (rating ? starsIn(rating, true) : undefined) ?? spoken.find((each) => each !== undefined);
    if (!words && stars === undefined) return null;
    const dated = [...row.querySelectorAll('p, span, time')].find((each) => !words?.contains(each) && isoDate(textOf(each)) !== undefined);
    const reply = [...row.querySelectorAll(response)].at(-1);
    const listing = row.querySelector('a[href*="/listing/"]')?.getAttribute('href') ?? row.ownerDocument.location?.pathname ?? '';
    return foundReview({
      row,
      words: [words],
      review: {
        platform: 'etsy',
        id: row.getAttribute('data-review-region') ?? undefined,
        stars,
        date: dated && isoDate(textOf(dated)),
        buyer: textOf(firstOf(row, '[data-review-username]', 'a[href*="/people/"]')),
        product: { id: /\/listing\/(\d+)/.exec(listing)?.[1] },
        ...(reply ? { reply: { text: textOf(reply) } } : {}),
      },
      replyBox: () => boxIn(row),
    });
  }),
  expected: (root) => new Set([...root.querySelectorAll('[data-review-username]')].map((name) => name.closest(card))).size || null,
};
