// Paints the quoted words with the CSS Custom Highlight API: the page's own text nodes are never split or wrapped.

import type { TextMap } from '../dom.ts';
import type { Assessment, Quote } from '../contract.ts';
import type { Entry } from './entry.ts';

/** Names of the two highlights, as highlight.css knows them. */
const causeName = 'huiping-cause';
const riskName = 'huiping-risk';

export type Painter = {
  /** Marks the quotes of an assessment; what was marked for the entry before is unmarked. */
  paint(entry: Entry, assessment: Assessment): void;
  clear(entry: Entry): void;
};

/**
 * Adds to two registered highlights and never replaces them: rebuilding a highlight for each batch costs Firefox
 * the square of its size, and its content scripts cannot iterate one, so each entry keeps its own ranges.
 */
export function createPainter(): Painter | null {
  if (typeof Highlight === 'undefined' || !CSS.highlights) return null;
  const cause = new Highlight();
  const risk = new Highlight();
  CSS.highlights.set(causeName, cause);
  CSS.highlights.set(riskName, risk);
  const clear = (entry: Entry) => {
    for (const { strong, range } of entry.ranges) (strong ? risk : cause).delete(range);
    entry.ranges = [];
  };
  return {
    paint(entry, assessment) {
      clear(entry);
      const strong = assessment.risk.band === 'high' || assessment.risk.band === 'critical';
      for (const quote of quotesOf(assessment)) {
        const map = quote.field === 'append' ? entry.found.append : entry.found.text;
        if (!map) continue;
        for (const range of rangesOf(map, quote)) {
          (strong ? risk : cause).add(range);
          entry.ranges.push({ strong, range });
        }
      }
    },
    clear,
  };
}

/** Each stretch of text once, however many causes and flags rest on it. */
export function quotesOf(assessment: Assessment): Quote[] {
  const all = [...assessment.causes, ...assessment.flags, ...assessment.signals].flatMap((mark) => mark.quotes ?? []);
  const seen = new Map(all.map((quote) => [`${quote.field} ${quote.start} ${quote.end}`, quote]));
  return [...seen.values()];
}

/** The quote's place in the page's text nodes; empty when the text is not the quoted one. */
export function rangesOf(map: TextMap, quote: Quote): StaticRange[] {
  if (map.text.slice(quote.start, quote.end) !== quote.text) return [];
  return map.locate(quote.start, quote.end).map(({ node, start, end }) => new StaticRange({
    startContainer: node, startOffset: start, endContainer: node, endOffset: end,
  }));
}
