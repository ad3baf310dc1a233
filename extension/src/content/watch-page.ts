// Tells which nodes of the page changed, once per frame however many mutations there were, and never because of ourselves.

import { isOurs } from './shadow.ts';

/** More changed nodes than this are answered by reading the page anew. */
const manyNodes = 400;
/** Late content can come inside shadow roots that nobody watches yet: look again a few times. */
const laterLooks = [1000, 3000, 8000];

export type PageWatch = {
  alsoWatch(root: Node): void;
  stop(): void;
};

/**
 * `scan(null)` asks for a full reading, an empty list only for a look at what is known already. `insideRow` keeps the
 * removal of a dialog or a toast from counting as a change of everything around it.
 */
export function watchPage(scan: (nodes: readonly Node[] | null) => void, insideRow: (node: Node) => boolean): PageWatch {
  const changed = new Set<Node>();
  const roots = new WeakSet<Node>();
  let frame = 0;

  const collect = (records: MutationRecord[]) => {
    let lost = false;
    for (const { target, type, addedNodes, removedNodes } of records) {
      if (isOurs(target)) continue;
      if (type === 'characterData') changed.add(target);
      for (const node of addedNodes) if (!isOurs(node)) changed.add(node);
      if (removedNodes.length === 0) continue;
      lost = true;
      if (insideRow(target)) changed.add(target);
    }
    if ((lost || changed.size > 0) && frame === 0) frame = requestAnimationFrame(run);
  };

  const run = () => {
    frame = 0;
    const nodes = [...changed];
    changed.clear();
    scan(nodes.length > manyNodes ? null : nodes);
  };

  const observer = new MutationObserver(collect);
  const watch = (root: Node) => {
    if (roots.has(root)) return;
    roots.add(root);
    observer.observe(root, { childList: true, subtree: true, characterData: true });
  };
  watch(document);
  const looks = laterLooks.map((ms) => setTimeout(() => scan(null), ms));

  return {
    alsoWatch: watch,
    stop() {
      observer.disconnect();
      cancelAnimationFrame(frame);
      for (const look of looks) clearTimeout(look);
    },
  };
}
