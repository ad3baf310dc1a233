// Which reviews the list shows and in which order: riskiest first, those alike in the order they came.

import { bands, type Band } from '../contract.ts';
import type { Entry } from './triage.ts';

export type Filter = {
  band: Band | '';
  /** A cause's code, or `none` for reviews without complaint. */
  cause: string;
  platform: string;
  unanswered: boolean;
  words: string;
};

export const noFilter: Filter = { band: '', cause: '', platform: '', unanswered: false, words: '' };

export function isFiltering(filter: Filter): boolean {
  return filter.band !== '' || filter.cause !== '' || filter.platform !== '' || filter.unanswered || filter.words.trim() !== '';
}

/** Positions in `entries`. Reviews that wait for the engine come last. */
export function orderedBy(entries: readonly Entry[], filter: Filter): number[] {
  const words = filter.words.trim().toLowerCase();
  // One bucket per score: sorting a hundred thousand by comparison takes longer than a frame.
  const buckets: number[][] = Array.from({ length: 102 }, () => []);
  entries.forEach((entry, i) => {
    if (!passes(entry, filter) || (words !== '' && !holds(entry, words))) return;
    const score = entry.summary ? Math.max(0, Math.min(100, Math.round(entry.summary.score))) : -1;
    buckets[100 - score]?.push(i);
  });
  return buckets.flat();
}

function passes({ review, summary }: Entry, filter: Filter): boolean {
  if (filter.unanswered && review.reply) return false;
  if (filter.platform !== '' && (review.platform ?? '') !== filter.platform) return false;
  if (filter.band !== '' && summary?.band !== filter.band) return false;
  if (filter.cause === 'none') return summary !== undefined && summary.causes.length === 0;
  return filter.cause === '' || (summary?.causes.includes(filter.cause) ?? false);
}

function holds({ review }: Entry, words: string): boolean {
  const fields = [
    review.text, review.append?.text, review.buyer, review.product?.name, review.product?.id, review.order?.id, review.id, review.reply?.text,
  ];
  return fields.some((field) => field?.toLowerCase().includes(words));
}

export type Counts = {
  bands: Record<Band, number>;
  causes: Map<string, number>;
  platforms: Map<string, number>;
  withoutCause: number;
  unanswered: number;
};

export function countAll(entries: readonly Entry[]): Counts {
  const counts: Counts = { bands: { low: 0, medium: 0, high: 0, critical: 0 }, causes: new Map(), platforms: new Map(), withoutCause: 0, unanswered: 0 };
  const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const { review, summary } of entries) {
    if (review.platform) add(counts.platforms, review.platform);
    if (!review.reply) counts.unanswered++;
    if (!summary) continue;
    counts.bands[summary.band]++;
    if (summary.causes.length === 0) counts.withoutCause++;
    for (const cause of summary.causes) add(counts.causes, cause);
  }
  return counts;
}

/** The nearest risky review after (or before) a place in the list, or null. */
export function nextRisky(entries: readonly Entry[], order: readonly number[], from: number, by: 1 | -1): number | null {
  for (let at = from + by; at >= 0 && at < order.length; at += by) {
    const band = entries[order[at] ?? -1]?.summary?.band;
    if (band && bands.indexOf(band) >= bands.indexOf('high')) return at;
  }
  return null;
}
