// Amazon's product pages and "all reviews" pages, every country: the hooks of 2016-2025 and the renamed ones of 2026.

import { bySelector, foundReview, type Adapter } from '../../adapter.ts';
import { firstOf, isoDate, starsIn, starsInClass, textOf } from '../../dom.ts';

// Last seen working: saved pages of 2024 and 2026 for the hooks with a hyphen; 2026-09 (second-hand) for reviewTitle, reviewText and
// reviewRichContentContainer, which some product pages use instead. Cards are <div> or <li>, so no selector names a tag.
const card = '[data-hook="review"]';
const title = ['[data-hook="review-title"]', '[data-hook="reviewTitle"]'];
const body = [
  '[data-hook="reviewRichContentContainer"]', '[data-hook="review-body"] [data-hook="review-collapsed"]', '[data-hook="review-body"]',
  '[data-hook="reviewText"]', '[data-hook="reviewTextContainer"]', '.review-text-content', '.review-text',
];
const rating = '[data-hook="review-star-rating"], [data-hook="cmps-review-star-rating"]';
/** Stars inside the title, "read more", texts for screen readers, the half of a translated review that is not shown, the picture viewer. */
const notWords = [
  rating, '.a-icon-alt', '.a-letter-space', '.a-expander-header', '.a-offscreen', '.aok-hidden', '.a-hidden', '[class*="a-teaser-describedby"]',
  '[class*="cr-lightbox"]', '.a-popover-preload', '.cr-vote', '[data-hook="review-image-tile-section"]', '[data-hook*="read-more" i]',
  '[data-hook="video-block"]', '.vse-player-container', '.video-block',
].join(', ');

export const adapter: Adapter = {
  id: 'amazon',
  platform: 'amazon',
  grade: 'A',
  seen: '2026-09',
  side: 'public',
  matches: ({ hostname, pathname }) =>
    /(?:^|\.)amazon\.(?:com?\.)?[a-z]{2,3}$/.test(hostname)
    && /\/(?:dp|gp\/product|gp\/aw\/d|gp\/aw\/reviews|product-reviews|customer-reviews|reviews)\//.test(pathname),
  ...bySelector(card, (row) => {
    const shownBoth = row.querySelector('.cr-original-review-content:not(.aok-hidden)') && row.querySelector('.cr-translated-review-content:not(.aok-hidden)');
    const skip = shownBoth ? `${notWords}, .cr-translated-review-content` : notWords;
    const words = [firstOf(row, ...title), firstOf(row, ...body)];
    if (words.every((each) => each === null)) return null;
    const reply = firstOf(row, '[data-hook="review-comment"]', '.review-comment .review-comment-content');
    return foundReview({
      row,
      words,
      skip,
      review: {
        platform: 'amazon',
        id: idOf(row),
        stars: starsOf(row.querySelector(rating)),
        date: isoDate(textOf(row.querySelector('[data-hook="review-date"]')), { lang: row.ownerDocument.documentElement.lang }),
        buyer: textOf(row.querySelector('.a-profile-name')),
        product: {
          id: asinOf(row),
          name: productName(row.ownerDocument),
          variant: textOf(firstOf(row, '[data-hook="format-strip"]', '[data-hook="format-strip-linkless"]')),
        },
        images: row.querySelectorAll('[data-hook="review-image-tile"], [data-hook="cmps-review-image-tile"]').length || undefined,
        helpful: helpfulVotes(textOf(row.querySelector('[data-hook="helpful-vote-statement"]'))),
        ...(reply ? { reply: { text: textOf(reply) } } : {}),
      },
      // Amazon ended public replies in 2020; sellers write through Seller Central only.
      replyBox: () => null,
    });
  }),
  expected: (root) => new Set([...root.querySelectorAll('[data-hook="review-date"]')].map((date) => date.closest('[id]'))).size,
};

function idOf(row: Element): string | undefined {
  const own = /\bR[A-Z0-9]{8,}\b/.exec(`${row.getAttribute('data-reviewid') ?? ''} ${row.id}`);
  if (own) return own[0];
  const link = row.querySelector('a[href*="customer-reviews/R"]')?.getAttribute('href') ?? '';
  return /customer-reviews\/(R[A-Z0-9]{8,})/.exec(link)?.[1];
}

function starsOf(mark: Element | null): number | undefined {
  if (!mark) return undefined;
  return starsIn(mark.textContent, true) ?? starsIn(mark.getAttribute('aria-label') ?? '', true) ?? starsInClass(mark.className);
}

function asinOf(row: Element): string | undefined {
  const strip = row.querySelector('a[data-hook="format-strip"], a[data-hook="product-link"]')?.getAttribute('href') ?? '';
  const path = /\/(?:dp|product|product-reviews|customer-reviews|gp\/aw\/d)\/([A-Z0-9]{10})(?:[/?]|$)/;
  return (path.exec(strip) ?? path.exec(row.ownerDocument.location?.pathname ?? ''))?.[1];
}

/** By id: a search through the page for each review would take seconds on long lists. */
function productName(page: Document): string {
  return textOf(page.getElementById('productTitle') ?? page.getElementById('cm_cr-product_info')?.querySelector('[data-hook="product-link"]'));
}

/** "6 people found this helpful", "One person found this helpful", in whatever language: a number, or one. */
function helpfulVotes(statement: string): number | undefined {
  if (statement === '') return undefined;
  const count = /\d[\d.,\s]*/.exec(statement);
  return count ? Number(count[0].replaceAll(/\D/g, '')) : 1;
}
