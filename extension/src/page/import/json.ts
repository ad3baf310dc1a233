// Reads JSON and NDJSON: every value with its line, and the lines that are no JSON.

import type { Pace } from '../pace.ts';
import { isRecord } from './review-from.ts';

export type Values = { values: { line: number; value: unknown }[]; badLines: number[] };

/** Whether the text is meant as JSON at all. */
export function looksLikeJson(text: string): boolean {
  const start = text.trimStart().slice(0, 2);
  return /^\{(?:["}\s]|$)/u.test(start) || /^\[(?:[[{"\]\s]|$)/u.test(start);
}

export async function readJson(text: string, pace: Pace, onProgress: (done: number) => void = () => {}): Promise<Values> {
  const whole = parse(text);
  if (whole.ok) return { values: listIn(whole.value).map((value, i) => ({ line: i + 1, value })), badLines: [] };

  const values: Values['values'] = [];
  const badLines: number[] = [];
  for (let at = 0, line = 1; at < text.length; line++) {
    const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
    const piece = text.slice(at, end).trim();
    if (piece !== '') {
      const one = parse(piece);
      if (one.ok) values.push({ line, value: one.value });
      else badLines.push(line);
    }
    at = end + 1;
    onProgress(at / text.length);
    await pace();
  }
  return { values, badLines };
}

// Answers of shop interfaces wrap the list: {"data":{"list":[...]}}. The longest list of objects is the one meant.
function listIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (!isRecord(value) || typeof value.text === 'string') return [value];
  return longestList(value, 4) ?? [value];
}

function longestList(value: unknown, depth: number): unknown[] | null {
  if (depth === 0) return null;
  if (Array.isArray(value)) return value.length > 0 && value.every(isRecord) ? value : null;
  if (!isRecord(value)) return null;
  let best: unknown[] | null = null;
  for (const part of Object.values(value)) {
    const found = longestList(part, depth - 1);
    if (found && found.length > (best?.length ?? 0)) best = found;
  }
  return best;
}

// Line by line a million rows are a million failures at most; the whole is tried once, and only where it can be one value.
function parse(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false };
  }
}

/** A table out of objects that are not in the form of contract.md: one column for each path that leads to a plain value. */
export function tableOf(values: Values['values']): { line: number; cells: (string | number | boolean | null)[] }[] {
  const columns = new Map<string, number>();
  const flat = values.map(({ line, value }) => {
    const found = new Map<string, string | number | boolean>();
    flatten(value, '', found, 3);
    for (const name of found.keys()) if (!columns.has(name)) columns.set(name, columns.size);
    return { line, found };
  });
  const names = [...columns.keys()];
  return [{ line: 0, cells: names }, ...flat.map(({ line, found }) => ({ line, cells: names.map((name) => found.get(name) ?? null) }))];
}

function flatten(value: unknown, path: string, into: Map<string, string | number | boolean>, depth: number): void {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') into.set(path === '' ? 'text' : path, value);
  else if (Array.isArray(value)) into.set(path, value.length);
  else if (isRecord(value) && depth > 0) {
    for (const [name, part] of Object.entries(value)) flatten(part, path === '' ? name : `${path}.${name}`, into, depth - 1);
  }
}
