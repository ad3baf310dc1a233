// What the frames of one tab say together, and how the popup should call it.

import type { FrameState } from '../messages.ts';
import { missingField, type FieldCount } from '../self-test.ts';

export type TabState = {
  /** No frame of this tab runs the content script. */
  silent: boolean;
  /** Origin of the page; empty when nobody reported. */
  origin: string;
  adapter: string | null;
  evidence: string;
  carried: boolean;
  fields: FieldCount[];
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
  // Of several frames that read, the one that reads most: its fields are the page's.
  const reading = frames.filter((frame) => frame.adapter !== null).toSorted((a, b) => b.found - a.found)[0];
  const counted = frames.filter((frame) => frame.expected !== null);
  return {
    silent: frames.length === 0,
    origin: top?.origin ?? '',
    adapter: reading?.adapter ?? null,
    evidence: reading?.evidence ?? '',
    carried: reading?.carried ?? false,
    fields: reading?.fields ?? [],
    on: top?.on ?? true,
    found: sum((frame) => frame.found),
    read: sum((frame) => frame.read),
    risky: sum((frame) => frame.risky),
    failed: sum((frame) => frame.failed),
    expected: counted.length === 0 ? null : sum((frame) => frame.expected ?? 0),
  };
}

export type Verdict = 'unknown-site' | 'off' | 'changed' | 'no-reviews' | 'partly' | 'fields' | 'working' | 'read';

/** A known site on which nothing is read is never passed over in silence, unless the page itself says it shows none. */
export function verdictOf(state: TabState): Verdict {
  if (!state.on) return 'off';
  if (state.silent || state.adapter === null) return 'unknown-site';
  if (state.found === 0) {
    if (state.expected === 0 || state.carried) return 'no-reviews';
    return 'changed';
  }
  if (state.expected !== null && state.found < state.expected) return 'partly';
  if (missingField(state.fields)) return 'fields';
  return state.read + state.failed < state.found ? 'working' : 'read';
}
