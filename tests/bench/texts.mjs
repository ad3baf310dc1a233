// The review texts of a TSV file of ../shared/data: last column, each text once.
import { readFileSync } from 'node:fs';

export function readTexts(file, limit) {
  const seen = new Set();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const text = line.slice(line.lastIndexOf('\t') + 1);
    if (text) seen.add(text);
    if (seen.size === limit) break;
  }
  return [...seen];
}
