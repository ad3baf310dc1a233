// One review as the content script keeps it: where it stands on the page now, and what the engine said about it.

import type { FoundReview } from '../adapter.ts';
import { isFailure, type Assessment, type Outcome, type Review } from '../contract.ts';
import { maxText } from '../messages.ts';
import type { Badge } from './badge.ts';

export type Answer = { result: Outcome<Assessment>; labels: Record<string, string> };

export type Entry = {
  found: FoundReview;
  /** Everything the engine's answer depends on, as one string: another one needs another answer. */
  content: string;
  /** All words of the row when it was read: the same ones need no new reading. */
  said: string;
  near: boolean;
  answer: Answer | null;
  ranges: { strong: boolean; range: StaticRange }[];
  badge: Badge | null;
  /** How often the badge had to be put back; a page that keeps throwing it out gets its way. */
  replaced: number;
};

export function newEntry(found: FoundReview): Entry {
  return { found, content: contentOf(found), said: found.row.textContent, near: false, answer: null, ranges: [], badge: null, replaced: 0 };
}

export function contentOf(found: FoundReview): string {
  const { text, append, stars, grade, reply } = found.review;
  return [found.key, text.length, head(text), append ? head(append.text) : '', stars, grade, reply?.text].join('\u0000');
}

export function assessmentOf(entry: Entry): Assessment | null {
  return entry.answer && !isFailure(entry.answer.result) ? entry.answer.result : null;
}

export function isRisky(entry: Entry): boolean {
  const band = assessmentOf(entry)?.risk.band;
  return band === 'high' || band === 'critical';
}

/** The review with texts no longer than the engine is given; the same object when nothing was too long. */
export function withinLimits(review: Review): Review {
  if (!isCut(review)) return review;
  return {
    ...review,
    text: head(review.text),
    ...(review.append ? { append: { ...review.append, text: head(review.append.text) } } : {}),
  };
}

export function isCut(review: Review): boolean {
  return review.text.length > maxText || (review.append?.text.length ?? 0) > maxText;
}

// Never between the two halves of a surrogate pair.
function head(text: string): string {
  if (text.length <= maxText) return text;
  const last = text.charCodeAt(maxText - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? maxText - 1 : maxText);
}
