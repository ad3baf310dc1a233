// How much of a text the engine is given: a review of a megabyte is judged by its beginning, and the seller is told.

import type { Review } from './contract.ts';

/** The most UTF-16 units of one text that go to the engine. */
export const maxText = 20_000;

/** The review with texts no longer than the limit; the same object when nothing was too long. */
export function withinLimits(review: Review): Review {
  if (!isCut(review)) return review;
  return {
    ...review,
    text: beginning(review.text),
    ...(review.append ? { append: { ...review.append, text: beginning(review.append.text) } } : {}),
  };
}

export function isCut(review: Review): boolean {
  return review.text.length > maxText || (review.append?.text.length ?? 0) > maxText;
}

/** Never ends between the two halves of a surrogate pair. */
export function beginning(text: string): string {
  if (text.length <= maxText) return text;
  const last = text.charCodeAt(maxText - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? maxText - 1 : maxText);
}
