// Amazon Seller Central, "customer reviews" of the own brand: cards whose stars are a web component's attribute.

import { bySelector, foundReview, type Adapter } from '../../adapter.ts';
import { firstOf, isoDate, saying, starsIn, textOf } from '../../dom.ts';

// Last seen working: 2026, in one tool. The line "Review by ... on ..." stands in a hashed class, so it is found by its date.
const card = '.reviewContainer';
const words = '[id^="review-content-"]';
const byLine = /^\s*Review(?:ed)? by (.+?) on \D{0,3}\d|^\s*Review(?:ed)? by (.+?) on \p{L}/u;

export const adapter: Adapter = {
  id: 'amazon-brand-reviews',
  platform: 'amazon',
  grade: 'C',
  seen: '2026',
  side: 'seller',
  always: ['id', 'stars', 'date'],
  matches: ({ hostname, pathname }) => /^sellercentral(?:-\w+)?\.amazon\.(?:com?\.)?[a-z]{2,3}$/.test(hostname) && pathname.startsWith('/brand-customer-reviews'),
  ...bySelector(card, (row) => {
    const body = row.querySelector(words);
    if (!body) return null;
    const lang = row.ownerDocument.documentElement.lang;
    const dated = saying(row, /\d{4}/).find((each) => !body.contains(each) && isoDate(textOf(each), { lang }) !== undefined);
    const by = byLine.exec(textOf(dated));
    const product = row.querySelector('.asinDetail');
    return foundReview({
      row,
      words: [row.querySelector('[id$="-title"] b, [id$="-title"]'), body],
      review: {
        platform: 'amazon',
        id: body.id.slice('review-content-'.length),
        stars: starsIn(firstOf(row, 'kat-star-rating.reviewRating', 'kat-star-rating')?.getAttribute('value') ?? '', true),
        date: isoDate(textOf(dated), { lang }),
        buyer: by?.[1] ?? by?.[2],
        product: { id: /\b(?:B0[A-Z0-9]{8}|\d{9}[\dX])\b/.exec(product?.textContent ?? '')?.[0], name: textOf(product?.querySelector('a')) },
      },
      // The page offers a message to the buyer, never a public reply.
      replyBox: () => null,
    });
  }),
  expected: (root) => root.querySelectorAll('kat-star-rating.reviewRating').length || null,
};
