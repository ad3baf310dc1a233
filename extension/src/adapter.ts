// The contract of one marketplace: which pages it reads, what a review found on a page is, and how one is put together.

import type { Review } from './contract.ts';
import { climb, contentKey, elementOf, openRoots, parentOf, TextMap, type Skip } from './dom.ts';

/**
 * How well an adapter's selectors are attested: A ran on a saved real page or response, B two recent sources agree,
 * C one credible recent source, D three years old or second-hand, E a guess. Below C the generic detector reads better.
 */
export type Grade = 'A' | 'B' | 'C' | 'D' | 'E';

/** Where the badge's host element goes: the arguments of `insertAdjacentElement`. Always valid HTML there (never between table rows). */
export type BadgePlace = { element: Element; where: InsertPosition };

/** One review as it stands on the page. Nothing in it is a copy of page state that the page could change later, except `review`. */
export type FoundReview = {
  /**
   * Names the review, not the node: the marketplace's own id where the page shows one, else a hash of buyer, date and text.
   * A review that the page shows twice, or renders again in other nodes, has the same key both times; a recycled node gets a new one.
   */
  key: string;
  review: Review;
  /** The whole record: what the panel and the risky-only filter point at. Not shared by two reviews. */
  row: Element;
  /** Holds the review's words; scroll here, and anchor the highlight's popover here. */
  textElement: Element;
  /** `text.text === review.text`, and `text.locate(start, end)` gives the page's text nodes for offsets of `review.text`. */
  text: TextMap;
  /** The same for `review.append.text`; both absent when there is no follow-up. */
  appendElement?: Element;
  append?: TextMap;
  badgePlace: BadgePlace;
  /** What the page says about the time left to reply; absent where it says nothing. */
  replyWindow?: { open: boolean; days?: number };
  /**
   * The box in which the seller would type his public reply to this very review: in the row, or in an open dialog that
   * provably belongs to the row. Looks at the page anew each time, because boxes open and close; null when none is open.
   */
  replyBox(): HTMLElement | null;
};

/** What a review may show beside its words, by the names of the self-test. */
export type Field = 'id' | 'stars' | 'grade' | 'date' | 'buyer' | 'product' | 'order';

/** Which pages of which marketplace. */
export type Site = {
  /** Folder name under adapters/. */
  id: string;
  /** The `platform` of the reviews read there: the name of a profile in shared/data/platforms. */
  platform: string;
  /** Of its selectors; of its addresses where the generic detector reads. */
  grade: Grade;
  /** When the newest evidence is from: `YYYY-MM`, or `YYYY`; `unknown` where the source bears no date. */
  seen: string;
  /** Seller console or public page. */
  side: 'seller' | 'public';
  /** Cheap: called on each route change. A console is a single-page app, so this may look at path and query. */
  matches(url: URL): boolean;
  /** What every review there shows: when most reviews lack one of these, the site has changed. */
  always: readonly Field[];
};

/** A marketplace whose pages we know by address only: the generic detector reads them, and the popup says so. */
export type CarriedSite = Site & { carried: true };

/** One marketplace. It only reads: no click, no focus, no request, no change of any node. */
export type Adapter = Site & {
  /** The generic detector reads here, not selectors made for the site. */
  carried?: true;
  /** All reviews under the root, in page order, each row once; in open shadow roots too, where the marketplace uses them. Frames are not read: each runs its own script. */
  findReviews(root: Document | ShadowRoot): FoundReview[];
  /**
   * The reviews that a burst of mutations may have changed: those whose row lies in, or around, one of the nodes. Give it the added
   * nodes and, for changed text or attributes, the mutation's target. Nodes that were removed meanwhile are passed over.
   */
  findChanged(nodes: Iterable<Node>): FoundReview[];
  /** How many reviews the page itself shows at this moment, counted by another way than `findReviews`; null when it cannot be told. */
  expected?(root: Document | ShadowRoot): number | null;
};

/** Put this attribute on every element of ours in a page: what carries it is passed over when text is read. */
export const ownMark = 'data-huiping';

type Root = Document | ShadowRoot | Element;

export type RowReader = {
  /** Rows in this tree alone, in page order. */
  rowsIn(root: Root): Iterable<Element>;
  /** The row that the element lies in, or is. */
  rowAround(element: Element): Element | null;
  /** The marketplace keeps its rows in open shadow roots: looking for those costs a walk over the whole page. */
  inShadow?: true;
  /** Null for a row that turns out to be none: a header, an advertisement. */
  read(row: Element): FoundReview | null;
};

export function byRows(reader: RowReader): Pick<Adapter, 'findReviews' | 'findChanged'> {
  const readAll = (rows: Iterable<Element>): FoundReview[] => {
    const found: FoundReview[] = [];
    for (const row of rows) {
      const review = reader.read(row);
      if (review) found.push(review);
    }
    return found;
  };
  const rowsBelow = (root: Root): Set<Element> => {
    const rows = new Set<Element>();
    for (const each of reader.inShadow ? openRoots(root) : [root]) for (const row of reader.rowsIn(each)) rows.add(row);
    return rows;
  };
  return {
    findReviews: (root) => readAll(rowsBelow(root)),
    findChanged: (nodes) => {
      const rows = new Set<Element>();
      const seen = new Set<Element>();
      for (const node of nodes) {
        const element = elementOf(node);
        if (!element?.isConnected || seen.has(element)) continue;
        seen.add(element);
        const around = reader.rowAround(element);
        if (around) rows.add(around);
        else if (node === element) for (const row of rowsBelow(element)) rows.add(row);
      }
      return readAll(rows);
    },
  };
}

/** A reader for rows that a selector names. */
export function bySelector(selector: string, read: RowReader['read']): Pick<Adapter, 'findReviews' | 'findChanged'> {
  return byRows({
    rowsIn: function* rowsIn(root) {
      if (root.nodeType === 1 && (root as Element).matches(selector)) yield root as Element;
      yield* root.querySelectorAll(selector);
    },
    rowAround: (element) => climb(element, (each) => each.matches(selector), 40),
    read,
  });
}

export type RowParts = {
  row: Element;
  /** The elements whose words are the review, in order (title, body); none for a review without words. */
  words: readonly (Element | null)[];
  /** What inside them is not the buyer's words. */
  skip?: Skip | undefined;
  appendWords?: Element | null;
  appendDays?: number | undefined;
  /** The rest of the review; `platform` is required, undefined members are dropped. */
  review: Omit<Review, 'text' | 'append'> & { platform: string };
  replyWindow?: FoundReview['replyWindow'] | undefined;
  replyBox(): HTMLElement | null;
};

/** Reads the words and puts the pieces together. */
export function foundReview({ row, words, skip, appendWords, appendDays, review, replyWindow, replyBox }: RowParts): FoundReview {
  const holders = words.filter((each) => each !== null);
  const textElement = holders.at(-1) ?? row;
  const text = TextMap.of(holders, skip);
  const append = appendWords ? TextMap.of(appendWords, skip) : undefined;
  const whole: Review = { ...dropUndefined(review), text: text.text };
  if (append?.text) whole.append = appendDays === undefined ? { text: append.text } : { text: append.text, days: appendDays };
  return {
    key: `${review.platform}:${review.id ?? contentKey(review.buyer, review.date, review.order?.id, text.text)}`,
    review: whole,
    row,
    textElement,
    text,
    ...(append?.text && appendWords ? { appendElement: appendWords, append } : {}),
    badgePlace: placeBeside(holders[0] ?? row),
    ...(replyWindow ? { replyWindow } : {}),
    replyBox,
  };
}

const holdsBlocks = new Set(['TD', 'TH', 'LI', 'TR', 'TBODY', 'DD', 'DT', 'ARTICLE', 'SECTION']);

/** Just before the words; inside, where the element may have no sibling; outside of a link, which a press on the badge would follow. */
function placeBeside(words: Element): BadgePlace {
  const outer = words.closest('a') ?? words;
  return holdsBlocks.has(outer.tagName) || /-(?:CELL|ROW)$/.test(outer.tagName) || !parentOf(outer) ? { element: outer, where: 'afterbegin' } : { element: outer, where: 'beforebegin' };
}

function dropUndefined<T extends object>(value: T): T {
  const kept: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined || member === '') continue;
    if (typeof member === 'object' && member !== null) {
      const inner = dropUndefined(member);
      if (Object.keys(inner).length > 0) kept[name] = inner;
    } else {
      kept[name] = member;
    }
  }
  return kept as T;
}
