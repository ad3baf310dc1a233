// Reads separated values of any separator, keeps each row's line number, and gets over a quotation mark that never closes.

import Papa from 'papaparse';
import type { Pace } from '../pace.ts';
import type { Cell } from './values.ts';

export type Row = { line: number; cells: Cell[] };

/** `openQuotes`: lines that were left out because a quotation mark opens there and never closes. */
export type Csv = { rows: Row[]; openQuotes: number[] };

const chunkSize = 1 << 17;
/** After so many unclosed marks the file is not what it says it is, and the rest is not worth the time. */
const mostOpenQuotes = 20;

/** The text's line ends are `\n`. Rows without any content are left out but counted. `onProgress` goes from 0 to 1. */
export async function readCsv(text: string, pace: Pace, onProgress: (done: number) => void = () => {}): Promise<Csv> {
  const rows: Row[] = [];
  const openQuotes: number[] = [];
  let rest = text;
  let line = 1;
  while (rest !== '') {
    const from = line;
    const stop = await readUntilOpenQuote(rest, from, rows, pace, (done) => onProgress(1 - (rest.length * (1 - done)) / text.length));
    if (stop === null) break;
    openQuotes.push(stop);
    if (openQuotes.length >= mostOpenQuotes) break;
    rest = afterLine(rest, stop - from + 1);
    line = stop + 1;
  }
  return { rows, openQuotes };
}

/** The line of the row that swallowed the rest, which is then not among the rows; null when all was read. */
function readUntilOpenQuote(text: string, from: number, rows: Row[], pace: Pace, onProgress: (done: number) => void): Promise<number | null> {
  let line = from;
  let stop: number | null = null;
  let chunks = 0;
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(text as string | Papa.LocalFile, {
      newline: '\n', chunkSize, skipEmptyLines: false,
      delimiter: guessSeparator(text),
      chunk(results, parser) {
        const unclosed = results.errors.find((error) => error.code === 'MissingQuotes')?.row;
        results.data.forEach((cells, i) => {
          if (stop !== null) return;
          if (i === unclosed) {
            stop = line;
            return;
          }
          if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
          line += 1 + cells.reduce((sum, cell) => sum + lineEnds(cell), 0);
        });
        chunks++;
        onProgress(Math.min(1, (chunks * chunkSize) / text.length));
        parser.pause();
        Promise.resolve().then(pace).then(() => parser.resume(), (reason: unknown) => {
          // First, as stopping the parser makes it report that it is complete.
          reject(reason instanceof Error ? reason : new Error(String(reason)));
          parser.abort();
        });
      },
      complete: () => resolve(stop),
    });
  });
}

/** The separator that cuts most of the first lines into the same number of cells; a comma where none does. */
export function guessSeparator(text: string): string {
  const lines = text.slice(0, 1 << 15).replaceAll(/"(?:[^"]|"")*"/gu, '').split('\n').slice(0, 20).filter((line) => line.trim() !== '');
  let best = { separator: ',', alike: 0, cells: 1 };
  for (const separator of [',', '\t', ';', '|']) {
    const cells = (lines[0] ?? '').split(separator).length;
    const alike = cells < 2 ? 0 : lines.filter((line) => line.split(separator).length === cells).length;
    if (alike > best.alike || (alike === best.alike && alike > 0 && cells > best.cells)) best = { separator, alike, cells };
  }
  return best.separator;
}

function lineEnds(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}

function afterLine(text: string, lines: number): string {
  let at = -1;
  for (let i = 0; i < lines; i++) {
    at = text.indexOf('\n', at + 1);
    if (at < 0) return '';
  }
  return text.slice(at + 1);
}
