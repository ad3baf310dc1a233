// Makes reviews out of table rows and of JSON objects; what a field says wrongly is told and left out, never guessed.

import type { Review } from '../../contract.ts';
import type { Field } from './fields.ts';
import type { Mapping } from './mapping.ts';
import { findPlatform } from './platforms.ts';
import { brief, type ProblemText } from './problem.ts';
import { cellText, readCount, readGrade, readMoney, readStars, readWhen, type Cell } from './values.ts';

/** No review: the first problem says why. With a review, the problems are about fields that were left out. */
export type Made = { review: Review | null; problems: ProblemText[] };

export type Defaults = { platform?: string };

export function reviewFromRow(cells: readonly Cell[], mapping: Mapping, defaults: Defaults = {}): Made {
  const problems: ProblemText[] = [];
  const of = (field: Field): Cell => {
    const column = mapping.indexOf(field);
    return column < 0 ? null : cells[column];
  };
  const said = (field: Field) => cellText(of(field));
  const read = <T>(field: Field, reader: (cell: Cell) => T | null, key: 'page_badStars' | 'page_badDate' | 'page_badPrice' | 'page_badNumber'): T | undefined => {
    const text = said(field);
    if (text === '' || text === '-') return undefined;
    const value = reader(of(field));
    if (value !== null) return value;
    problems.push({ key, field, value: brief(text) });
    return undefined;
  };

  const body = [said('title'), said('text')].filter(Boolean).join('\n');
  if (body === '') return { review: null, problems: [{ key: 'page_badNoText' }] };

  const review: Review = { text: body };
  put(review, 'id', said('id'));
  put(review, 'buyer', said('buyer'));
  put(review, 'lang', said('lang').slice(0, 16));
  put(review, 'date', read('date', readWhen, 'page_badDate'));
  put(review, 'images', read('images', readCount, 'page_badNumber'));
  put(review, 'helpful', read('helpful', readCount, 'page_badNumber'));
  const platform = said('platform');
  put(review, 'platform', platform === '' ? defaults.platform : findPlatform(platform) ?? platform);

  // Many exports keep stars and grades in one column.
  const grade = readGrade(of('grade')) ?? readGrade(of('stars'));
  put(review, 'grade', grade ?? undefined);
  put(review, 'stars', readStars(of('grade')) ?? (readGrade(of('stars')) ? undefined : read('stars', readStars, 'page_badStars')));
  if (said('grade') !== '' && grade === null && review.stars === undefined) {
    problems.push({ key: 'page_badGrade', field: 'grade', value: brief(said('grade')) });
  }

  if (said('append') !== '') {
    review.append = { text: said('append') };
    put(review.append, 'days', read('append_days', readCount, 'page_badNumber'));
  }
  const product: NonNullable<Review['product']> = {};
  put(product, 'id', said('product_id'));
  put(product, 'name', said('product_name'));
  put(product, 'variant', said('variant'));
  if (Object.keys(product).length > 0) review.product = product;
  const order: NonNullable<Review['order']> = {};
  put(order, 'id', said('order_id'));
  const price = read('price', readMoney, 'page_badPrice');
  put(order, 'price', price?.amount);
  put(order, 'currency', said('currency').toUpperCase() || price?.currency);
  put(order, 'signed_at', read('signed_at', readWhen, 'page_badDate'));
  if (Object.keys(order).length > 0) review.order = order;
  if (said('reply') !== '') {
    review.reply = { text: said('reply') };
    put(review.reply, 'date', read('reply_date', readWhen, 'page_badDate'));
  }
  return { review, problems };
}

/** A value in the form of contract.md; unknown fields are ignored, as the contract says. */
export function reviewFromObject(value: unknown, defaults: Defaults = {}): Made {
  if (!isRecord(value)) return { review: null, problems: [{ key: 'page_badNotObject' }] };
  if (typeof value.text !== 'string' || value.text.trim() === '') return { review: null, problems: [{ key: 'page_badNoText' }] };
  const problems: ProblemText[] = [];
  const review: Review = { text: value.text };
  const string = (from: Record<string, unknown>, name: string, path = name): string | undefined => {
    const found = from[name];
    if (found === undefined || found === null || found === '') return undefined;
    if (typeof found === 'string') return found;
    if (typeof found === 'number') return String(found);
    problems.push({ key: 'page_badType', field: path, value: brief(found) });
    return undefined;
  };
  const read = <T>(from: Record<string, unknown>, name: string, reader: (cell: Cell) => T | null, path = name): T | undefined => {
    const text = string(from, name, path);
    if (text === undefined) return undefined;
    const made = reader(text);
    if (made === null) problems.push({ key: 'page_badType', field: path, value: brief(text) });
    return made ?? undefined;
  };
  const part = (name: string): Record<string, unknown> => {
    const found = value[name];
    if (isRecord(found)) return found;
    if (found !== undefined && found !== null) problems.push({ key: 'page_badType', field: name, value: brief(found) });
    return {};
  };

  put(review, 'id', string(value, 'id'));
  put(review, 'platform', string(value, 'platform') ?? defaults.platform);
  put(review, 'stars', read(value, 'stars', readStars));
  put(review, 'grade', read(value, 'grade', readGrade));
  put(review, 'date', read(value, 'date', readWhen));
  put(review, 'buyer', string(value, 'buyer'));
  put(review, 'images', read(value, 'images', readCount));
  put(review, 'helpful', read(value, 'helpful', readCount));
  put(review, 'lang', string(value, 'lang'));
  const append = part('append');
  const appendText = string(append, 'text', 'append.text');
  if (appendText) {
    review.append = { text: appendText };
    put(review.append, 'days', read(append, 'days', readCount, 'append.days'));
  }
  const product: NonNullable<Review['product']> = {};
  for (const name of ['id', 'name', 'variant'] as const) put(product, name, string(part('product'), name, `product.${name}`));
  if (Object.keys(product).length > 0) review.product = product;
  const from = part('order');
  const order: NonNullable<Review['order']> = {};
  put(order, 'id', string(from, 'id', 'order.id'));
  put(order, 'price', read(from, 'price', readMoney, 'order.price')?.amount);
  put(order, 'currency', string(from, 'currency', 'order.currency'));
  put(order, 'signed_at', read(from, 'signed_at', readWhen, 'order.signed_at'));
  if (Object.keys(order).length > 0) review.order = order;
  const reply = part('reply');
  const replyText = string(reply, 'text', 'reply.text');
  if (replyText) {
    review.reply = { text: replyText };
    put(review.reply, 'date', read(reply, 'date', readWhen, 'reply.date'));
  }
  return { review, problems };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function put<T extends object, K extends keyof T>(target: T, key: K, value: T[K] | '' | undefined): void {
  if (value !== undefined && value !== '') target[key] = value as T[K];
}
