// Reads the reviews of a page that no adapter knows; after a full look, changed parts of known lists are read by themselves.

import type { Adapter, FoundReview, Site } from '../adapter.ts';
import { climb, closestDeep, elementOf, openRoots } from '../dom.ts';
import { stepOf } from './cells.ts';
import { allMarks, detect, hasDay, indexMarks, langOf, partOf, wordsOf, type MarkIndex, type ReviewList } from './detect.ts';
import { findMarks } from './marks.ts';
import { readRecord } from './read.ts';

type Root = Document | ShadowRoot;

/** What was recognised under each root the last time it was looked at whole. */
const known = new WeakMap<Node, ReviewList[]>();
/** The list that a row was read with: asked for each changed node, so it must not be searched. */
const listOf = new WeakMap<Element, ReviewList>();

export const genericAdapter: Adapter = {
  id: 'generic',
  platform: 'generic',
  grade: 'A',
  seen: '2026-11',
  side: 'public',
  matches: () => true,
  always: [],
  carried: true,
  findReviews,
  findChanged,
};

const generalReadings = new WeakMap<Site, Adapter>();

/** The same reading in the name of a known marketplace; the same object each time. */
export function readGenerally(site: Site): Adapter {
  const { id, platform, grade, seen, side, matches } = site;
  const named = (found: FoundReview[]): FoundReview[] => found.map((each) => ({
    ...each, key: each.key.replace(genericAdapter.platform, platform), review: { ...each.review, platform },
  }));
  const general = generalReadings.get(site) ?? {
    id, platform, grade, seen, side, matches, always: [], carried: true,
    findReviews: (root) => named(findReviews(root)), findChanged: (nodes) => named(findChanged(nodes)),
  };
  generalReadings.set(site, general);
  return general;
}

function findReviews(root: Root): FoundReview[] {
  return openRoots(root).flatMap((each) => lookAt(each as Root));
}

function lookAt(root: Root): FoundReview[] {
  const { lists, marks } = detect(root);
  known.set(root, lists);
  const lang = langOf(root);
  const read = lists.flatMap((list) => readRows(list.rows, list, marks, lang));
  // Each list is in page order already.
  return lists.length < 2 ? read : read.toSorted((a, b) => (a.row.compareDocumentPosition(b.row) & 4 ? -1 : 1));
}

function readRows(rows: readonly Element[], list: ReviewList, marks: MarkIndex, lang: string | undefined): FoundReview[] {
  const found: FoundReview[] = [];
  for (const row of rows) {
    listOf.set(row, list);
    const review = readRecord(partOf(row, marks, lang), list, lang);
    if (review) found.push(review);
  }
  return found;
}

/** Rows that changed or came are read by the columns already known; a page where none was known is looked at anew. */
function findChanged(nodes: Iterable<Node>): FoundReview[] {
  const found = new Map<Element, FoundReview>();
  const anew = new Set<Root>();
  for (const node of nodes) {
    const element = elementOf(node);
    if (!element?.isConnected) continue;
    const root = element.getRootNode() as Root;
    const lists = known.get(root) ?? [];
    if (lists.length === 0) {
      if (!known.has(root) || node !== element || mayHoldReviews(element)) anew.add(root);
      continue;
    }
    const around = readAround(element, node === element, lists, root);
    for (const review of around) found.set(review.row, review);
    // A drawer or a next view may hold a list of another form, while the old one still stands.
    if (around.length === 0 && node === element) for (const review of lookForMore(element, root)) found.set(review.row, review);
    if (node === element) for (const inner of openRoots(element).slice(1)) anew.add(inner as Root);
  }
  for (const root of anew) for (const review of lookAt(root)) found.set(review.row, review);
  return [...found.values()];
}

/** Lists of another form in what was added, or, where rows come one by one, in what they were added to. */
function lookForMore(element: Element, root: Root): FoundReview[] {
  const marks = findMarks(element).length;
  if (marks === 0) return [];
  const place = marks > 1 || !element.parentElement || /^(?:BODY|HTML)$/.test(element.parentElement.tagName) ? element : element.parentElement;
  // Goods that come one by one to a shelf must not have it looked through each time.
  const before = childrenSeen.get(place);
  if (place !== element && before !== undefined && place.childElementCount < before * 2) return [];
  childrenSeen.set(place, Math.max(1, place.childElementCount));
  const { lists, marks: index } = detect(place);
  const lang = langOf(root);
  return lists.flatMap((list) => {
    const rows = list.rows.filter((row) => !climb(row, (each) => listOf.has(each), 24) && !holdsKnownRow(row));
    if (rows.length === 0) return [];
    list.rows = rows;
    known.set(root, [...(known.get(root) ?? []), list].slice(-mostLists));
    return readRows(rows, list, index, lang);
  });
}

/** How many children a place had when it was last looked through for lists. */
const childrenSeen = new WeakMap<Element, number>();
/** Of the newest lists that were recognised under one root: a page that goes on making new forms must not slow us down. */
const mostLists = 8;

function holdsKnownRow(row: Element): boolean {
  return [...row.getElementsByTagName('*')].some((each) => listOf.has(each));
}

function mayHoldReviews(element: Element): boolean {
  return findMarks(element).length > 0 || closestDeep(element, '[class*="review" i], [id*="review" i], [class*="comment" i], [id*="comment" i]') !== null;
}

function readAround(element: Element, whole: boolean, lists: readonly ReviewList[], root: Root): FoundReview[] {
  const lang = langOf(root);
  const old = climb(element, (each) => listOf.has(each), 24);
  const list = old && listOf.get(old);
  if (list && lists.includes(list)) return readRows([old], list, indexMarks(allMarks(old, list.told)), lang);
  for (const each of lists) {
    const around = climb(element, (candidate) => isRow(candidate, each), 24);
    if (around) return readRows([around], each, indexMarks(allMarks(around, each.told)), lang);
  }
  if (!whole) return [];
  return lists.flatMap((list) => {
    const rows = [...element.querySelectorAll(list.step.split('.')[0] ?? '*')].filter((each) => isRow(each, list));
    return rows.length === 0 ? [] : readRows(rows, list, indexMarks(allMarks(element, list.told)), lang);
  });
}

/** Of the list's kind, in the list's place, with words or stars of its own. */
function isRow(element: Element, { step, rows, columns, dated }: ReviewList): boolean {
  if (stepOf(element) !== step) return false;
  const parent = element.parentElement;
  const place = parent && stepOf(parent);
  if (!rows.some((row) => row.parentElement === parent || (row.parentElement !== null && stepOf(row.parentElement) === place))) return false;
  const part = partOf(element, indexMarks(findMarks(element)), langOf(element.ownerDocument));
  return (part.marks.length > 0 || wordsOf(part.cells, columns).length > 0) && (!dated || hasDay(part));
}
