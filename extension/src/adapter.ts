// The contract of one marketplace: which pages it reads, and what a review found on a page is.

import type { Review } from './contract.ts';
import type { TextMap } from './dom.ts';

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
  /**
   * The box in which the seller would type his public reply to this very review: in the row, or in an open dialog that
   * provably belongs to the row. Looks at the page anew each time, because boxes open and close; null when none is open.
   */
  replyBox(): HTMLElement | null;
};

/** One marketplace. It only reads: no click, no focus, no request, no change of any node. */
export type Adapter = {
  /** Folder name under adapters/. */
  id: string;
  /** The `platform` of the reviews it reads: the name of a profile in shared/data/platforms. */
  platform: string;
  grade: Grade;
  /** Month of the newest evidence for its selectors, `YYYY-MM`. */
  seen: string;
  /** Seller console or public page. */
  side: 'seller' | 'public';
  /** Cheap: called on each route change. A console is a single-page app, so this may look at path and query. */
  matches(url: URL): boolean;
  /** All reviews under the root, in page order, each row once. Open shadow roots below the root are read too; frames are not (each frame runs its own script). */
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
