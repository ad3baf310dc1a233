// The fields of a review that a column may hold, and the words by which exports call them (shared/data/columns.json).

import known from '../../../../shared/data/columns.json';
import type { Grade } from '../../contract.ts';

export type Field = keyof typeof known.columns;
export const fields = Object.keys(known.columns) as Field[];

const fieldOf = new Map<string, Field>();
for (const field of fields) for (const name of known.columns[field]) fieldOf.set(plain(name), field);
const gradeOf = new Map<string, Grade>();
for (const grade of ['good', 'neutral', 'bad'] as const) for (const name of known.grades[grade]) gradeOf.set(plain(name), grade);

/** A name held in a longer header counts from this many units on: shorter ones ("时间", "date") stand in too many others. */
const telling = (name: string) => name.length >= (/^[a-z]+$/u.test(name) ? 8 : 4);
const parts = [...fieldOf].filter(([name]) => telling(name)).toSorted((a, b) => b[0].length - a[0].length);

/** The field that a header names, and whether it is the whole header or only holds the name. */
export function fieldNamed(header: string): { field: Field; whole: boolean } | null {
  const name = plain(header);
  const field = fieldOf.get(name);
  if (field) return { field, whole: true };
  const part = parts.find(([known]) => name.includes(known));
  return part ? { field: part[1], whole: false } : null;
}

export function gradeNamed(text: string): Grade | null {
  return gradeOf.get(plain(text)) ?? null;
}

// As the command line program compares them: folded, without blanks and punctuation.
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[^a-z0-9\u0080-\uffff]+|[\s：（）【】\ufeff]+/gu, '');
}
