// Mercado Libre's product pages: review cards with readable class names and a test id.

import { bySelector, foundReview, type Adapter } from '../../adapter.ts';
import { isoDate, starsIn, textOf } from '../../dom.ts';

// Last seen working: on one saved page, undated. It shows no buyer. "Show all" opens a frame, which the manifest lets us into.
const card = '[data-testid="comment-component"]';

export const adapter: Adapter = {
  id: 'mercadolibre',
  platform: 'generic',
  grade: 'A',
  seen: 'unknown',
  side: 'public',
  always: ['stars', 'date'],
  matches: ({ hostname, pathname }) => /(?:^|\.)mercado(?:libre\.(?:com\.(?:ar|mx|co|pe|uy)|cl)|livre\.com\.br)$/.test(hostname) && !pathname.startsWith('/ofertas'),
  ...bySelector(card, (row) => {
    const words = row.querySelector('[class*="comment__content"]');
    const stars = starsIn(textOf(row.querySelector('.andes-visually-hidden')), true);
    if (!words && stars === undefined) return null;
    // The first of the two says the country.
    const dates = [...row.querySelectorAll('[class*="comment__date"]')].map((each) => isoDate(textOf(each)));
    return foundReview({
      row,
      words: [words],
      review: {
        platform: 'generic',
        stars,
        date: dates.find((each) => each !== undefined),
        product: { id: /\/(ML[A-Z]-?\d{6,})/.exec(row.ownerDocument.location?.pathname ?? '')?.[1] },
        images: row.querySelectorAll('[class*="comment__media"] img, [class*="comment__photo"] img, [class*="comment__image"] img').length || undefined,
      },
      replyBox: () => null,
    });
  }),
  expected: (root) => root.querySelectorAll('[class*="comment__date"]:first-child').length || null,
};
