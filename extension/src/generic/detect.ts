// Finds the lists of reviews of any page: rating marks, repeated siblings around them, columns, and the judgement of the whole.

import { candidatesOf, inOrder, schemaReview, unmarkedSiblings, type Candidate } from './records.ts';
import { cellsOf, stepOf, type Cell } from './cells.ts';
import { isoDate } from '../dom.ts';
import { columnsOf, isWords, type Columns, type Part } from './columns.ts';
import { judge } from './evidence.ts';
import { findMarks, type Mark } from './marks.ts';
import { bare, toldReviews, type ToldReview } from './json-ld.ts';

/** A list of reviews that was recognised, with all that is needed to read more rows of it. */
export type ReviewList = {
  step: string;
  rows: Element[];
  columns: Columns;
  told: readonly ToldReview[];
  /** Most rows show a day: a row without one may not be a review. */
  dated: boolean;
};

type Root = Document | ShadowRoot | Element;
const sample = 24;
const mostLists = 6;

/** The lists, and all marks of the root for reading them. */
export function detect(root: Root): { lists: ReviewList[]; marks: MarkIndex } {
  const told = toldReviews(root.nodeType === 9 ? root : root.ownerDocument ?? root);
  const marks = allMarks(root, told);
  const byElement = indexMarks(marks);
  if (marks.length === 0) return { lists: [], marks: byElement };
  const lang = langOf(root);
  const judged = candidatesOf(marks).flatMap((candidate) => judgedList(candidate, byElement, told, lang));
  judged.sort((a, b) => b.good - a.good || a.height - b.height);
  const lists: ReviewList[] = [];
  const taken: Element[] = [];
  for (const { list } of judged) {
    // A row that holds two rows of a list further in is a section of the page.
    if (judged.some((inner) => inner.list !== list && holdsTwo(list.rows, inner.list.rows))) continue;
    if (lists.length >= mostLists) break;
    list.rows = list.rows.filter((row) => !taken.some((other) => other.contains(row) || row.contains(other)));
    if (list.rows.length === 0) continue;
    lists.push(list);
    taken.push(...list.rows);
  }
  for (const list of lists) list.rows = withSiblings(list, byElement, lang);
  return { lists, marks: byElement };
}

/** In document order. */
export function allMarks(root: Root, told: readonly ToldReview[]): Mark[] {
  const called = [...schemaMarks(root), ...toldMarks(root, told)];
  const shown = findMarks(root);
  return called.length === 0 ? shown : [...shown, ...called].toSorted((a, b) => (a.element === b.element ? 0 : a.element.compareDocumentPosition(b.element) & 4 ? -1 : 1));
}

type JudgedList = { list: ReviewList; good: number; height: number };

function judgedList({ step, rows, height }: Candidate, marks: MarkIndex, told: readonly ToldReview[], lang: string | undefined): JudgedList[] {
  const parts = spread(rows, sample).map((row) => partOf(row, marks, lang));
  if (parts.some(({ cells }) => cells.length >= 400)) return [];
  const columns = columnsOf(parts, markPath);
  const named = rows[0]?.matches(schemaReview) === true || parts.filter((part) => toldOf(part.cells, told)).length >= Math.max(1, parts.length * 0.3);
  const { score, good } = judge(parts, columns, (part) => wordsOf(part.cells, columns), named);
  // One alone has no siblings to bear it out.
  if (score < (rows.length > 1 || named ? 0 : 2)) return [];
  const dated = parts.filter(hasDay).length >= parts.length * 0.7;
  return [{ list: { step, rows, columns, told, dated }, good: good * (rows.length / parts.length), height }];
}

function holdsTwo(outer: readonly Element[], inner: readonly Element[]): boolean {
  return outer.some((row) => inner.filter((each) => row !== each && row.contains(each)).length >= 2);
}

/** Evenly picked rows: the first few may all be of one form. */
function spread(rows: readonly Element[], most: number): Element[] {
  if (rows.length <= most) return [...rows];
  return Array.from({ length: most }, (_, i) => rows[Math.floor((i * rows.length) / most)]).filter((row) => row !== undefined);
}

export type MarkIndex = {
  /** Elements that do nothing but show a rating. */
  elements: ReadonlySet<Element>;
  /** The marks in and on an element, in document order. */
  under(element: Element): Mark[];
};

export function indexMarks(marks: readonly Mark[]): MarkIndex {
  const showing = marks.filter(({ element, sure, called }) => !called && (element.textContent ?? '').trim().length <= (sure === 4 ? 90 : 30));
  // Every element around a mark knows its marks: one climb each, instead of a search for each row.
  const around = new Map<Element, Mark[]>();
  for (const mark of marks) {
    for (let at: Element | null = mark.element, steps = 0; at && steps < 24 && at.tagName !== 'BODY'; at = at.parentElement, steps++) {
      const known = around.get(at);
      if (known) known.push(mark);
      else around.set(at, [mark]);
    }
  }
  return { elements: new Set(showing.map(({ element }) => element)), under: (element) => around.get(element) ?? [] };
}

export function partOf(row: Element, marks: MarkIndex, lang: string | undefined): Part {
  const cells = cellsOf(row, marks.elements, lang);
  const hiddenDay = cells.some(({ is }) => is.date && !is.reply) ? undefined : hiddenDayOf(row);
  return { row, cells, marks: marks.under(row), ...(hiddenDay ? { hiddenDay } : {}) };
}

export function hasDay({ cells, hiddenDay }: Part): boolean {
  return hiddenDay !== undefined || cells.some(({ is }) => is.date && !is.reply);
}

function hiddenDayOf(row: Element): string | undefined {
  for (const each of row.querySelectorAll('[datetime], [content], [data-content], [data-date], [data-time], [data-timestamp], [data-created-at], [publishedat]')) {
    for (const name of each.getAttributeNames()) {
      const value = each.getAttribute(name) ?? '';
      if (value.length <= 40 && /^20\d\d-\d\d-\d\d/.test(value)) return isoDate(value.slice(0, 10));
    }
  }
  return undefined;
}


export function markPath({ element, sure }: Mark, row: Element): string {
  let path = String(sure);
  for (let at: Element | null = element; at && at !== row; at = at.parentElement) path = `${stepOf(at)}>${path}`;
  return path;
}

/** The cells that hold the buyer's words: the best column that the record has, with the paragraphs beside it. */
export function wordsOf(cells: readonly Cell[], { words, constant }: Columns): Cell[] {
  const [best] = words;
  const rank = new Set(words);
  let chosen: Cell | undefined;
  for (const cell of cells) {
    // In the column of words even "5 stars!" is words.
    if (cell.path !== best || !(isWords(cell, constant) || (cell.is.mark && cell.weight > 0))) continue;
    if (!chosen || cell.weight > chosen.weight) chosen = cell;
  }
  if (!chosen) {
    // Another form of the record (folded, with pictures): what says most of what could be words, if it says enough.
    for (const cell of cells) {
      if (!isWords(cell, constant) || !rank.has(cell.path) || cell.is.link) continue;
      const kin = best !== undefined && lastNamed(cell.path) === lastNamed(best);
      if (cell.weight >= (kin ? 1 : 30) && cell.weight > (chosen?.weight ?? 0)) chosen = cell;
    }
  }
  if (!chosen) return [];
  const { parentElement: holder } = chosen.element;
  const { path } = chosen;
  return cells.filter((cell) => cell === chosen
    || (isWords(cell, constant) && holder !== null && cell.element.parentElement === holder && (cell.path === path || isParagraph(cell.element)))
    || (isWords(cell, constant) && isParagraph(cell.element.parentElement) && cell.element.parentElement?.parentElement === holder && isParagraph(chosen.element))
    || (isWords(cell, constant) && cell.path === path && isParagraph(holder) && isParagraph(cell.element.parentElement) && cell.element.parentElement?.parentElement === holder?.parentElement));
}

function isParagraph(element: Element | null): boolean {
  return element !== null && /^(?:P|UL|OL|LI|BLOCKQUOTE)$/.test(element.tagName) && (element.getAttribute('class') ?? '') === '';
}

function lastNamed(path: string): string {
  return path.split('>').findLast((step) => step.includes('.')) ?? path;
}

export function toldOf(cells: readonly Cell[], told: readonly ToldReview[]): ToldReview | undefined {
  if (told.length === 0) return undefined;
  const said = cells.filter(({ weight, is }) => weight > 3 && !is.reply).map(({ text }) => bare(text));
  return told.find(({ text }) => {
    const start = bare(text).slice(0, 60);
    return start.length > 3 && said.some((each) => each.startsWith(start) || (each.length > 20 && start.startsWith(each.slice(0, 60))));
  });
}

function withSiblings({ rows, columns, dated }: ReviewList, marks: MarkIndex, lang: string | undefined): Element[] {
  const more = unmarkedSiblings(rows).filter((row) => {
    const part = partOf(row, marks, lang);
    const { cells } = part;
    return wordsOf(cells, columns).length > 0 && (!dated || hasDay(part)) && !cells.every(({ is }) => is.reply);
  });
  return more.length === 0 ? rows : inOrder([...rows, ...more]);
}

function schemaMarks(root: Root): Mark[] {
  return [...root.querySelectorAll(schemaReview)].filter((row) => !row.querySelector(schemaReview)).map((element) => ({ element, sure: 1 as const, called: true as const }));
}

/** Words of the page that JSON-LD tells to be a review's, where the page draws no stars that we can read. */
function toldMarks(root: Root, told: readonly ToldReview[]): Mark[] {
  if (told.length === 0) return [];
  const starts = new Map(told.map((each) => [bare(each.text).slice(0, 30), each]));
  const found: Mark[] = [];
  const document = root.nodeType === 9 ? (root as Document) : root.ownerDocument;
  const walker = document?.createTreeWalker(root, 4);
  for (let node = walker?.nextNode(); node; node = walker?.nextNode()) {
    const { data, parentElement: element } = node as Text;
    if (data.length < 8 || !element || element.closest('script, style')) continue;
    const review = starts.get(bare(data.slice(0, 200)).slice(0, 30));
    if (review) found.push({ element, sure: 1, called: true, ...(review.stars === undefined ? {} : { stars: review.stars }) });
  }
  return found;
}

export function langOf(root: Root): string | undefined {
  const document = root.nodeType === 9 ? (root as Document) : root.ownerDocument;
  return document?.documentElement?.lang || undefined;
}
