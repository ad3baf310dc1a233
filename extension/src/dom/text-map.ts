// The text of some elements, and the way back from an offset in it to the page's text nodes.

/** A stretch of one text node, in UTF-16 units of its `data`; `end` is exclusive. Fits `new StaticRange`. */
export type TextPiece = { node: Text; start: number; end: number };

/** A stretch copied unchanged from a node: `text.slice(at, at + length)` equals `node.data.slice(from, from + length)`. */
type Run = { node: Text; from: number; at: number; length: number };

const unread = new Set([
  'SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'BUTTON', 'SELECT', 'TEXTAREA', 'INPUT', 'SVG', 'IFRAME', 'VIDEO', 'AUDIO', 'OBJECT',
]);
const lineBreaking = new Set([
  'ADDRESS', 'ARTICLE', 'ASIDE', 'BLOCKQUOTE', 'BR', 'DD', 'DIV', 'DL', 'DT', 'FIGURE', 'FOOTER', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6',
  'HEADER', 'HR', 'LI', 'MAIN', 'NAV', 'OL', 'P', 'PRE', 'SECTION', 'TABLE', 'TBODY', 'TD', 'TH', 'TR', 'UL',
]);

/** A selector or a test of what is not to be read. */
export type Skip = string | ((element: Element) => boolean);

function isPassedOver(element: Element, skip: Skip | undefined): boolean {
  return unread.has(element.tagName.toUpperCase()) || element.hasAttribute('hidden') || element.hasAttribute('data-huiping')
    || (typeof skip === 'string' ? element.matches(skip) : skip?.(element) === true);
}

const words = /[^\s\u200b\ufeff]+/g;

/**
 * The rule: text nodes in document order; every run of white space (also across nodes) becomes one space, or one line break where
 * a block element or <br> begins or ends in it; none at either end. Buttons, form fields, scripts, pictures, what carries the
 * attribute `hidden`, elements of our own and what `skip` names are left out, unless it is the element given itself. All else is taken unchanged, unit by unit.
 */
export class TextMap {
  readonly text: string;
  readonly #runs: readonly Run[];

  private constructor(text: string, runs: readonly Run[]) {
    this.text = text;
    this.#runs = runs;
  }

  /** Reads the elements one after the other, as if each were a block. `skip` names what is not to be read inside them. */
  static of(elements: Element | readonly Element[], skip?: Skip): TextMap {
    const runs: Run[] = [];
    let text = '';
    let gap = '';

    const readNode = (node: Text): void => {
      const raw = node.data;
      words.lastIndex = 0;
      let end = 0;
      for (let match = words.exec(raw); match; match = words.exec(raw)) {
        if (match.index > end && gap === '') gap = ' ';
        const separator = text === '' ? '' : gap;
        text += separator;
        gap = '';
        const last = runs.at(-1);
        const length = match[0].length;
        // One raw blank kept as one blank needs no new run: most nodes end as a single run.
        if (last && last.node === node && separator === ' ' && raw[end] === ' ' && match.index === end + 1 && last.from + last.length === end) {
          last.length += length + 1;
        } else {
          runs.push({ node, from: match.index, at: text.length, length });
        }
        text += match[0];
        end = match.index + length;
      }
      if (end < raw.length && gap === '') gap = ' ';
    };

    // Walks without recursion: a hostile page can nest deeper than the stack.
    const readElement = (root: Element): void => {
      let node: Node = root;
      for (;;) {
        let inside: Node | null = null;
        if (node.nodeType === 3) {
          readNode(node as Text);
        } else if (node === root || (node.nodeType === 1 && !isPassedOver(node as Element, skip))) {
          if (lineBreaking.has((node as Element).tagName)) gap = '\n';
          inside = node.firstChild;
        }
        if (inside) {
          node = inside;
          continue;
        }
        while (node !== root && !node.nextSibling) {
          node = node.parentNode ?? root;
          if (node.nodeType === 1 && lineBreaking.has((node as Element).tagName)) gap = '\n';
        }
        if (node === root || !node.nextSibling) return;
        node = node.nextSibling;
      }
    };

    for (const element of Array.isArray(elements) ? (elements as readonly Element[]) : [elements as Element]) {
      gap = '\n';
      readElement(element);
    }
    return new TextMap(text, runs);
  }

  /**
   * The text nodes' stretches that make up `text.slice(start, end)`, in document order, one per node and none empty. White space that
   * this map put in (line breaks) has no node; white space inside one node is included. Offsets outside the text are cut to it.
   */
  locate(start: number, end: number): TextPiece[] {
    const pieces: TextPiece[] = [];
    for (let i = this.#firstRunAfter(start); i < this.#runs.length; i++) {
      const run = this.#runs[i];
      if (!run || run.at >= end) break;
      const from = run.from + Math.max(0, start - run.at);
      const to = run.from + Math.min(run.length, end - run.at);
      if (to <= from) continue;
      const last = pieces.at(-1);
      if (last && last.node === run.node) last.end = to;
      else pieces.push({ node: run.node, start: from, end: to });
    }
    return pieces;
  }

  #firstRunAfter(offset: number): number {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const run = this.#runs[middle];
      if (run && run.at + run.length <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether every node still is on the page and still holds what was read: check before painting an answer that came later. */
  holds(): boolean {
    return this.#runs.every(({ node, from, at, length }) =>
      node.isConnected && node.data.slice(from, from + length) === this.text.slice(at, at + length));
  }
}

/** The element's text by the rule of TextMap; empty for null. */
export function textOf(element: Element | null | undefined, skip?: Skip): string {
  return element ? TextMap.of(element, skip).text : '';
}
