// One record of a recognised list, read into a review.

import { foundReview, type FoundReview } from '../adapter.ts';
import { boxIn, boxInDialog, isoDate } from '../dom.ts';
import type { Cell } from './cells.ts';
import { isWords, type Columns, type Part } from './columns.ts';
import { markPath, toldOf, wordsOf, type ReviewList } from './detect.ts';

const appendMark = /(?:追评|追加评[价论]|天后追加|购买(?:\d+天|当天)后?追|收货后\s*\d+\s*天)/;
const byLine = /^(?:reviewed by|written by|by|von|par|de|da|door|av|от|作者[:：]|用户[:：])\s+/iu;
const masked = /(?:^|[^\p{L}\d*])([\p{L}\d]{1,4}\*{2,6}[\p{L}\d]{0,2})(?![\p{L}\d*])/u;

export function readRecord(part: Part, list: ReviewList, lang: string | undefined): FoundReview | null {
  const { row, cells } = part;
  const { columns } = list;
  const words = wordsOf(cells, columns);
  const stars = starsOf(part, columns);
  const told = toldOf(cells, list.told);
  const grade = part.marks.find((mark) => mark.grade !== undefined)?.grade;
  if (words.length === 0 && stars === undefined && grade === undefined) return null;
  const title = cells.find((cell) => columns.titles.has(cell.path) && isWords(cell, columns.constant) && !words.includes(cell));
  const holders = [...(title ? [title] : []), ...words].map(({ element }) => element);
  const append = appendOf(cells, words);
  const order = /(?:订单(?:编)?号|order\s*(?:no\.?|number|id|#))\s*[:：#]?\s*(\d[\d-]{7,})/i.exec(cells.map(({ text }) => text).join('\n'))?.[1];
  const reply = cells.filter(({ is }) => is.reply && !is.date && !is.press).toSorted((a, b) => b.weight - a.weight)[0];
  const markElements = new Set(part.marks.filter(({ called }) => !called).map(({ element }) => element));
  const firstWords = words[0];
  return foundReview({
    row,
    words: holders,
    skip: (element) => markElements.has(element) || (firstWords !== undefined && isMarginal(element)),
    appendWords: append?.element ?? null,
    appendDays: append?.days,
    review: {
      platform: 'generic',
      stars: stars ?? told?.stars,
      grade,
      date: dateOf(part, columns, lang) ?? told?.date,
      buyer: buyerOf(cells, columns, words) ?? told?.buyer,
      order: { id: order },
      images: picturesIn(row),
      ...(reply && reply.weight > 3 ? { reply: { text: reply.text } } : {}),
    },
    replyBox: () => boxIn(row) ?? boxInDialog(row.ownerDocument, [order, firstWords?.text]),
  });
}

const pictureName = /image|photo|pic(?!ker)|media|gallery|thumb|album/i;
const otherPicture = /avatar|star|rating(?!-?media)|icon|user|author|profile|product|badge|flag/i;

/** Pictures of the buyer's: those in something that is named so, as avatars, stars and goods never are. */
function picturesIn(row: Element): number | undefined {
  const shown = [...row.getElementsByTagName('img')].filter((each) => {
    let names = '';
    for (let at: Element | null = each; at && at !== row; at = at.parentElement) names += ` ${at.getAttribute('class') ?? ''}`;
    return pictureName.test(names) && !otherPicture.test(names);
  });
  return shown.length || undefined;
}

/** "Read more" and the like inside of the words. */
function isMarginal(element: Element): boolean {
  if (element.childElementCount > 2) return false;
  const text = (element.textContent ?? '').trim();
  return text.length <= 24 && (element.tagName === 'A' || element.getAttribute('role') === 'button')
    && /^(?:\W*(?:(?:read|show|see|view) (?:more|less|full review)|more|less|mehr (?:lesen|anzeigen)|weniger|lire (?:plus|la suite)|ver m[aá]s|leer m[aá]s|leggi tutto|ler mais|mostrar m[aá]s|展开|收起|全文|查看更多|続きを読む|もっと見る|читать (?:далее|полностью)|ещ[её])\W*)$/iu.test(text);
}

function starsOf({ row, marks }: Part, { mark: path }: Columns): number | undefined {
  const told = marks.filter(({ stars }) => stars !== undefined);
  if (told.length === 0) return undefined;
  const onPath = told.find((mark) => markPath(mark, row) === path);
  if (onPath) return onPath.stars;
  return told.toSorted((a, b) => b.sure - a.sure)[0]?.stars;
}

function dateOf({ cells, hiddenDay }: Part, columns: Columns, lang: string | undefined): string | undefined {
  const dated = cells.filter(({ is }) => is.date && !is.reply);
  for (const cell of [...dated.filter(({ path }) => columns.dates.has(path)), ...dated]) {
    const time = cell.element.closest('time') ?? cell.element.querySelector('time');
    const iso = isoDate(time?.getAttribute('datetime') ?? '') ?? isoDate(cell.text, { lang });
    if (iso) return iso;
  }
  return hiddenDay;
}

function buyerOf(cells: readonly Cell[], { buyers, constant }: Columns, words: readonly Cell[]): string | undefined {
  const cell = cells.find((each) => buyers.has(each.path) && !constant.has(each.text) && !each.is.date && !each.is.mark && !each.is.reply && !words.includes(each));
  if (cell) return cell.text.replace(byLine, '');
  for (const each of cells) {
    if (words.includes(each) || each.is.reply || each.is.press || constant.has(each.text) || each.text.length > 40) continue;
    const hidden = masked.exec(each.text)?.[1];
    if (hidden) return hidden;
    if (byLine.test(each.text) && /^.{2,6}\s+\p{Lu}/u.test(each.text)) return each.text.replace(byLine, '');
  }
  return undefined;
}

/** Chinese shops show a second thought below the first: a short cell names it, the next one holds it. */
function appendOf(cells: readonly Cell[], words: readonly Cell[]): { element: Element; days?: number } | undefined {
  const at = cells.findIndex((cell) => !words.includes(cell) && !cell.is.reply && cell.text.length <= 400 && appendMark.test(cell.text.slice(0, 40)));
  const mark = cells[at];
  if (!mark) return undefined;
  const next = cells.slice(at + 1).find(({ is }) => !is.date && !is.press && !is.label && !is.note && !is.mark && !is.reply);
  const holder = mark.text.length > 24 ? mark : next;
  if (!holder) return undefined;
  const days = /(\d+)\s*天/.exec(mark.text)?.[1];
  return days === undefined ? { element: holder.element } : { element: holder.element, days: Number(days) };
}
