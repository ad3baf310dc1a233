// The rows of a TSV file of ../shared/data, and its texts, each once.
import { readFileSync } from 'node:fs';

export function readRows(file) {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => {
    const cells = line.split('\t');
    return { label: cells.at(-2), text: cells.at(-1) };
  });
}

export function readTexts(file, limit) {
  const seen = new Set();
  for (const { text } of readRows(file)) {
    if (text) seen.add(text);
    if (seen.size === limit) break;
  }
  return [...seen];
}
