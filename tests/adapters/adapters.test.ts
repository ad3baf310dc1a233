// Every marketplace folder reads its own page.html exactly as its page.json says, and does nothing else.
// @vitest-environment happy-dom

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FoundReview } from '../../extension/src/adapter.ts';
import { adapters, adapterFor } from '../../extension/src/adapters/index.ts';
import type { Review } from '../../extension/src/contract.ts';
import { fieldsRead } from '../../extension/src/self-test.ts';
import { pageIn, pageOf, readingOnly } from './pages.ts';

type Expected = {
  url: string;
  /** Other addresses of its pages. */
  urls?: string[];
  /** Pages near by that are not this adapter's. */
  notUrls?: string[];
  /** What `expected` answers on the page, where the adapter has it. */
  expected?: number;
  reviews: Review[];
  /** Indexes of the reviews that have a reply box open. */
  replyBoxes?: number[];
  replyWindows?: (FoundReview['replyWindow'] | null)[];
};

const home = resolve(import.meta.dirname, '../../extension/src/adapters');
const folders = readdirSync(home, { withFileTypes: true }).filter((each) => each.isDirectory()).map((each) => each.name);

test('every folder is an adapter of that name, with a page and what must be read of it', () => {
  expect(adapters.map((adapter) => adapter.id)).toEqual(folders.toSorted());
  for (const folder of folders) {
    for (const file of ['page.html', 'page.json']) expect(existsSync(resolve(home, folder, file)), `write ${folder}/${file}`).toBe(true);
  }
});

describe.each(adapters.map((adapter) => [adapter.id, adapter] as const))('%s', (id, adapter) => {
  const expected = JSON.parse(readFileSync(resolve(home, id, 'page.json'), 'utf8')) as Expected;
  const load = (): Document => pageIn(resolve(home, id, 'page.html'));

  test('knows its pages by their address', () => {
    for (const own of [expected.url, ...(expected.urls ?? [])]) expect(adapterFor(new URL(own))?.id, own).toBe(id);
    expect(adapters.filter((each) => each.matches(new URL(expected.url))).map((each) => each.id)).toEqual([id]);
    for (const other of expected.notUrls ?? []) expect(adapter.matches(new URL(other)), other).toBe(false);
  });

  test('reads every review of its page, and nothing else', () => {
    const page = load();
    const found = readingOnly(page, () => adapter.findReviews(page));
    expect(found.map(({ review }) => review)).toEqual(expected.reviews);
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
    expect(new Set(found.map(({ row }) => row)).size).toBe(found.length);
    if (expected.expected !== undefined) expect(adapter.expected?.(page)).toBe(expected.expected);
  });

  test('maps every character of the words back to the page', () => {
    const page = load();
    for (const { review, text, append, row, textElement, appendElement } of adapter.findReviews(page)) {
      expect(text.text).toBe(review.text);
      expect(append?.text).toBe(review.append?.text);
      expect(row.contains(textElement)).toBe(true);
      if (append) expect(appendElement).toBeDefined();
      for (const map of [text, append]) {
        if (!map) continue;
        for (let i = 0; i < map.text.length; i++) {
          const [piece] = map.locate(i, i + 1);
          if (/\s/.test(map.text[i] ?? '')) continue;
          expect(piece?.node.data.slice(piece.start, piece.end)).toBe(map.text[i]);
        }
      }
    }
  });

  test('finds the reply box of the review it belongs to, and the time left', () => {
    const found = adapter.findReviews(load());
    const boxes = found.map((each) => each.replyBox());
    expect(boxes.flatMap((box, index) => (box ? [index] : []))).toEqual(expected.replyBoxes ?? []);
    expect(new Set(boxes.filter(Boolean)).size).toBe((expected.replyBoxes ?? []).length);
    if (expected.replyWindows) expect(found.map(({ replyWindow }) => replyWindow ?? null)).toEqual(expected.replyWindows);
  });

  test('a changed node leads to its review, a node around many to all of them', () => {
    const page = load();
    const all = adapter.findReviews(page);
    for (const { row, key, textElement } of all) {
      const [piece] = adapter.findReviews(page).find((each) => each.row === row)?.text.locate(0, 1) ?? [];
      for (const node of [row, textElement, piece?.node]) {
        if (node) expect(adapter.findChanged([node]).map((each) => each.key)).toContain(key);
      }
    }
    expect(adapter.findChanged([page.body]).map(({ key }) => key)).toEqual(all.map(({ key }) => key));
    expect(adapter.findChanged([page.createTextNode('gone')])).toEqual([]);
  });

  test('shows in most reviews what it says all of them show', () => {
    const found = adapter.findReviews(load());
    const rare = fieldsRead(adapter, found.map(({ review }) => review)).filter(({ read, of }) => read * 2 < of);
    expect(rare).toEqual([]);
  });

  test('when the rows are taken away nothing is left, and one that went takes no other with it', () => {
    const page = load();
    const all = adapter.findReviews(page);
    const [gone, ...rest] = all;
    gone?.row.remove();
    if (gone) expect(adapter.findChanged([gone.row, gone.textElement])).toEqual([]);
    expect(adapter.findReviews(page).map(({ key }) => key)).toEqual(rest.map(({ key }) => key));
    for (const { row } of rest) row.remove();
    expect(adapter.findReviews(page)).toEqual([]);
  });

  test('a node that is written over holds another review: its words, markup too, are words', () => {
    const page = load();
    const first = adapter.findReviews(page).find(({ text }) => text.text.length > 3);
    if (!first) return;
    const said = '<img src=x onerror=alert(1)><script>alert(2)</script> was the next buyer’s whole text, and then some more of it';
    for (const { node } of first.text.locate(0, first.text.text.length)) node.data = node === first.text.locate(0, 1)[0]?.node ? said : '';
    expect(first.text.holds()).toBe(false);
    const again = adapter.findChanged([first.textElement]).find(({ row }) => row === first.row);
    expect(again?.review.text).toBe(said);
    if (first.review.id === undefined) expect(again?.key).not.toBe(first.key);
    expect(page.querySelectorAll('img[onerror], script')).toHaveLength(0);
  });

  test('the badge has a place that is no child of a table, list or link', () => {
    const page = load();
    for (const { badgePlace: { element, where } } of adapter.findReviews(page)) {
      const parent = where === 'beforebegin' || where === 'afterend' ? element.parentElement : element;
      expect(parent?.tagName).not.toMatch(/^(?:TABLE|TBODY|THEAD|TR|UL|OL|DL|SELECT)$/);
      expect(parent?.closest('a')).toBeNull();
    }
  });

  test('an empty or foreign page holds no review', () => {
    for (const html of ['', '<p>nothing</p>', '<table><tr><td>x</td></tr></table>']) expect(adapter.findReviews(pageOf(html))).toEqual([]);
  });
});
