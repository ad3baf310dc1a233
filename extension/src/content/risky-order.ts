// The risky reviews in the order of the page, and which of them comes before or after a given one.

import { isRisky, type Entry } from './entry.ts';

/** Goes round at the ends; null when nothing on the page is risky. `from` may be a review that is not risky, or gone. */
export function neighbour(entries: readonly Entry[], from: string | null, by: -1 | 1): Entry | null {
  const ordered = entries.toSorted((a, b) => inPageOrder(a.found.row, b.found.row));
  const at = ordered.findIndex((e) => e.found.key === from);
  const start = at < 0 && by < 0 ? 0 : at;
  for (let step = 1; step <= ordered.length; step++) {
    const entry = ordered[(start + by * step + ordered.length * 2) % ordered.length];
    if (entry && isRisky(entry)) return entry;
  }
  return null;
}

function inPageOrder(a: Node, b: Node): number {
  if (a === b) return 0;
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
