// Lazada's product pages: the review block below the item, with stars drawn as pictures of two kinds.

import { bySelector, foundReview, type Adapter } from '../../adapter.ts';
import { countedStars, isoDate, textOf } from '../../dom.ts';

// Last seen working: undated, in one tool; the class of the seller's reply is not attested. Many dates are in relation to today ("2 weeks ago"): no day is read then.
const card = '.mod-reviews .item';
const reply = '[class*="seller-reply"]';

export const adapter: Adapter = {
  id: 'lazada',
  platform: 'lazada',
  grade: 'C',
  seen: 'unknown',
  side: 'public',
  always: ['stars', 'buyer'],
  matches: ({ hostname, pathname }) => /^www\.lazada\.(?:sg|com\.my|co\.id|co\.th|com\.ph|vn)$/.test(hostname) && pathname.startsWith('/products/'),
  ...bySelector(card, (row) => {
    const words = [...row.querySelectorAll('.item-content .content')].find((each) => !each.closest(reply)) ?? null;
    const stars = starsOf(row);
    if (!words && stars === undefined) return null;
    const answered = row.querySelector(reply);
    return foundReview({
      row,
      words: [words],
      review: {
        platform: 'lazada',
        stars,
        date: isoDate(textOf(row.querySelector('.top .title.right')), { lang: row.ownerDocument.documentElement.lang || 'en-SG' }),
        buyer: textOf(row.querySelector('.middle > span:first-child')).replace(/^(?:by|oleh|bởi|โดย)\s+/iu, ''),
        product: { id: /-i(\d{5,})/.exec(row.ownerDocument.location?.pathname ?? '')?.[1], variant: textOf(row.querySelector('.skuInfo')) },
        images: row.querySelectorAll('.review-image').length || undefined,
        ...(answered ? { reply: { text: textOf(answered.querySelector('.content') ?? answered) } } : {}),
      },
      replyBox: () => null,
    });
  }),
  expected: (root) => root.querySelectorAll('.mod-reviews .container-star.starCtn').length || null,
};

/** Full stars come first, and there is at least one: as many as have the first one's picture. */
function starsOf(row: Element): number | undefined {
  const pictures = [...(row.querySelector('.container-star')?.querySelectorAll('img.star') ?? [])].map((each) => each.getAttribute('src'));
  return countedStars(pictures.filter((each) => each === pictures[0]));
}
