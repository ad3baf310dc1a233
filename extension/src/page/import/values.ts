// Reads single cells: stars, grades, times, money and counts, in the many forms that exports write them.

import type { Grade } from '../../contract.ts';
import { isoWithOffset } from '../../ui/time.ts';
import { gradeNamed } from './fields.ts';

export type Cell = string | number | boolean | Date | null | undefined;

/** The cell as trimmed text; empty for nothing. */
export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : isoWithOffset(cell);
  return String(cell).trim();
}

const chineseDigits: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 };

/** 1 to 5, or null when the cell says nothing that is a rating. */
export function readStars(cell: Cell): number | null {
  const text = cellText(cell);
  const drawn = /^[★⭐]+/u.exec(text);
  if (drawn) return inRange(Array.from(drawn[0]).length);
  const word = /^([一二两三四五])\s*(?:颗|个)?\s*星/u.exec(text);
  if (word) return chineseDigits[word[1] ?? ''] ?? null;
  const digits = /^(\d(?:[.,]\d+)?)\s*(?:分|颗?星|stars?\b|\/\s*5|out of 5.*|\(.*\))?\s*(?:星|stars?)?$/iu.exec(text);
  return digits ? inRange(Number((digits[1] ?? '').replace(',', '.'))) : null;
}

function inRange(stars: number): number | null {
  return stars >= 1 && stars <= 5 ? stars : null;
}

export function readGrade(cell: Cell): Grade | null {
  return gradeNamed(cellText(cell));
}

/** ISO 8601 with the seller's own offset where the cell gives none, or null. A day alone stays a day. */
export function readWhen(cell: Cell): string | null {
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return null;
    // A spreadsheet's times have no zone; the reader gives them as if they were UTC.
    return isoWithOffset(new Date(
      cell.getUTCFullYear(), cell.getUTCMonth(), cell.getUTCDate(), cell.getUTCHours(), cell.getUTCMinutes(), cell.getUTCSeconds(),
    ));
  }
  const text = cellText(cell);
  if (/^\d{10}$|^\d{13}$/u.test(text)) return isoWithOffset(new Date(Number(text) * (text.length === 10 ? 1000 : 1)));
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2})[:：点](\d{1,2})(?:[:：](\d{1,2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/u.exec(text);
  if (!parts) return readWesternDay(text);
  const [, year, month, day, hour, minute, second, zone] = parts;
  if (!realDay(Number(year), Number(month), Number(day)) || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return null;
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined) return date;
  const time = `${date}T${two(hour)}:${two(minute)}:${two(second)}`;
  if (zone === 'Z') return `${time}Z`;
  if (zone) return `${time}${zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`}`;
  return isoWithOffset(new Date(time));
}

// "March 3, 2026", "3 Mar 2026", "12/31/2026": only where one reading is possible.
function readWesternDay(text: string): string | null {
  const numbers = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/u.exec(text);
  if (numbers) {
    const [first, second, year] = [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])];
    if (first > 12 && realDay(year, second, first)) return `${year}-${two(second)}-${two(first)}`;
    if ((second > 12 || first === second) && realDay(year, first, second)) return `${year}-${two(first)}-${two(second)}`;
    return null;
  }
  if (!/^(?:\d{1,2}(?:st|nd|rd|th)?\s+)?[a-z]{3,9}\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4}$/iu.test(text)) return null;
  const day = new Date(text.replace(/(\d)(?:st|nd|rd|th)/iu, '$1'));
  return Number.isNaN(day.getTime()) ? null : `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

function realDay(year: number, month: number, day: number): boolean {
  const made = new Date(year, month - 1, day);
  return made.getFullYear() === year && made.getMonth() === month - 1 && made.getDate() === day;
}

function two(value: string | number | undefined): string {
  return String(value ?? 0).padStart(2, '0');
}

const currencySigns: [RegExp, string][] = [
  [/(?:US\$|USD)/iu, 'USD'], [/(?:HK\$|HKD)/iu, 'HKD'], [/(?:¥|￥|元|RMB|CNY)/iu, 'CNY'], [/(?:€|EUR)/iu, 'EUR'],
  [/(?:£|GBP)/iu, 'GBP'], [/\$/u, 'USD'],
];

/** A decimal string without sign or separators, and the currency if the cell names one. */
export function readMoney(cell: Cell): { amount: string; currency?: string } | null {
  const text = cellText(cell).normalize('NFKC');
  const found = /^\D{0,6}?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\D{0,6}$/u.exec(text);
  if (!found || text.includes('-')) return null;
  const amount = `${(found[1] ?? '').replaceAll(',', '')}${found[2] ?? ''}`;
  const currency = currencySigns.find(([sign]) => sign.test(text))?.[1];
  return currency ? { amount, currency } : { amount };
}

/** A whole number, or how many things a list names (an export often gives the pictures' addresses). */
export function readCount(cell: Cell): number | null {
  const text = cellText(cell);
  if (/^\d{1,9}(?:\.0+)?$/u.test(text)) return Math.trunc(Number(text));
  const number = /^(\d{1,9})\s*(?:张|个|人|次|幅|people|votes?|photos?|images?)/iu.exec(text);
  if (number) return Number(number[1]);
  if (/^(?:无|否|没有|no|none|false)$/iu.test(text)) return 0;
  if (/https?:/iu.test(text)) return text.split(/[\s,;|，；]+/u).filter((part) => /^https?:/iu.test(part)).length;
  return null;
}
