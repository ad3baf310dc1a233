// Tests that the right words are marked in the page's text nodes, and that no node is split or changed.

import { beforeEach, expect, test, vi } from 'vitest';
import type { FoundReview } from '../../extension/src/adapter.ts';
import { TextMap } from '../../extension/src/dom.ts';
import { newEntry } from '../../extension/src/content/entry.ts';
import { createPainter, rangesOf } from '../../extension/src/content/highlights.ts';
import { assessment, quote } from './samples.ts';

class Ranges extends Set<StaticRange> {}
let registered: Map<string, Ranges>;

beforeEach(() => {
  registered = new Map();
  vi.stubGlobal('Highlight', Ranges);
  vi.stubGlobal('CSS', { highlights: registered });
  vi.stubGlobal('StaticRange', function StaticRange(this: object, init: object) {
    Object.assign(this, init);
  });
  document.body.innerHTML = '<p id="a">杯子<b>漏</b>水，<!-- x -->客服\n  不回</p>';
});

function marked(ranges: Iterable<StaticRange>): string[] {
  return [...ranges].map((r) => (r.startContainer as Text).data.slice(r.startOffset, r.endOffset));
}

function element(): Element {
  const found = document.getElementById('a');
  if (!found) throw new Error('no element');
  return found;
}

function entry() {
  const map = TextMap.of(element());
  return newEntry({ key: 'k', review: { text: map.text }, row: element(), textElement: element(), text: map, badgePlace: { element: element(), where: 'beforebegin' }, replyBox: () => null } satisfies FoundReview);
}

test('a quote over several text nodes becomes one range in each', () => {
  const map = TextMap.of(element());
  expect(map.text).toBe('杯子漏水，客服 不回');
  expect(marked(rangesOf(map, quote(map.text, '杯子漏水')))).toEqual(['杯子', '漏', '水']);
});

test('a quote that does not say what stands there marks nothing', () => {
  const map = TextMap.of(element());
  expect(rangesOf(map, { field: 'text', start: 0, end: 2, text: '盘子' })).toEqual([]);
});

test('painting goes to the two registered highlights by band, leaves the nodes alone, and clear takes all back', () => {
  const painter = createPainter();
  const one = entry();
  const before = element().innerHTML;
  const nodes = [...element().childNodes];
  painter?.paint(one, assessment({ band: 'high', quotes: [quote(one.found.review.text, '漏水'), quote(one.found.review.text, '漏水')] }));
  expect(marked(registered.get('huiping-risk') ?? [])).toEqual(['漏', '水']);
  expect(registered.get('huiping-cause')?.size).toBe(0);
  painter?.paint(one, assessment({ band: 'medium', quotes: [quote(one.found.review.text, '不回')] }));
  expect(registered.get('huiping-risk')?.size).toBe(0);
  expect(marked(registered.get('huiping-cause') ?? [])).toEqual(['不回']);
  painter?.clear(one);
  expect(registered.get('huiping-cause')?.size).toBe(0);
  expect(element().innerHTML).toBe(before);
  expect([...element().childNodes]).toEqual(nodes);
});
