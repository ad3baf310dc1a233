// The reviews in the page's memory and what the engine thinks of them, kept small so that a hundred thousand fit.

import { isFailure, type Assessment, type Band, type Review, type UiLang } from '../contract.ts';
import type { Engine } from '../engine.ts';
import { maxText } from '../messages.ts';
import type { Pace } from './pace.ts';

/** What the list needs of an assessment; the whole of it is asked for again when a review is opened or exported. */
export type Summary = {
  score: number;
  band: Band;
  /** The first is the primary one. */
  causes: string[];
  flags: string[];
  unsure: boolean;
};

export type Entry = {
  review: Review;
  /** Absent until the engine has answered. */
  summary?: Summary;
  /** Why the engine could not take it. */
  failed?: string;
};

/** What the engine is given of a review: the beginning, where a text is beyond measure. */
export function forEngine(review: Review): Review {
  if (!isCut(review)) return review;
  const cut: Review = { ...review, text: beginning(review.text) };
  if (review.append) cut.append = { ...review.append, text: beginning(review.append.text) };
  return cut;
}

export function isCut(review: Review): boolean {
  return review.text.length > maxText || (review.append?.text.length ?? 0) > maxText;
}

function beginning(text: string): string {
  if (text.length <= maxText) return text;
  const last = text.charCodeAt(maxText - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? maxText - 1 : maxText);
}

const sliceAim = 8;
const largestBatch = 256;

/**
 * Asks the engine about every entry that has no answer yet, in batches that take about 8 ms each. `onBatch` gets the number
 * of entries that are answered for by then.
 */
export async function assessAll(engine: Engine, entries: readonly Entry[], pace: Pace, onBatch: (done: number) => void): Promise<void> {
  const waiting = entries.filter((entry) => !entry.summary && entry.failed === undefined);
  const before = entries.length - waiting.length;
  let size = 8;
  for (let at = 0; at < waiting.length;) {
    const batch = waiting.slice(at, at + size);
    const started = performance.now();
    let results = engine.assess(batch.map((entry) => forEngine(entry.review)), 'zh');
    // One review that the engine chokes on must not take the others with it.
    if (batch.length > 1 && results.every(isFailure)) results = batch.flatMap((entry) => engine.assess([forEngine(entry.review)], 'zh'));
    const took = performance.now() - started;
    batch.forEach((entry, i) => {
      const result = results[i];
      if (result === undefined) entry.failed = 'no answer';
      else if (isFailure(result)) entry.failed = result.error;
      else entry.summary = summaryOf(result);
    });
    at += batch.length;
    size = Math.max(1, Math.min(largestBatch, Math.round(size * Math.min(2, sliceAim / Math.max(took, 0.1)))));
    onBatch(before + at);
    await pace();
  }
}

export function summaryOf(assessment: Assessment): Summary {
  return {
    score: assessment.risk.score,
    band: assessment.risk.band,
    causes: assessment.causes.map((cause) => cause.code),
    flags: assessment.flags.map((flag) => flag.code),
    unsure: assessment.unsure,
  };
}

/** The codes in all summaries, for their labels. */
export function codesOf(entries: readonly Entry[]): Set<string> {
  const codes = new Set<string>();
  for (const { summary } of entries) {
    if (!summary) continue;
    for (const code of summary.causes) codes.add(code);
    for (const code of summary.flags) codes.add(code);
  }
  return codes;
}

/** The whole assessments of some reviews, for an export. */
export function assessments(engine: Engine, reviews: readonly Review[], ui: UiLang) {
  return engine.assess(reviews.map(forEngine), ui);
}
