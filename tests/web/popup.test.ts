// Tests what the popup concludes from the frames of a tab.

import { h, render } from 'preact';
import { expect, test } from 'vitest';
import type { FrameState } from '../../extension/src/messages.ts';
import { joinFrames, verdictOf } from '../../extension/src/popup/page-state.ts';
import { Popup } from '../../extension/src/popup/popup.tsx';
import { siteReport } from '../../extension/src/popup/site-report.ts';

function frame(change: Partial<FrameState>): FrameState {
  return { type: 'state', frame: 'a', top: true, origin: 'https://x.example', adapter: 'amazon', evidence: 'A 2026-09', carried: false, fields: [], on: true, expected: null, found: 0, read: 0, risky: 0, failed: 0, ...change };
}
const verdict = (...frames: Partial<FrameState>[]) => verdictOf(joinFrames(frames.map((f, i) => frame({ frame: String(i), ...f }))));

test('a known site that reads nothing is called changed, unless it says itself that it shows none', () => {
  expect(verdict({})).toBe('changed');
  expect(verdict({ expected: 20 })).toBe('changed');
  expect(verdict({ expected: 0 })).toBe('no-reviews');
  expect(verdict({ adapter: 'generic', carried: true })).toBe('no-reviews');
  expect(verdict({ adapter: 'douyin-seller', carried: true })).toBe('no-reviews');
});

test('fewer reviews than the page shows are not passed over', () => {
  expect(verdict({ expected: 20, found: 8, read: 8 })).toBe('partly');
  expect(verdict({ expected: 8, found: 8, read: 8 })).toBe('read');
});

test('a field that every review should show and most lack means that the site changed', () => {
  const fields = (read: number, of: number): FrameState['fields'] => [{ field: 'stars', read: of, of }, { field: 'date', read, of }];
  expect(verdict({ found: 13, read: 13, fields: fields(3, 13) })).toBe('fields');
  expect(verdict({ found: 13, read: 13, fields: fields(7, 13) })).toBe('read');
  expect(verdict({ found: 2, read: 2, fields: fields(0, 2) })).toBe('read');
});

test('the popup says what changed, in both languages, and offers another way to read and a report', () => {
  for (const [ui, words] of [['en', '“date” read in 3 of 13 reviews'], ['zh', '13 条评价里只有 3 条读到“日期”']] as const) {
    const root = document.createElement('div');
    const pressed: string[] = [];
    render(h(Popup, {
      ui, choice: 'auto', state: joinFrames([frame({ found: 13, read: 13, fields: [{ field: 'date', read: 3, of: 13 }] })]), notice: null, host: 'www.amazon.com', siteOn: true, always: false,
      onSite() {}, onAlways() {}, onChoice() {}, onOptions() {}, onRead: () => pressed.push('read'), onReport: () => pressed.push('report'),
    }), root);
    expect(root.textContent).toContain(words);
    for (const button of [...root.querySelectorAll('button')].filter((each) => /general way|Copy report|通用方式|复制报告/.test(each.textContent))) button.click();
    expect(pressed).toEqual(['read', 'report']);
  }
});

test('the report holds our names and counts, and nothing of the page', () => {
  const state = joinFrames([frame({ origin: 'https://secret.example', expected: 13, found: 3, read: 3, fields: [{ field: 'stars', read: 3, of: 3 }, { field: 'date', read: 0, of: 3 }] })]);
  expect(siteReport(state, '1.2.3')).toBe('Huiping 1.2.3\nadapter amazon, evidence A 2026-09\nreviews 3 of 13\nstars 3 of 3\ndate 0 of 3');
});

test('it works until every review has an answer, also a refused one', () => {
  expect(verdict({ found: 8, read: 5 })).toBe('working');
  expect(verdict({ found: 8, read: 7, failed: 1 })).toBe('read');
});

test('off and unknown sites are told apart', () => {
  expect(verdict({ on: false, adapter: null })).toBe('off');
  expect(verdict({ adapter: null })).toBe('unknown-site');
  expect(verdictOf(joinFrames([]))).toBe('unknown-site');
});

test('frames are added up', () => {
  expect(joinFrames([frame({ found: 3, read: 2, risky: 1 }), frame({ frame: 'b', top: false, adapter: null, found: 10, read: 10, risky: 2, expected: 10 })]))
    .toEqual({ silent: false, origin: 'https://x.example', adapter: 'amazon', evidence: 'A 2026-09', carried: false, fields: [], on: true, found: 13, read: 12, risky: 3, failed: 0, expected: 10 });
});
