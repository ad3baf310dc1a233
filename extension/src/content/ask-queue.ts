// Sends reviews to the engine in small batches: first those that come near the viewport, the others when nothing else waits.

import type { Review } from '../contract.ts';
import { maxBatch, type Assessed } from '../messages.ts';
import { withinLimits } from '../text-limit.ts';
import type { Entry } from './entry.ts';

const flushDelay = 30;
/** Keeps one message small even when its reviews are long. */
const maxBatchText = 200_000;

export type AskQueue = {
  /** Asks soon; an entry that waits already keeps its place. */
  near(entry: Entry): void;
  /** Asks when no near one waits. */
  later(entry: Entry): void;
  drop(entry: Entry): void;
  stop(): void;
};

type Options = {
  ask(reviews: Review[]): Promise<Assessed>;
  /** Called once per batch; `content` is what each entry held when it was asked about. */
  answered(asked: { entry: Entry; content: string }[], answer: Assessed): void;
  failed(error: unknown): void;
  /** Tests put their own clock here. */
  wait?(act: () => void, ms: number): unknown;
};

export function createAskQueue({ ask, answered, failed, wait = setTimeout }: Options): AskQueue {
  const nearby = new Set<Entry>();
  const rest = new Set<Entry>();
  let waiting = false;
  let busy = false;
  let stopped = false;

  const plan = () => {
    if (waiting || busy || stopped || nearby.size + rest.size === 0) return;
    waiting = true;
    wait(() => {
      waiting = false;
      void flush();
    }, flushDelay);
  };

  const flush = async () => {
    if (busy || stopped) return;
    const batch = takeBatch(nearby.size > 0 ? nearby : rest);
    if (batch.length === 0) return;
    busy = true;
    try {
      const answer = await ask(batch.map(({ entry }) => withinLimits(entry.found.review)));
      if (!stopped) answered(batch, answer);
    } catch (error) {
      if (!stopped) failed(error);
    } finally {
      busy = false;
      plan();
    }
  };

  return {
    near(entry) {
      rest.delete(entry);
      nearby.add(entry);
      plan();
    },
    later(entry) {
      if (!nearby.has(entry)) rest.add(entry);
      plan();
    },
    drop(entry) {
      nearby.delete(entry);
      rest.delete(entry);
    },
    stop() {
      stopped = true;
      nearby.clear();
      rest.clear();
    },
  };
}

/** Takes the first ones out of the set: never more than one message may carry. */
export function takeBatch(from: Set<Entry>): { entry: Entry; content: string }[] {
  const batch: { entry: Entry; content: string }[] = [];
  let size = 0;
  for (const entry of from) {
    const { text, append } = withinLimits(entry.found.review);
    size += text.length + (append?.text.length ?? 0);
    if (batch.length > 0 && (batch.length === maxBatch || size > maxBatchText)) break;
    batch.push({ entry, content: entry.content });
    from.delete(entry);
  }
  return batch;
}
