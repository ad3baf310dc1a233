// Keeps long work in slices short enough for typing and scrolling, and lets it be cancelled between two slices.

/** Thrown out of work whose signal was aborted. */
export class Cancelled extends Error {}

/** Awaited often: gives the page its turn when the current slice is used up. */
export type Pace = () => Promise<void> | void;

const sliceLength = 12;

export function paceOf(signal?: AbortSignal, now: () => number = () => performance.now()): Pace {
  let sliceStart = now();
  return () => {
    if (signal?.aborted) throw new Cancelled();
    if (now() - sliceStart < sliceLength) return undefined;
    return nextTurn().then(() => {
      if (signal?.aborted) throw new Cancelled();
      sliceStart = now();
    });
  };
}

// A timer of zero is stretched to 4 ms by browsers once nested; a message is not.
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', () => {
      channel.port1.close();
      resolve();
    });
    channel.port1.start();
    channel.port2.postMessage(null);
  });
}
