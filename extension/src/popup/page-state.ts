// What the frames of one tab say together, and how the popup should call it.

import type { FrameState } from '../messages.ts';

export type TabState = {
  /** No frame of this tab runs the content script. */
  silent: boolean;
  /** Origin of the page; empty when nobody reported. */
  origin: string;
  adapter: string | null;
  on: boolean;
  found: number;
  read: number;
  risky: number;
  failed: number;
  /** How many reviews the page itself shows, where that can be told. */
  expected: number | null;
};

export function joinFrames(frames: readonly FrameState[]): TabState {
  const sum = (pick: (frame: FrameState) => number) => frames.reduce((total, frame) => total + pick(frame), 0);
  const top = frames.find((frame) => frame.top) ?? frames[0];
  const counted = frames.filter((frame) => frame.expected !== null);
  return {
    silent: frames.length === 0,
    origin: top?.origin ?? '',
    adapter: frames.find((frame) => frame.adapter !== null)?.adapter ?? null,
    on: top?.on ?? true,
    found: sum((frame) => frame.found),
    read: sum((frame) => frame.read),
    risky: sum((frame) => frame.risky),
    failed: sum((frame) => frame.failed),
    expected: counted.length === 0 ? null : sum((frame) => frame.expected ?? 0),
  };
}

export type Verdict = 'unknown-site' | 'off' | 'changed' | 'no-reviews' | 'partly' | 'working' | 'read';

/** A known site on which nothing is read is never passed over in silence, unless the page itself says it shows none. */
export function verdictOf(state: TabState): Verdict {
  if (!state.on) return 'off';
  if (state.silent || state.adapter === null) return 'unknown-site';
  if (state.found === 0) {
    if (state.expected === 0 || state.adapter === 'generic') return 'no-reviews';
    return 'changed';
  }
  if (state.expected !== null && state.found < state.expected) return 'partly';
  return state.read + state.failed < state.found ? 'working' : 'read';
}
