// Which cell of a record is what: decided over all records of a list together, as one reads a table by its columns.

import type { Cell } from './cells.ts';
import type { Mark } from './marks.ts';

export type Part = {
  row: Element;
  cells: Cell[];
  marks: Mark[];
  /** A day that only an attribute tells (of a <time>, or for a script that writes it later), ISO. */
  hiddenDay?: string;
};

export type Columns = {
  /** Paths of the buyer's words, best first; the first is in most records. */
  words: string[];
  /** Paths of titles, dates and buyers: more than one where the page has its records in two forms. */
  titles: ReadonlySet<string>;
  dates: ReadonlySet<string>;
  buyers: ReadonlySet<string>;
  /** Path from the row and sureness of the mark that counts. */
  mark?: string;
  /** Cells that say the same in most records: labels. */
  constant: ReadonlySet<string>;
};

const wordsName = /(?:text|content|body|desc|message|comment|review|quote|feedback|opinion|main|details?)(?![a-z]*(?:er|or)\b)/i;
const titleName = /title|headline|heading|subject|summary|titre|titulo/i;
const buyerName = /author|user|name|nick|reviewer|customer|buyer|by-?line|member|profile|autor|kunde|client/i;

export function columnsOf(records: readonly Part[], markPath: (mark: Mark, row: Element) => string): Columns {
  const count = records.length;
  const constant = constantTexts(records);
  const stats = new Map<string, { sum: number; records: number; cell: Cell; linked: number; longest: number }>();
  const dates = new Map<string, number>();
  const buyers = new Map<string, number>();
  for (const { cells } of records) {
    const seen = new Set<string>();
    for (const cell of cells) {
      const { path, is, text } = cell;
      if (is.reply) continue;
      if (is.date && !seen.has(`d${path}`)) dates.set(path, (dates.get(path) ?? 0) + 1);
      if (is.date) seen.add(`d${path}`);
      if (!is.date && !is.mark && !is.press && text.length <= 40 && buyerName.test(lastSteps(path)) && !constant.has(text)) buyers.set(path, (buyers.get(path) ?? 0) + 1);
      if (!isWords(cell, constant)) continue;
      const known = stats.get(path) ?? { sum: 0, records: 0, cell, linked: 0, longest: 0 };
      known.sum += Math.min(cell.weight, 300);
      known.longest = Math.max(known.longest, cell.weight);
      if (is.link) known.linked++;
      if (!seen.has(path)) known.records++;
      seen.add(path);
      stats.set(path, known);
    }
  }
  const ranked = [...stats].map(([path, { sum, linked, records: n, cell }]) => {
    const name = lastSteps(path);
    let score = sum;
    if (wordsName.test(name) && !titleName.test(name)) score *= 1.4;
    if (titleName.test(name) || /^H[1-6]$/.test(cell.element.tagName)) score *= 0.35;
    if (buyerName.test(name) && !wordsName.test(name)) score *= 0.3;
    if (linked > n / 2) score *= 0.4;
    return { path, score, n };
  }).toSorted((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1));
  const best = ranked[0];
  const titles = new Set(ranked.flatMap(({ path }) => (path !== best?.path && titleName.test(lastSteps(path)) ? [path] : [])));
  const least = count * 0.15;
  const names = new Set([...buyers].flatMap(([path, n]) => (n >= least && path !== best?.path && !titles.has(path) ? [path] : [])));
  const days = new Set([...dates].flatMap(([path, n]) => (n >= least ? [path] : [])));
  const words = ranked.filter(({ path }) => !titles.has(path) && !names.has(path)).map(({ path }) => path);
  const mark = bestMark(records, markPath);
  return { words, constant, titles, buyers: names, dates: days, ...(mark ? { mark } : {}) };
}

/** Could be the buyer's words: nothing else is known of it. */
export function isWords({ is, text, weight }: Cell, constant: ReadonlySet<string>): boolean {
  return weight >= 1 && !is.mark && !is.press && !is.reply && !is.date && !is.price && !is.count && !is.label && !is.note && !constant.has(text);
}

function constantTexts(records: readonly Part[]): Set<string> {
  if (records.length < 3) return new Set();
  const seen = new Map<string, number>();
  for (const { cells } of records) {
    for (const text of new Set(cells.filter((cell) => cell.text.length < 60).map((cell) => cell.text))) seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  return new Set([...seen].filter(([, n]) => n >= Math.max(3, records.length * 0.6)).map(([text]) => text));
}

/** The mark that most records have once; a path that occurs several times in a record is of ratings of single aspects. */
function bestMark(records: readonly Part[], markPath: (mark: Mark, row: Element) => string): string | undefined {
  const seen = new Map<string, { records: number; times: number; order: number; sure: number }>();
  for (const { row, marks } of records) {
    const here = new Set<string>();
    marks.forEach((mark, order) => {
      if (mark.stars === undefined) return;
      const path = markPath(mark, row);
      const known = seen.get(path) ?? { records: 0, times: 0, order, sure: mark.sure };
      known.times++;
      if (!here.has(path)) known.records++;
      here.add(path);
      seen.set(path, known);
    });
  }
  const top = Math.max(0, ...[...seen.values()].map((each) => each.records));
  const ranked = [...seen].filter(([, each]) => each.records >= top * 0.8).toSorted(([, a], [, b]) =>
    Number(a.times > a.records * 1.5) - Number(b.times > b.records * 1.5) || b.sure - a.sure || a.order - b.order || b.records - a.records);
  return ranked[0]?.[0];
}

function lastSteps(path: string): string {
  return path.split('>').slice(-2).join('>');
}
