// Recognises what a seller pasted: JSON, a table, one review on each line, or reviews with empty lines between them.

import { fieldNamed } from './fields.ts';
import { looksLikeJson } from './json.ts';

export const pasteForms = ['json', 'table', 'lines', 'blocks', 'one'] as const;
export type PasteForm = (typeof pasteForms)[number];

export function recognise(text: string): PasteForm {
  const trimmed = text.trim();
  if (looksLikeJson(trimmed)) return 'json';
  const lines = trimmed.split('\n').filter((line) => line.trim() !== '');
  if (isTable(lines)) return 'table';
  if (/\n[^\S\n]*\n/u.test(trimmed)) return 'blocks';
  return lines.length > 1 ? 'lines' : 'one';
}

// Commas are common in English prose: they make a table only under a header that names the text's column.
function isTable(lines: readonly string[]): boolean {
  if (lines.length < 2) return false;
  const tabs = lines.slice(0, 20).map((line) => line.split('\t').length);
  const least = Math.min(...tabs);
  if (least >= 2) return true;
  for (const separator of [',', ';', '\t', '|']) {
    const titles = (lines[0] ?? '').split(separator).map((title) => title.replaceAll('"', '').trim());
    if (titles.length >= 2 && titles.some(namesText)) return true;
  }
  return false;
}

function namesText(title: string): boolean {
  const name = fieldNamed(title);
  return name?.whole === true && name.field === 'text';
}

/** The reviews in a text of one of the plain forms, with the line each begins on. */
export function splitPlain(text: string, form: 'lines' | 'blocks' | 'one'): { line: number; text: string }[] {
  const found: { line: number; text: string }[] = [];
  let open: { line: number; text: string } | null = null;
  text.split('\n').forEach((content, i) => {
    const empty = content.trim() === '';
    if (form === 'lines' || (form === 'blocks' && empty)) open = null;
    if (empty && (open === null || form !== 'one')) return;
    if (open === null) {
      open = { line: i + 1, text: content.trim() };
      found.push(open);
    } else open.text += `\n${content.trimEnd()}`;
  });
  for (const one of found) one.text = one.text.trim();
  return found;
}
