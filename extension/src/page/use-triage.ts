// The list's life: reviews come in, the engine works through them in slices, the seller may stop it, go on, or clear all.

import { useMemo, useRef, useState } from 'preact/hooks';
import type { Review } from '../contract.ts';
import type { Engine } from '../engine.ts';
import { Cancelled, paceOf } from './pace.ts';
import { assessAll, type Entry } from './triage.ts';

export type Triage = {
  /** The same array for the page's life; `version` tells when it changed. */
  entries: Entry[];
  version: number;
  /** Entries that the engine has answered for. */
  done: number;
  state: 'idle' | 'running' | 'stopped' | 'failed';
  error: string;
  add(reviews: readonly Review[]): void;
  stop(): void;
  resume(): void;
  clear(): void;
};

/** How often a running assessment redraws the list; a long list takes longer to put in order. */
function redrawEvery(count: number): number {
  return count > 20_000 ? 800 : 200;
}

export function useTriage(engine: Engine): Triage {
  const entries = useRef<Entry[]>([]).current;
  const run = useRef<AbortController | null>(null);
  const [, redraw] = useState(0);
  const now = useRef({ version: 0, done: 0, state: 'idle' as Triage['state'], error: '' }).current;

  return useMemo(() => {
    const change = (part: Partial<typeof now>) => {
      Object.assign(now, part, { version: now.version + 1 });
      redraw(now.version);
    };
    const start = async () => {
      if (run.current) return;
      const own = new AbortController();
      run.current = own;
      let drawn = 0;
      change({ state: 'running', error: '' });
      try {
        const pace = paceOf(own.signal);
        // Reviews may be added while the engine works: begin again until nothing is left.
        while (entries.some((entry) => !entry.summary && entry.failed === undefined)) {
          await assessAll(engine, entries, pace, (done) => {
            now.done = done;
            const time = performance.now();
            if (time - drawn < redrawEvery(entries.length)) return;
            drawn = time;
            change({});
          });
        }
        change({ state: 'idle', done: entries.length });
      } catch (reason) {
        if (own.signal.aborted || reason instanceof Cancelled) {
          if (run.current === own) change({ state: 'stopped' });
        } else change({ state: 'failed', error: reason instanceof Error ? reason.message : String(reason) });
      } finally {
        if (run.current === own) run.current = null;
      }
    };
    return {
      entries,
      get version() { return now.version; },
      get done() { return now.done; },
      get state() { return now.state; },
      get error() { return now.error; },
      add(reviews) {
        for (const review of reviews) entries.push({ review });
        change({});
        void start();
      },
      stop: () => run.current?.abort(),
      resume: () => void start(),
      clear() {
        run.current?.abort();
        run.current = null;
        entries.length = 0;
        change({ done: 0, state: 'idle', error: '' });
      },
    };
  }, [engine, entries, now]);
}
