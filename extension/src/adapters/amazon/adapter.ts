// Amazon's product pages and "all reviews" pages, every country: the hooks of 2016-2025 and the renamed ones of 2026.

import { bySelector, foundReview, type Adapter } from '../../adapter.ts';
import { isoDate, starsIn, starsInClass, textOf } from '../../dom.ts';

// Last seen working: saved pages of 2024 and 2026 for the hooks with a hyphen; 2026-09 (second-hand) for reviewTitle, reviewText and
// reviewRichContentContainer, which some product pages use instead. Cards are <div> or <li>, so no selector names a tag.
const card = '[data-hook="review"]';
const title = ['review-title', 'reviewTitle'];
const body = ['reviewRichContentContainer', 'review-collapsed', 'review-body', 'reviewText', 'reviewTextContainer'];
const stars = ['review-star-rating', 'cmps-review-star-rating'];
/** Stars inside the title, "read more", texts for screen readers, the half of a translated review that is not shown, the picture viewer. */
const notWords = [
  '[data-hook$="star-rating"]', '.a-icon-alt', '.a-letter-space', '.a-expander-header', '.a-offscreen', '.aok-hidden', '.a-hidden', '[class*="a-teaser-describedby"]',
  '[class*="cr-lightbox"]', '.a-popover-preload', '.cr-vote', '[data-hook="review-image-tile-section"]', '[data-hook*="read-more" i]',
  '[data-hook="video-block"]', '.vse-player-container', '.video-block',
].join(', ');

export const adapter: Adapter = {
  id: 'amazon',
  platform: 'amazon',
  grade: 'A',
  seen: '2026-09',
  side: 'public',
  always: ['id', 'stars', 'date', 'buyer'],
  matches: ({ hostname, pathname }) =>
    /(?:^|\.)amazon\.(?:com?\.)?[a-z]{2,3}$/.test(hostname)
    && /\/(?:dp|gp\/product|gp\/aw\/d|gp\/aw\/reviews|product-reviews|customer-reviews|reviews)\//.test(pathname),
  ...bySelector(card, (row) => {
    const shownBoth = row.querySelector('.cr-original-review-content:not(.aok-hidden)') && row.querySelector('.cr-translated-review-content:not(.aok-hidden)');
    const skip = shownBoth ? `${notWords}, .cr-translated-review-content` : notWords;
    const hooks = hooksOf(row);
    const words = [firstHook(hooks, title), firstHook(hooks, body) ?? row.querySelector('.review-text-content, .review-text')];
    if (words.every((each) => each === null)) return null;
    return foundReview({
      row,
      words,
      skip,
      review: {
        platform: 'amazon',
        id: idOf(row),
        stars: starsOf(firstHook(hooks, stars)),
        date: isoDate(textOf(hooks.get('review-date')), { lang: row.ownerDocument.documentElement.lang }),
        buyer: textOf(row.querySelector('.a-profile-name')),
        product: {
          id: asinOf(row, hooks),
          name: productName(row.ownerDocument),
          variant: textOf(firstHook(hooks, ['format-strip', 'format-strip-linkless'])),
        },
        images: row.querySelectorAll('[data-hook="review-image-tile"], [data-hook="cmps-review-image-tile"]').length || undefined,
        helpful: helpfulVotes(textOf(hooks.get('helpful-vote-statement'))),
      },
      // Amazon ended public replies in 2020; sellers write through Seller Central only.
      replyBox: () => null,
    });
  }),
  expected: (root) => new Set([...root.querySelectorAll('[data-hook="review-date"]')].map((date) => date.closest('[id]'))).size,
};

/** The first element of each hook: one walk instead of a search for every field. */
function hooksOf(row: Element): Map<string, Element> {
  const hooks = new Map<string, Element>();
  for (const each of row.querySelectorAll('[data-hook]')) {
    const hook = each.getAttribute('data-hook') ?? '';
    if (!hooks.has(hook)) hooks.set(hook, each);
  }
  return hooks;
}

function firstHook(hooks: ReadonlyMap<string, Element>, names: readonly string[]): Element | null {
  for (const name of names) {
    const found = hooks.get(name);
    if (found) return found;
  }
  return null;
}

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

function asinOf(row: Element, hooks: ReadonlyMap<string, Element>): string | undefined {
  const strip = firstHook(hooks, ['format-strip', 'product-link'])?.getAttribute('href') ?? '';
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
