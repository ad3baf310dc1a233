// Spreads the reading of a changed page over frames: what the seller sees first, and never long enough to be felt.

/** Our share of a frame, in milliseconds. */
const budget = 8;
/** Nodes given to an adapter at a time: few, because one call cannot be interrupted. */
const chunk = 8;
/** While a page shows no review, it is looked at whole, and this many times longer left alone. */
const restFactor = 10;
const leastRest = 100;
/** Content may come late, inside shadow roots that nobody watches yet. */
const lateLooks = [1000, 3000, 8000];

export type ReadingQueue = {
  /** `rows` are known ones that changed, `nodes` anything else. */
  add(rows: Iterable<Element>, nodes: Iterable<Node>): void;
  stop(): void;
};

type Options = {
  /** Reads these parts of the page anew. */
  readSome(nodes: readonly Node[]): void;
  readAll(): void;
  /** Whether any review is known: only then can a part of a page be understood by itself. */
  knowsAny(): boolean;
  isNear(row: Element): boolean;
  /** After each turn: what must be put right whatever was read. */
  turnDone(): void;
};

export function createReadingQueue({ readSome, readAll, knowsAny, isNear, turnDone }: Options): ReadingQueue {
  const rows = new Set<Element>();
  const nodes = new Set<Node>();
  let frame = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let restUntil = 0;

  const look = () => {
    rows.clear();
    nodes.clear();
    const start = performance.now();
    readAll();
    restUntil = performance.now() + Math.max(leastRest, restFactor * (performance.now() - start));
  };

  const turn = () => {
    frame = 0;
    const known = knowsAny();
    if (known) readFor(budget);
    else if (performance.now() >= restUntil) look();
    else return rest();
    turnDone();
    // A list that was taken away as a whole may have made room for another one.
    if (rows.size + nodes.size > 0 || (known && !knowsAny())) plan();
  };

  const readFor = (ms: number) => {
    const until = performance.now() + ms;
    const order: Node[] = [...[...rows].filter(isNear), ...nodes, ...rows];
    const done = new Set<Node>();
    for (let at = 0; at < order.length && performance.now() < until; at += chunk) {
      const some = order.slice(at, at + chunk).filter((node) => !done.has(node));
      for (const node of some) {
        done.add(node);
        nodes.delete(node);
        rows.delete(node as Element);
      }
      if (some.length > 0) readSome(some);
    }
  };

  const rest = () => {
    resting ??= setTimeout(() => {
      resting = undefined;
      plan();
    }, restUntil - performance.now());
  };

  const plan = () => {
    if (frame === 0) frame = requestAnimationFrame(turn);
  };

  const looks = lateLooks.map((ms) => setTimeout(() => {
    if (!knowsAny()) plan();
  }, ms));
  look();

  return {
    add(changedRows, changedNodes) {
      for (const row of changedRows) rows.add(row);
      for (const node of changedNodes) nodes.add(node);
      plan();
    },
    stop() {
      cancelAnimationFrame(frame);
      clearTimeout(resting);
      for (const each of looks) clearTimeout(each);
    },
  };
}
