// Guesses which column holds which field of a review: by the header first, by what stands in the cells where that fails.

import { fieldNamed, type Field } from './fields.ts';
import { cellText, readGrade, readStars, readWhen, type Cell } from './values.ts';

/** One entry per column: the field it holds, or null for a column that is left out. */
export type Mapping = (Field | null)[];

export type Guess = { header: boolean; mapping: Mapping };

const sampleRows = 40;

export function guessMapping(rows: readonly (readonly Cell[])[]): Guess {
  const first = rows[0] ?? [];
  const width = rows.slice(0, sampleRows).reduce((most, row) => Math.max(most, row.length), 0);
  const titles = Array.from({ length: width }, (_, i) => cellText(first[i]));
  const byName = mapByHeader(titles);
  const header = byName.some(Boolean) && !titles.some((title) => title.length > 30);
  const mapping: Mapping = header ? byName : Array.from({ length: width }, () => null);
  mapByContent(mapping, rows.slice(header ? 1 : 0, sampleRows));
  return { header, mapping };
}

/** Each field takes the first column that names it, one that is its whole name before one that only holds it. */
function mapByHeader(titles: readonly string[]): Mapping {
  const named = titles.map(fieldNamed);
  const mapping: Mapping = titles.map(() => null);
  for (const whole of [true, false]) {
    named.forEach((name, i) => {
      if (name?.whole === whole && mapping[i] === null && !mapping.includes(name.field)) mapping[i] = name.field;
    });
  }
  // "Title" beside no text column is the product's in some exports and the text itself in others: content decides.
  if (!mapping.includes('text')) mapping.forEach((field, i) => { if (field === 'title') mapping[i] = null; });
  return mapping;
}

function mapByContent(mapping: Mapping, rows: readonly (readonly Cell[])[]): void {
  const columns = mapping.map((field, i) => ({ i, field, cells: rows.map((row) => row[i]).filter((cell) => cellText(cell) !== '') }));
  const free = () => columns.filter(({ i, cells }) => mapping[i] === null && cells.length > 0);
  const take = (field: Field, fits: (cells: Cell[]) => boolean) => {
    if (mapping.includes(field)) return;
    const found = free().find(({ cells }) => fits(cells));
    if (found) mapping[found.i] = field;
  };
  take('grade', (cells) => cells.every((cell) => readGrade(cell) !== null));
  take('date', (cells) => cells.every((cell) => !/^\d+$/u.test(cellText(cell)) && readWhen(cell) !== null));
  if (!mapping.includes('text')) {
    const longest = free()
      .map(({ i, cells }) => ({ i, length: meanLength(cells), different: new Set(cells.map(cellText)).size / cells.length }))
      .filter(({ i, length, different }) => length >= 4 && different > 0.3 && !columns[i]?.cells.every(looksLikeCode))
      .toSorted((a, b) => b.length - a.length)[0];
    if (longest) mapping[longest.i] = 'text';
  }
  take('stars', (cells) => cells.every((cell) => readStars(cell) !== null) && cells.length >= Math.min(2, rows.length));
}

function meanLength(cells: readonly Cell[]): number {
  return cells.reduce<number>((sum, cell) => sum + cellText(cell).length, 0) / cells.length;
}

function looksLikeCode(cell: Cell): boolean {
  return /^[\w\-./:+*]+$/u.test(cellText(cell));
}
