// Times as the engine wants them (ISO 8601 with the seller's own offset) and as people read them.

import type { UiLang } from '../contract.ts';
import { langTag } from '../i18n/index.ts';

export function isoWithOffset(time: Date): string {
  const minutes = -time.getTimezoneOffset();
  const local = new Date(time.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const two = (n: number) => String(Math.floor(Math.abs(n))).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** A text that is no time is shown as it is: it came from a page or from the engine and may still say something. */
export function readableTime(iso: string, ui: UiLang): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  return new Intl.DateTimeFormat(langTag[ui], {
    month: 'short', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).format(time);
}

export function readableDay(iso: string, ui: UiLang): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  return new Intl.DateTimeFormat(langTag[ui], { year: 'numeric', month: 'short', day: 'numeric' }).format(time);
}
