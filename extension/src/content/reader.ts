// Follows the reviews of one page through every re-render: finds them, has them assessed, marks them, and forgets those that went.

import type { Adapter, FoundReview } from '../adapter.ts';
import { isFailure, type Review, type UiLang } from '../contract.ts';
import type { Assessed } from '../messages.ts';
import { createAskQueue } from './ask-queue.ts';
import { createBadge, pageGround, type Ground } from './badge.ts';
import { assessmentOf, contentOf, newEntry, type Answer, type Entry } from './entry.ts';
import type { Painter } from './highlights.ts';
import { createReadingQueue } from './reading-queue.ts';
import { watchPage } from './watch-page.ts';

/** Reviews this far outside the viewport are assessed before they come into view. */
const margin = '600px';
/**
 * Each change of a page costs the browser a walk over all of it, some 30 ms where a thousand reviews stand in it. While the seller
 * scrolls, reviews come near in every frame: they are marked together, at least this many milliseconds apart.
 */
const markEvery = 100;
/** A page that removes the badge this often wants it gone. */
const maxReplaced = 20;
/** Answers kept for reviews that left the page and may come back. */
const maxKept = 5000;

export type Reader = {
  entries(): readonly Entry[];
  find(key: string): Entry | undefined;
  expected(): number | null;
  stop(): void;
};

type Options = {
  adapter: Adapter;
  ui: UiLang;
  painter: Painter | null;
  ask(reviews: Review[]): Promise<Assessed>;
  open(entry: Entry): void;
  /** After each scan and each batch of answers. */
  changed(): void;
  failed(error: unknown): void;
};

export function createReader({ adapter, ui, painter, ask, open, changed, failed }: Options): Reader {
  const byRow = new Map<Element, Entry>();
  const kept = new Map<string, Answer>();

  const queue = createAskQueue({
    ask,
    answered(asked, { results, labels }) {
      asked.forEach(({ entry, content }, i) => {
        const result = results[i];
        if (!result) return;
        keep(content, { result, labels });
        if (entry.content === content) entry.answer = { result, labels };
      });
      mark(asked.map(({ entry }) => entry));
      changed();
    },
    failed,
  });

  const views = new IntersectionObserver((seen) => {
    const changed: Entry[] = [];
    for (const { target, isIntersecting } of seen) {
      const entry = byText.get(target);
      if (!entry || byRow.get(entry.found.row) !== entry) continue;
      entry.near = isIntersecting;
      if (isIntersecting && !entry.answer) queue.near(entry);
      else changed.push(entry);
    }
    mark(changed);
  }, { rootMargin: margin });
  const byText = new WeakMap<Element, Entry>();

  const keep = (content: string, answer: Answer) => {
    if (kept.size >= maxKept) {
      const oldest = kept.keys().next().value;
      if (oldest !== undefined) kept.delete(oldest);
    }
    kept.set(content, answer);
  };

  const toMark = new Set<Entry>();
  let markedAt = -Infinity;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  /** At once where nothing was marked lately; else soon, with whatever comes until then. */
  const mark = (entries: readonly Entry[]) => {
    for (const entry of entries) toMark.add(entry);
    if (toMark.size === 0 || waiting !== undefined) return;
    const left = markedAt + markEvery - performance.now();
    if (left <= 0) markNow();
    else waiting = setTimeout(markNow, left);
  };

  // All ranges first, then all badges: taking turns makes Firefox lay the page out anew for every review.
  const markNow = () => {
    waiting = undefined;
    markedAt = performance.now();
    const entries = [...toMark].filter((e) => byRow.get(e.found.row) === e && e.found.row.isConnected);
    toMark.clear();
    const ready = entries.filter((e) => e.near && e.answer);
    for (const entry of entries) {
      const assessment = assessmentOf(entry);
      if (entry.near && assessment && holds(entry.found)) painter?.paint(entry, assessment);
      // Browsers go through all ranges of a highlight at each change of it: only what can soon be seen may be in there.
      else painter?.clear(entry);
    }
    const unmarked = ready.filter((e) => !e.badge?.host.isConnected);
    if (unmarked.length === 0) return;
    const ground = pageGround();
    for (const entry of unmarked) placeBadge(entry, ground);
  };

  const placeBadge = (entry: Entry, ground: Ground) => {
    if (!entry.answer) return;
    if (entry.badge && ++entry.replaced > maxReplaced) return;
    entry.badge ??= createBadge(entry.answer, ui, ground, () => open(entry));
    const { element, where } = entry.found.badgePlace;
    element.insertAdjacentElement(where, entry.badge.host);
  };

  const forget = (entry: Entry) => {
    painter?.clear(entry);
    queue.drop(entry);
    views.unobserve(entry.found.textElement);
    entry.badge?.host.remove();
    byRow.delete(entry.found.row);
  };

  /** The entry when it has to be painted again. */
  const take = (found: FoundReview): Entry | null => {
    const before = byRow.get(found.row);
    if (before && before.content === contentOf(found)) {
      const moved = before.found.textElement !== found.textElement;
      const repaint = !holds(before.found);
      if (moved) views.unobserve(before.found.textElement);
      before.found = found;
      before.said = found.row.textContent;
      if (moved) observe(before);
      return repaint ? before : null;
    }
    // A recycled row, or an edited review: nothing of the old one may stay.
    if (before) forget(before);
    const entry = newEntry(found);
    entry.answer = kept.get(entry.content) ?? null;
    byRow.set(found.row, entry);
    observe(entry);
    if (!entry.answer) queue.later(entry);
    return null;
  };

  const observe = (entry: Entry) => {
    byText.set(entry.found.textElement, entry);
    views.observe(entry.found.textElement);
  };

  const takeAll = (found: readonly FoundReview[]) => {
    const stale = found.flatMap((review) => take(review) ?? []);
    for (const review of found) page.alsoWatch(review.row.getRootNode());
    mark(stale);
  };

  const isUnchanged = (node: Node) => {
    const entry = byRow.get(node as Element);
    return entry !== undefined && holds(entry.found) && entry.found.row.textContent === entry.said;
  };

  const rowAround = (node: Node): Element | null => {
    for (let at: Node | null = node; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
      if (byRow.has(at as Element)) return at as Element;
    }
    return null;
  };

  const page = watchPage((added, less) => {
    const rows = new Set<Element>();
    const nodes: Node[] = [];
    for (const node of added) {
      const row = rowAround(node);
      if (row) rows.add(row);
      else nodes.push(node);
    }
    // The removal of a dialog or a toast is no change of the reviews around it.
    for (const node of less) {
      const row = rowAround(node);
      if (row) rows.add(row);
    }
    readings.add(rows, nodes);
  });

  const readings = createReadingQueue({
    readAll: () => takeAll(adapter.findReviews(document)),
    // Frameworks take whole lists out and put the same rows back in: what still says the same needs no new reading.
    readSome(nodes) {
      const changedNodes = nodes.filter((node) => node.isConnected && !isUnchanged(node));
      if (changedNodes.length === 0) return;
      const found = adapter.findChanged(changedNodes);
      takeAll(found);
      dropUnread(changedNodes, found);
    },
    knowsAny: () => byRow.size > 0,
    isNear: (row) => byRow.get(row)?.near ?? false,
    turnDone() {
      for (const entry of byRow.values()) if (!entry.found.row.isConnected) forget(entry);
      mark([...byRow.values()].filter((e) => e.near && e.badge && !e.badge.host.isConnected));
      changed();
    },
  });

  // A row that changed and is no longer read as a review loses its marks.
  const dropUnread = (nodes: readonly Node[], found: readonly FoundReview[]) => {
    const rows = new Set(found.map((f) => f.row));
    for (const node of nodes) {
      const entry = byRow.get(node as Element);
      if (entry && !rows.has(entry.found.row)) forget(entry);
    }
  };

  return {
    entries: () => [...byRow.values()],
    find: (key) => [...byRow.values()].find((e) => e.found.key === key),
    expected: () => adapter.expected?.(document) ?? null,
    stop() {
      page.stop();
      readings.stop();
      queue.stop();
      clearTimeout(waiting);
      for (const entry of byRow.values()) forget(entry);
      views.disconnect();
    },
  };
}

function holds(found: FoundReview): boolean {
  return found.text.holds() && (found.append?.holds() ?? true);
}

/** Counts each review once, also when the page shows it twice. */
export function countReviews(entries: readonly Entry[]): { found: number; read: number; risky: number; failed: number } {
  const once = [...new Map(entries.map((e) => [e.found.key, e])).values()];
  const read = once.filter((e) => assessmentOf(e) !== null);
  const risky = read.filter((e) => ['high', 'critical'].includes(assessmentOf(e)?.risk.band ?? ''));
  const broken = once.filter((e) => e.answer !== null && isFailure(e.answer.result));
  return { found: once.length, read: read.length, risky: risky.length, failed: broken.length };
}
