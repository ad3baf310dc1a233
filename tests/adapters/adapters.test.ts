// Every marketplace folder reads its own page.html exactly as its page.json says, and does nothing else.
// @vitest-environment happy-dom

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FoundReview } from '../../extension/src/adapter.ts';
import { adapters, adapterFor } from '../../extension/src/adapters/index.ts';
import type { Review } from '../../extension/src/contract.ts';
import { pageIn, pageOf, readingOnly } from './pages.ts';

type Expected = {
  url: string;
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
    expect(adapterFor(new URL(expected.url))?.id).toBe(id);
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
