// One review as the content script keeps it: where it stands on the page now, and what the engine said about it.

import type { FoundReview } from '../adapter.ts';
import { isFailure, type Assessment, type Outcome } from '../contract.ts';
import { beginning } from '../text-limit.ts';
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
  return [found.key, text.length, beginning(text), append ? beginning(append.text) : '', stars, grade, reply?.text].join('\u0000');
}

export function assessmentOf(entry: Entry): Assessment | null {
  return entry.answer && !isFailure(entry.answer.result) ? entry.answer.result : null;
}

export function isRisky(entry: Entry): boolean {
  const band = assessmentOf(entry)?.risk.band;
  return band === 'high' || band === 'critical';
}
