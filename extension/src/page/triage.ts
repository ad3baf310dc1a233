// The reviews in the page's memory and what the engine thinks of them, kept small so that a hundred thousand fit.

import { isFailure, type Failure, type Review, type UiLang } from '../contract.ts';
import type { Triaged } from '../batch-door.ts';
import type { Engine } from '../engine.ts';
import { withinLimits } from '../text-limit.ts';
import type { Pace } from './pace.ts';

export type Entry = {
  review: Review;
  /** Absent until the engine has answered; the whole assessment is asked for when a review is opened or exported. */
  summary?: Triaged;
  /** Why the engine could not take it. */
  failed?: string;
};

const sliceAim = 8;
const largestBatch = 2048;

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
    const results = triage(engine, batch.map((entry) => withinLimits(entry.review)));
    const took = performance.now() - started;
    batch.forEach((entry, i) => {
      const result = results[i];
      if (result === undefined) entry.failed = 'no answer';
      else if (isFailure(result)) entry.failed = result.error;
      else entry.summary = result;
    });
    at += batch.length;
    size = Math.max(1, Math.min(largestBatch, Math.round(size * Math.min(2, sliceAim / Math.max(took, 0.1)))));
    onBatch(before + at);
    await pace();
  }
}

/** One review that the engine chokes on must not take the others with it. */
function triage(engine: Engine, reviews: readonly Review[]): (Triaged | Failure)[] {
  try {
    return engine.triage(reviews);
  } catch (reason) {
    if (reviews.length > 1) return reviews.flatMap((review) => triage(engine, [review]));
    return [{ error: reason instanceof Error ? reason.message : String(reason) }];
  }
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
  return engine.assess(reviews.map(withinLimits), ui);
}
