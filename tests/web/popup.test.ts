// Tests what the popup concludes from the frames of a tab.

import { expect, test } from 'vitest';
import type { FrameState } from '../../extension/src/messages.ts';
import { joinFrames, verdictOf } from '../../extension/src/popup/page-state.ts';

function frame(change: Partial<FrameState>): FrameState {
  return { type: 'state', frame: 'a', top: true, origin: 'https://x.example', adapter: 'amazon', on: true, expected: null, found: 0, read: 0, risky: 0, failed: 0, ...change };
}
const verdict = (...frames: Partial<FrameState>[]) => verdictOf(joinFrames(frames.map((f, i) => frame({ frame: String(i), ...f }))));

test('a known site that reads nothing is called changed, unless it says itself that it shows none', () => {
  expect(verdict({})).toBe('changed');
  expect(verdict({ expected: 20 })).toBe('changed');
  expect(verdict({ expected: 0 })).toBe('no-reviews');
  expect(verdict({ adapter: 'generic' })).toBe('no-reviews');
});

test('fewer reviews than the page shows are not passed over', () => {
  expect(verdict({ expected: 20, found: 8, read: 8 })).toBe('partly');
  expect(verdict({ expected: 8, found: 8, read: 8 })).toBe('read');
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
    .toEqual({ silent: false, origin: 'https://x.example', adapter: 'amazon', on: true, found: 13, read: 12, risky: 3, failed: 0, expected: 10 });
});
