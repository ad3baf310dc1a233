// Opens what the seller gave us, a file's bytes or a pasted text: reviews at once, or a table whose columns are still to be named.

import type { Review } from '../../contract.ts';
import type { Pace } from '../pace.ts';
import { readCsv, type Row } from './csv.ts';
import { decode, type Encoding } from './decode.ts';
import { looksLikeJson, readJson, tableOf } from './json.ts';
import type { Mapping } from './mapping.ts';
import { recognise, splitPlain, type PasteForm } from './paste.ts';
import { isRecord, reviewFromObject, reviewFromRow, type Defaults, type Made } from './review-from.ts';
import { mostProblems, type Problem, type ProblemText } from './problem.ts';
import type { Cell } from './values.ts';

/** A page holds this many reviews at most; the command line program has no such limit. */
export const mostReviews = 200_000;

export type Read = { reviews: Review[]; problems: Problem[]; moreProblems: number; cutShort: boolean };
export type Opened =
  | { kind: 'reviews'; name: string; read: Read }
  | { kind: 'table'; name: string; rows: Row[]; notes: Note[]; encoding?: Encoding };

/** Why a file cannot be read at all; shown as a message with the file's name. */
export class Unreadable extends Error {
  readonly key: 'page_fileUnknown' | 'page_fileOldExcel' | 'page_fileBroken' | 'page_fileEmpty';
  constructor(key: Unreadable['key'], detail = '') {
    super(detail);
    this.key = key;
  }
}

type Note = { line: number; what: ProblemText };
export type Work = { pace: Pace; onProgress?(done: number): void };
export type ReadSheet = (bytes: Uint8Array) => Promise<Cell[][]>;

export async function openFile(name: string, bytes: Uint8Array, readSheet: ReadSheet, work: Work, chosen?: Encoding): Promise<Opened> {
  if (bytes.length === 0) throw new Unreadable('page_fileEmpty');
  const magic = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (magic === 'd0cf11e0') throw new Unreadable('page_fileOldExcel');
  if (magic === '504b0304') return openSheet(name, bytes, readSheet);
  if (/^(?:89504e47|ffd8ff|25504446|52617221|1f8b)/u.test(magic)) throw new Unreadable('page_fileUnknown');

  const { text, encoding, broken } = await decode(bytes, work.pace, chosen);
  if (text.trim() === '') throw new Unreadable('page_fileEmpty');
  const notes: Note[] = broken > 0 ? brokenLines(text) : [];
  const form = looksLikeJson(text) ? 'json' : /\.(?:csv|tsv|tab)$/iu.test(name) ? 'table' : recognise(text.slice(0, 1 << 16));
  const opened = await openText(name, text, form, work, notes);
  return opened.kind === 'table' ? { ...opened, encoding } : opened;
}

export async function openText(name: string, text: string, form: PasteForm, work: Work, notes: Note[] = []): Promise<Opened> {
  if (form === 'table') {
    const { rows, openQuotes } = await readCsv(text, work.pace, work.onProgress);
    if (rows.length === 0) throw new Unreadable('page_fileEmpty');
    return { kind: 'table', name, rows, notes: [...notes, ...openQuotes.map((line) => ({ line, what: { key: 'page_badOpenQuote' } as const }))] };
  }
  if (form === 'json') return openJson(name, text, work, notes);
  const reading = startRead(name, notes);
  for (const { line, text: one } of splitPlain(text, form)) {
    reading.take(line, { review: { text: one }, problems: [] });
    await work.pace();
  }
  return { kind: 'reviews', name, read: reading.read };
}

/** The reviews in a table's rows; the first row is left out when it is a header. */
export async function readTable(
  table: Extract<Opened, { kind: 'table' }>, mapping: Mapping, header: boolean, defaults: Defaults, work: Work,
): Promise<Read> {
  const reading = startRead(table.name, table.notes);
  const rows = header ? table.rows.slice(1) : table.rows;
  for (const [i, row] of rows.entries()) {
    if (!reading.take(row.line, reviewFromRow(row.cells, mapping, defaults))) break;
    work.onProgress?.((i + 1) / rows.length);
    const turn = work.pace();
    if (turn) await turn;
  }
  return reading.read;
}

async function openSheet(name: string, bytes: Uint8Array, readSheet: ReadSheet): Promise<Opened> {
  let cells: Cell[][];
  try {
    cells = await readSheet(bytes);
  } catch (reason) {
    throw new Unreadable('page_fileBroken', reason instanceof Error ? reason.message : String(reason));
  }
  const rows = cells.map((row, i) => ({ line: i + 1, cells: row }))
    .filter((row) => row.cells.some((cell) => cell !== null && cell !== undefined && cell !== ''));
  if (rows.length === 0) throw new Unreadable('page_fileEmpty');
  return { kind: 'table', name, rows, notes: [] };
}

async function openJson(name: string, text: string, work: Work, notes: Note[]): Promise<Opened> {
  const { values, badLines } = await readJson(text, work.pace, work.onProgress);
  const bad: Note[] = badLines.map((line) => ({ line, what: { key: 'page_badJson' } }));
  const objects = values.filter(({ value }) => isRecord(value) || typeof value === 'string');
  const contract = objects.filter(({ value }) => isRecord(value) && (typeof value.text === 'string' || isRecord(value.review))).length;
  if (objects.length > 0 && contract * 2 < objects.length) {
    return { kind: 'table', name, rows: tableOf(objects), notes: [...notes, ...bad] };
  }
  const reading = startRead(name, [...notes, ...bad]);
  for (const { line, value } of values) {
    // Our own export wraps the review together with its assessment.
    if (!reading.take(line, reviewFromObject(isRecord(value) && isRecord(value.review) ? value.review : value))) break;
    const turn = work.pace();
    if (turn) await turn;
  }
  return { kind: 'reviews', name, read: reading.read };
}

function startRead(file: string, notes: readonly Note[]) {
  const read: Read = { reviews: [], problems: [], moreProblems: 0, cutShort: false };
  const note = (line: number, what: ProblemText, kind: Problem['kind']) => {
    if (read.problems.length < mostProblems) read.problems.push({ file, line, what, kind });
    else read.moreProblems++;
  };
  for (const { line, what } of notes) note(line, what, what.key === 'page_badBytes' ? 'ignored' : 'lost');
  return {
    read,
    /** False when there is no room for more. */
    take(line: number, made: Made): boolean {
      for (const problem of made.problems) note(line, problem, made.review ? 'ignored' : 'lost');
      if (!made.review) return true;
      if (read.reviews.length >= mostReviews) {
        read.cutShort = true;
        return false;
      }
      read.reviews.push(made.review);
      return true;
    },
  };
}

function brokenLines(text: string): Note[] {
  const notes: Note[] = [];
  let line = 1;
  let from = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0 && notes.length < mostProblems; at = text.indexOf('\ufffd', at + 1)) {
    for (let end = text.indexOf('\n', from); end >= 0 && end < at; end = text.indexOf('\n', from)) {
      line++;
      from = end + 1;
    }
    if (notes.at(-1)?.line !== line) notes.push({ line, what: { key: 'page_badBytes' } });
  }
  return notes;
}
