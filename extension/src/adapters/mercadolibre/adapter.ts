// Mercado Libre's product pages: review cards with readable class names and a test id.

import { bySelector, foundReview, type Adapter } from '../../adapter.ts';
import { isoDate, starsIn, textOf } from '../../dom.ts';

// Last seen working: on one saved page, undated. It shows no buyer.
const card = '[data-testid="comment-component"]';

export const adapter: Adapter = {
  id: 'mercadolibre',
  platform: 'generic',
  grade: 'A',
  seen: 'unknown',
  side: 'public',
  always: ['stars', 'date'],
  matches: ({ hostname, pathname }) =>
    /^(?:www|articulo|produto)\.mercado(?:libre\.(?:com\.(?:ar|mx|co|pe|uy)|cl)|livre\.com\.br)$/.test(hostname) && (!hostname.startsWith('www.') || pathname.includes('/p/')),
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
      },
      replyBox: () => null,
    });
  }),
  expected: (root) => root.querySelectorAll('[class*="comment__date"]:first-child').length || null,
};
