// Tells which nodes of the page changed, leaving out what we ourselves put in.

import { isOurs } from './shadow.ts';

export type PageWatch = {
  alsoWatch(root: Node): void;
  stop(): void;
};

/**
 * `tell` gets the nodes that were added or whose text changed, and the parents of removed ones. It is called for each
 * delivery of mutations, and has to be quick.
 */
export function watchPage(tell: (added: readonly Node[], lessThanBefore: readonly Node[]) => void): PageWatch {
  const roots = new WeakSet<Node>();
  const observer = new MutationObserver((records) => {
    const added: Node[] = [];
    const less: Node[] = [];
    for (const { target, type, addedNodes, removedNodes } of records) {
      if (isOurs(target)) continue;
      if (type === 'characterData') added.push(target);
      for (const node of addedNodes) if (!isOurs(node)) added.push(node);
      if (removedNodes.length > 0) less.push(target);
    }
    if (added.length > 0 || less.length > 0) tell(added, less);
  });
  const watch = (root: Node) => {
    if (roots.has(root)) return;
    roots.add(root);
    observer.observe(root, { childList: true, subtree: true, characterData: true });
  };
  watch(document);
  return { alsoWatch: watch, stop: () => observer.disconnect() };
}
