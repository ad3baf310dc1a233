// Rakuten RMS, the review page of the shop console: a server-made page that repeats the same ids for each review.

import { byRows, foundReview, type Adapter, type FoundReview } from '../../adapter.ts';
import { boxIn, climb, countedStars, isoDate, saying, squeezed, textOf } from '../../dom.ts';

// Last seen working: 2026-03, in one running tool. Ids are repeated, so they are looked up as attributes.
const words = '[id="search_list_review_detail"]';
const named = (part: string): string => `[id^="search_list"][id$="_${part}"]`;
const answerMark = /お店からのコメント/;
const tokyo = { offset: '+09:00' };

export const adapter: Adapter = {
  id: 'rakuten-seller',
  platform: 'generic',
  grade: 'C',
  seen: '2026-03',
  side: 'seller',
  always: ['stars', 'date', 'order'],
  matches: ({ hostname }) => hostname === 'review.rms.rakuten.co.jp',
  ...byRows({
    rowsIn: (root) => [...root.querySelectorAll(words)].flatMap((each) => rowOf(each) ?? []),
    rowAround: rowOf,
    read,
  }),
  expected: (root) => root.querySelectorAll(named('reg_time')).length || null,
};

/** The smallest ancestor with one review that has its date, and the box or the shop's answer beside it. */
function rowOf(element: Element): Element | null {
  return climb(element, (each) => each.querySelectorAll(words).length === 1 && each.querySelector(named('reg_time')) !== null
    && (each.querySelector('textarea') !== null || answerMark.test(each.textContent)), 14);
}

function read(row: Element): FoundReview | null {
  const body = row.querySelector(words);
  if (!body || row.querySelectorAll('textarea').length > 1) return null;
  const mark = saying(row, answerMark)[0];
  const reply = mark && (mark.nextElementSibling ?? mark.parentElement?.querySelector('p'));
  const item = row.querySelector(named('item_name'));
  return foundReview({
    row,
    words: [body],
    review: {
      platform: 'generic',
      stars: countedStars(row.querySelectorAll(`${named('evaluation')} img[src*="review_star.gif"]`)),
      date: isoDate(textOf(row.querySelector(named('reg_time'))), tokyo),
      product: { name: textOf(item) },
      order: { id: /注文番号[：:]([\d-]{8,})/.exec(squeezed(row))?.[1] },
      ...(reply && textOf(reply) !== '' ? { reply: { text: textOf(reply) } } : {}),
    },
    replyBox: () => boxIn(row),
  });
}
