// The reviews in the page's memory and what the engine thinks of them, kept small so that a hundred thousand fit.

import { isFailure, type Assessment, type Band, type Review, type UiLang } from '../contract.ts';
import type { Engine } from '../engine.ts';
import { withinLimits } from '../text-limit.ts';
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
    let results = engine.assess(batch.map((entry) => withinLimits(entry.review)), 'zh');
    // One review that the engine chokes on must not take the others with it.
    if (batch.length > 1 && results.every(isFailure)) results = batch.flatMap((entry) => engine.assess([withinLimits(entry.review)], 'zh'));
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
  return engine.assess(reviews.map(withinLimits), ui);
}
