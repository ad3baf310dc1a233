// Writes reviews into the engine's batch door and reads its records: many reviews a call, no JSON. Layout: huiping/batch.h.

import type { HuipingModule } from '@huiping/module';
import { bands, isFailure, type Band, type Review, type SentimentLabel } from './contract.ts';

/** What the batch door says of a review; quotes, reasons and words are in its assessment. */
export type Triaged = {
  score: number;
  band: Band;
  /** At most four; the first is the primary one. */
  causes: string[];
  flags: string[];
  sentiment: SentimentLabel;
  severity: 0 | 1 | 2 | 3;
  unsure: boolean;
};

const reviewBytes = 32;
const recordBytes = 64;
/** Enough to make a call cheap, few enough to keep the memory small. */
const mostReviews = 256;
const mostUnits = 1 << 18;

const sentiments = ['negative', 'neutral', 'positive', 'empty'] as const;
const grades = ['bad', 'neutral', 'good'] as const;
const unknown = -1;
// Offsets of the fields of BatchReview and BatchRecord.
const given = { text: 0, append: 4, stars: 8, images: 12, helpful: 16, daysOpen: 20, grade: 24, lang: 25 } as const;
const told = { risk: 0, band: 1, label: 2, severity: 3, unsure: 5, causes: 7, cause: 8, flags: 16 } as const;

export type BatchDoor = (reviews: readonly Review[]) => Triaged[];

/** Throws when the module has no pack. */
export function openBatchDoor(module: HuipingModule): BatchDoor {
  const codes = JSON.parse(module.batchCodes()) as { causes: string[]; flags: string[] };
  if (isFailure(codes)) throw new Error(codes.error);
  return (reviews) => {
    const all: Triaged[] = [];
    for (let first = 0; first < reviews.length;) {
      let last = first;
      let units = 0;
      while (last < reviews.length && last - first < mostReviews && (last === first || units < mostUnits)) units += unitsOf(reviews[last++]);
      write(module, reviews.slice(first, last), units);
      read(module.assessBatch(), last - first, codes, all);
      first = last;
    }
    return all;
  };
}

function unitsOf(review: Review | undefined): number {
  return (review?.text.length ?? 0) + (review?.append?.text.length ?? 0);
}

function write(module: HuipingModule, reviews: readonly Review[], units: number): void {
  module.openBatch(units, reviews.length);
  const bytes = module.batchReviews();
  const fields = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const room = module.batchUnits();
  let at = 0;
  const put = (text: string) => {
    for (let i = 0; i < text.length; i++) room[at++] = text.charCodeAt(i);
    return text.length;
  };
  reviews.forEach((review, i) => {
    const base = i * reviewBytes;
    fields.setUint32(base + given.text, put(review.text), true);
    fields.setUint32(base + given.append, put(review.append?.text ?? ''), true);
    fields.setFloat32(base + given.stars, review.stars ?? 0, true);
    fields.setInt32(base + given.images, review.images ?? unknown, true);
    fields.setInt32(base + given.helpful, review.helpful ?? unknown, true);
    fields.setInt32(base + given.daysOpen, unknown, true);
    fields.setUint8(base + given.grade, review.grade ? grades.indexOf(review.grade) + 1 : 0);
    fields.setUint8(base + given.lang, langNumber(review.lang));
  });
}

function langNumber(lang: string | undefined): number {
  if (!lang) return 0;
  return lang.startsWith('zh') ? 1 : lang.startsWith('en') ? 2 : 3;
}

function read(bytes: Uint8Array, count: number, codes: { causes: string[]; flags: string[] }, out: Triaged[]): void {
  const records = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < count; i++) {
    const base = i * recordBytes;
    const causes: string[] = [];
    for (let c = 0; c < Math.min(4, records.getUint8(base + told.causes)); c++) causes.push(codes.causes[records.getUint8(base + told.cause + c)] ?? 'other');
    const flags: string[] = [];
    for (let bits = records.getUint32(base + told.flags, true), f = 0; bits !== 0; bits >>>= 1, f++) {
      if (bits & 1) flags.push(codes.flags[f] ?? '');
    }
    out.push({
      score: records.getUint8(base + told.risk),
      band: bands[records.getUint8(base + told.band)] ?? 'low',
      causes, flags,
      sentiment: sentiments[records.getUint8(base + told.label)] ?? 'empty',
      severity: records.getUint8(base + told.severity) as Triaged['severity'],
      unsure: records.getUint8(base + told.unsure) === 1,
    });
  }
}
