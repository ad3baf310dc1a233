// From rating marks to records: the levels of the page at which marked elements repeat, one candidate list for each kind of sibling.

import { parentOf } from '../dom.ts';
import { stepOf } from './cells.ts';
import type { Mark } from './marks.ts';

/** Elements of one kind that may each be a record; in document order, none inside another. */
export type Candidate = {
  step: string;
  rows: Element[];
  /** Levels above the marks: of two candidates that tell as much, the one nearer to the marks is the record. */
  height: number;
};

const mostLevels = 16;

/** What the page itself declares to be a review. */
export const schemaReview = '[itemprop="review"], [itemprop="reviews"], [itemtype$="schema.org/Review"]';

export function candidatesOf(marks: readonly Mark[]): Candidate[] {
  const marked = new Map<Element, number>();
  for (const { element } of marks) {
    for (let at: Element | null = element, height = 0; at && height <= mostLevels; at = parentOf(at), height++) {
      if (at.tagName === 'BODY' || at.tagName === 'HTML') break;
      const known = marked.get(at);
      if (known === undefined || known > height) marked.set(at, height);
      if (known !== undefined && known <= height) break;
    }
  }
  const siblings = new Map<ParentNode, Element[]>();
  for (const element of marked.keys()) {
    const parent = element.parentNode as ParentNode | null;
    if (!parent) continue;
    const known = siblings.get(parent);
    if (known) known.push(element);
    else siblings.set(parent, [element]);
  }
  const candidates = new Map<string, Candidate>();
  const singles: Element[] = [];
  for (const group of siblings.values()) {
    for (const rows of bySameStep(group)) {
      const [first] = rows;
      if (!first) continue;
      if (rows.length === 1) {
        singles.push(first);
        continue;
      }
      addRows(candidates, rows, marked.get(first) ?? 0);
    }
  }
  // A list of one beside lists of many: the same kind of record.
  for (const single of singles) candidates.get(keyOf(single))?.rows.push(single);
  const lone = singles.filter((single) => !candidates.has(keyOf(single)) && isNamedRecord(single))
    .map((single) => ({ step: stepOf(single), rows: [single], height: marked.get(single) ?? 0 }));
  return [...[...candidates.values()].map(({ step, rows, height }) => ({ step, height, rows: inOrder(rows) })), ...lone];
}

/** An only review has no siblings to be known by: its name, or a schema, must say it. */
function isNamedRecord(element: Element): boolean {
  return element.matches(schemaReview) || (element.getAttribute('class') ?? '').split(/\s+/).concat(element.getAttribute('data-testid') ?? '').some((name) =>
    /^(?:[a-z]+[-_]{1,2})*(?:review|comment|feedback|testimonial)(?:[-_]{1,2}(?:item|card|row|entry|box|tile|block|component))?$/i.test(name));
}

function addRows(candidates: Map<string, Candidate>, rows: Element[], height: number): void {
  const first = rows[0];
  if (!first) return;
  const key = keyOf(first);
  const known = candidates.get(key);
  if (known) known.rows.push(...rows);
  else candidates.set(key, { step: stepOf(first), rows: [...rows], height });
}

/** What makes rows of different lists the same kind: their own step, and the list's tag where the row has no class. */
function keyOf(row: Element): string {
  const step = stepOf(row);
  return step.includes('.') ? step : `${row.parentElement ? stepOf(row.parentElement) : ''}>${step}`;
}

/** Siblings of one tag that share their first class, or have none. */
function bySameStep(group: readonly Element[]): Element[][] {
  const sorted = new Map<string, Element[]>();
  for (const element of group) {
    const step = stepOf(element);
    const kind = step.split('.').slice(0, 2).join('.');
    const known = sorted.get(kind);
    if (known) known.push(element);
    else sorted.set(kind, [element]);
  }
  return [...sorted.values()];
}

/** In document order, without what lies inside another and without doubles. */
export function inOrder(rows: readonly Element[]): Element[] {
  const once = [...new Set(rows)];
  const isSorted = once.every((row, i) => i === 0 || (once[i - 1]?.compareDocumentPosition(row) ?? 4) & 4);
  const sorted = isSorted ? once : once.toSorted((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
  const kept: Element[] = [];
  for (const row of sorted) if (!kept.at(-1)?.contains(row)) kept.push(row);
  return kept;
}

/** Unmarked siblings of the rows that are of their kind: reviews whose stars came later, or that have none. */
export function unmarkedSiblings(rows: readonly Element[]): Element[] {
  const known = new Set(rows);
  const found: Element[] = [];
  for (const parent of new Set(rows.map((row) => row.parentElement))) {
    if (!parent) continue;
    const steps = new Set([...parent.children].filter((each) => known.has(each)).map(stepOf));
    // A lone row's siblings without a class may be anything.
    for (const each of parent.children) {
      const step = stepOf(each);
      if (!known.has(each) && steps.has(step) && (step.includes('.') || each.tagName === 'LI' || each.tagName === 'TR')) found.push(each);
    }
  }
  return found;
}
