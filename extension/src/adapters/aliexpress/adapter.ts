// AliExpress product pages: the review list, whose class names keep their first two parts from build to build.

import { bySelector, foundReview, type Adapter } from '../../adapter.ts';
import { countedStars, isoDate, textOf } from '../../dom.ts';

// Last seen working: 2026-09 (second-hand); a saved fragment of 2024-11.
const item = '[class*="list--itemBox--"]';

export const adapter: Adapter = {
  id: 'aliexpress',
  platform: 'aliexpress',
  grade: 'A',
  seen: '2026-09',
  side: 'public',
  always: ['stars', 'date', 'buyer'],
  matches: ({ hostname, pathname }) => /(?:^|\.)aliexpress\.(?:com|us|ru)$/.test(hostname) && /\/item\/|\/i\/\d/.test(pathname),
  ...bySelector(item, (row) => {
    const stars = countedStars(row.querySelectorAll('[class*="stars--box--"] [class*="starreviewfilled"]'));
    const words = row.querySelector('[class*="list--itemReview--"]');
    if (!words && stars === undefined) return null;
    const [buyer, ...rest] = textOf(row.querySelector('[class*="list--itemInfo--"]')).split('|').map((each) => each.trim());
    return foundReview({
      row,
      words: [words],
      review: {
        platform: 'aliexpress',
        stars,
        date: isoDate(rest.join(' '), { lang: row.ownerDocument.documentElement.lang }),
        buyer,
        product: {
          id: /\/item\/(\d+)/.exec(row.ownerDocument.location?.pathname ?? '')?.[1],
          variant: textOf(row.querySelector('[class*="list--itemSku--"]')),
        },
        images: row.querySelectorAll('[class*="list--itemThumbnails--"] img').length || undefined,
        helpful: Number(/\d+/.exec(textOf(row.querySelector('[class*="list--itemHelpText--"]')))?.[0] ?? 0) || undefined,
      },
      replyBox: () => null,
    });
  }),
  expected: (root) => root.querySelectorAll('[class*="list--itemInfo--"]').length || null,
};
