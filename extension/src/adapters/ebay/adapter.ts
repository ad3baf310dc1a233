// eBay's feedback lists, on a seller's profile and below an item: a verdict of three grades, words, and a time told in relation to today.

import { bySelector, foundReview, type Adapter } from '../../adapter.ts';
import { boxIn, firstOf, gradeIn, isoDate, textOf } from '../../dom.ts';

// Last seen working: 2026, in two tools. Nobody showed how the seller's reply or its form is marked, so neither is read.
const card = '.fdbk-container';

export const adapter: Adapter = {
  id: 'ebay',
  platform: 'ebay',
  grade: 'B',
  seen: '2026',
  side: 'public',
  always: ['grade', 'buyer'],
  matches: ({ hostname, pathname }) => /^(?:www\.)?ebay\.(?:com?\.)?[a-z]{2,3}$/.test(hostname) && /^\/(?:fdbk|itm)\//.test(pathname),
  ...bySelector(card, (row) => {
    const comment = firstOf(row, '.fdbk-container__details__comment span', '.fdbk-container__details__comment');
    if (!comment) return null;
    const item = row.querySelector('.fdbk-container__details__item-link');
    const link = item?.closest('a') ?? item?.querySelector('a') ?? item;
    return foundReview({
      row,
      words: [comment],
      review: {
        platform: 'ebay',
        grade: gradeIn(row.querySelector('.fdbk-container__details__info__icon svg, .fdbk-container__details__info__icon [aria-label]')?.getAttribute('aria-label') ?? ''),
        // Mostly "Past month", which is no day.
        date: isoDate(textOf(row.querySelector('.fdbk-container__details__info__divide__time'))),
        buyer: textOf(row.querySelector('.fdbk-container__details__info__username')).replace(/\s*\(\d[\d.,]*\)?$/, ''),
        product: { id: /\/itm\/(?:[^/]+\/)?(\d{9,})/.exec(link?.getAttribute('href') ?? '')?.[1], name: textOf(item) },
      },
      replyBox: () => boxIn(row),
    });
  }),
  expected: (root) => root.querySelectorAll('.fdbk-container__details__info__username').length || null,
};
