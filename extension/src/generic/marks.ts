// Rating marks: every element of a page that shows a number of stars, in words, attributes, class names, icons or a width.

import type { Grade } from '../contract.ts';
import { gradeIn, isElement, starsIn, starsInClass, toFive } from '../dom.ts';
import { drawnBy, fiveAlike, fullLook } from './icons.ts';

export type Mark = {
  element: Element;
  grade?: Grade;
  /** Absent when the element shows a rating that cannot be told (icons all alike, a schema item without a number). */
  stars?: number;
  /** How sure it is: 4 says so in words or schema, 3 in an attribute or class, 2 by drawing, 1 is a bare number. */
  sure: 1 | 2 | 3 | 4;
  /** Not a display of stars but a record or words that the page itself calls a review. */
  called?: true;
};

const notShown = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'OPTION', 'HEAD', 'TITLE', 'META', 'LINK', 'BR', 'HR']);
const labels = new Set(['aria-label', 'alt', 'title', 'data-original-title', 'aria-valuetext']);
const ratingName = /star|stern|rating|rate(?![a-z])|score|bewert|valora|califica|puntua|avalia|opini|beoordel|ocena|оцен|评分|打分|评价|星|grade|pingfen/i;
const valueName = /(?:^|-)(?:rating|score|stars?|rate|grade)(?:-?(?:value|score|stars?))?$/i;
const progress = /bar|progress|hist|meter|track|percent|distribut/i;
const mostText = 90;

/** All marks below the root, in document order; of marks inside each other, and of icons in one row of icons, only the widget's best. */
export function findMarks(root: Document | ShadowRoot | Element): Mark[] {
  const found: Mark[] = [];
  const elements = isElement(root) ? [root, ...root.querySelectorAll('*')] : root.querySelectorAll('*');
  for (const element of elements) {
    const mark = markOf(element);
    if (mark) found.push(mark);
  }
  return withoutParts(withFullFives(root, elements, found));
}

/** How full stars look on a page: kept, because a row that is read alone later has nothing to compare its five equal stars with. */
const fullLooks = new WeakMap<Node, Set<string>>();

function withFullFives(root: Document | ShadowRoot | Element, elements: Iterable<Element>, found: readonly Mark[]): Mark[] {
  const page = root.ownerDocument ?? root;
  const known = fullLooks.get(page) ?? new Set<string>();
  fullLooks.set(page, known);
  for (const { element, sure } of found) {
    const look = sure === 2 && known.size < 20 ? fullLook(element) : undefined;
    if (look) known.add(look);
  }
  if (known.size === 0) return [...found];
  const marked = new Map(found.map((mark) => [mark.element, mark]));
  const all: Mark[] = [];
  for (const element of elements) {
    const mark = marked.get(element);
    const look = mark || element.childElementCount !== 5 ? undefined : fiveAlike(element);
    if (mark) all.push(mark);
    else if (look !== undefined && known.has(look)) all.push({ element, stars: 5, sure: 2 });
  }
  return all;
}

/** What the element shows by itself. */
export function markOf(element: Element): Mark | null {
  if (notShown.has(element.tagName) && element.getAttribute('itemprop') === null) return null;
  const names = element.getAttributeNames();
  const inWords = (names.length > 0 ? fromLabel(element, names) : undefined) ?? fromText(element);
  if (inWords !== undefined) return { element, stars: inWords, sure: 4 };
  const grade = gradeOf(element);
  if (grade !== undefined) return { element, grade, sure: 4 };
  const schema = names.length > 0 ? fromSchema(element, names) : undefined;
  if (schema !== undefined) return { element, stars: schema, sure: 4 };
  const attribute = names.length > 0 ? fromAttributes(element, names) ?? fromClass(element) ?? fromWidth(element) : undefined;
  if (attribute !== undefined) return { element, stars: attribute, sure: 3 };
  const drawn = element.firstElementChild ? drawnBy(element) : undefined;
  if (drawn) return { element, ...(drawn === 'some' ? {} : { stars: drawn }), sure: 2 };
  const bare = fromBareNumber(element);
  return bare === undefined ? null : { element, stars: bare, sure: 1 };
}

function fromLabel(element: Element, names: readonly string[]): number | undefined {
  for (const name of names) {
    if (!labels.has(name)) continue;
    const said = element.getAttribute(name);
    if (!said) continue;
    const stars = starsIn(said, ratingName.test(nameOf(element)));
    if (stars !== undefined) return stars;
  }
  return undefined;
}

/** In the label of a picture, or in words that say nothing else. */
function gradeOf(element: Element): Grade | undefined {
  const label = element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? element.getAttribute('title');
  if (label) return gradeIn(label);
  if (element.childElementCount > 0) return undefined;
  const own = element.firstChild?.nodeType === 3 ? (element.firstChild as Text).data : '';
  return own.length > 0 && own.length <= 40 ? gradeIn(own) : undefined;
}

/** The element's own words, when all its children together say no more than a rating does. */
function fromText(element: Element): number | undefined {
  if (element.childElementCount > 3) return undefined;
  let own = '';
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3) own += (child as Text).data;
    if (own.length > 400) return undefined;
  }
  own = own.trim();
  if (own === '') return undefined;
  const whole = element.childElementCount === 0 ? own : (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  return whole.length > mostText ? undefined : starsIn(whole);
}

function fromSchema(element: Element, names: readonly string[]): number | undefined {
  if (!names.some((name) => name === 'itemprop' || name === 'aria-valuenow' || name === 'value')) return undefined;
  if (element.getAttribute('itemprop') === 'ratingValue') {
    return toFive(Number((element.getAttribute('content') ?? element.textContent ?? '').replace(',', '.')), bestOf(element));
  }
  const top = Number(element.getAttribute('aria-valuemax') ?? element.getAttribute('max') ?? Number.NaN);
  const now = Number(element.getAttribute('aria-valuenow') ?? (element.tagName === 'METER' ? element.getAttribute('value') : null) ?? Number.NaN);
  return (top === 5 || (top === 10 && ratingName.test(nameOf(element)))) && now > 0 && element.tagName !== 'INPUT' ? toFive(now, top) : undefined;
}

function bestOf(element: Element): number {
  const holder = element.closest('[itemprop="reviewRating"], [itemscope]');
  return Number(holder?.querySelector('[itemprop="bestRating"]')?.getAttribute('content') ?? 5) || 5;
}

function fromAttributes(element: Element, names: readonly string[]): number | undefined {
  if (element.tagName === 'INPUT') {
    const named = /^(?:rating|stars?|score)$/i.test(element.getAttribute('name') ?? '') && element.getAttribute('type') === 'hidden';
    return named ? byValue(element.getAttribute('value')) : undefined;
  }
  for (const name of names) {
    if (name === 'class' || name === 'style' || name === 'href' || name === 'id') continue;
    const plain = name.startsWith('data-') ? name.slice(5) : name;
    const named = valueName.test(plain) || (/^(?:value|count|percent)$/.test(plain) && /rating|stars?(?:-|$)/i.test(element.tagName + element.className));
    if (!named || /id$|index$|count$/i.test(plain)) continue;
    const value = element.getAttribute(name) ?? '';
    if (value.length > 5 || !/^\d/.test(value)) continue;
    const stars = byValue(value);
    if (stars !== undefined) return stars;
  }
  return undefined;
}

/** 4, "4.0", "40", "80%": what one finds in data-rating. */
function byValue(text: string | null): number | undefined {
  const value = Number((text ?? '').replace('%', ''));
  if (!(value > 0)) return undefined;
  if (value <= 5) return toFive(value, 5);
  if (text?.includes('%') || (value > 50 && value <= 100 && value % 10 === 0)) return toFive(value, 100);
  return value <= 50 && value % 5 === 0 ? toFive(value, 50) : undefined;
}

function fromClass(element: Element): number | undefined {
  const classes = element.getAttribute('class');
  return classes && /star|rat(?:e|ing)|score/i.test(classes) && !/col|grid|flex/i.test(classes) ? starsInClass(classes) : undefined;
}

/** A strip of full stars cut to a share of its width, or a custom property that says the number. */
function fromWidth(element: Element): number | undefined {
  const style = element.getAttribute('style');
  if (!style) return undefined;
  const property = /--[\w-]*(?:rating|stars?|score)[\w-]*:\s*([\d.]+)/i.exec(style);
  if (property) return byValue(property[1] ?? null);
  const share = /(?:^|[;\s])width:\s*(\d{1,3}(?:\.\d+)?)%/.exec(style);
  if (!share) return undefined;
  const names = `${nameOf(element)} ${element.parentElement ? nameOf(element.parentElement) : ''}`;
  if (!/star|rating|stern|score/i.test(names) || (progress.test(names) && !/stars?/i.test(names))) return undefined;
  return toFive(Number(share[1]), 100);
}

function fromBareNumber(element: Element): number | undefined {
  if (element.childElementCount > 0) return undefined;
  const own = element.textContent ?? '';
  if (own.length > 12 || !/\d/.test(own)) return undefined;
  const parent = element.parentElement;
  if (!ratingName.test(nameOf(element)) && !(parent && ratingName.test(nameOf(parent)) && parent.childElementCount <= 3)) return undefined;
  return starsIn(own, true);
}

function nameOf(element: Element): string {
  return `${element.getAttribute('class') ?? ''} ${element.id} ${element.getAttribute('data-testid') ?? ''} ${element.getAttribute('data-hook') ?? ''} ${element.getAttribute('itemprop') ?? ''}`;
}

function withoutParts(marks: readonly Mark[]): Mark[] {
  const byElement = new Map(marks.map((mark) => [mark.element, mark]));
  const dropped = new Set<Mark>();
  for (const mark of marks) {
    // Four or more marked twins side by side, none with words, are the stars of one rating, or a form to give one.
    const parent = mark.element.parentElement;
    if (parent && parent.childElementCount >= 3 && (mark.element.textContent ?? '').trim() === '') {
      const twins = [...parent.children].filter((each) => each.tagName === mark.element.tagName && byElement.has(each) && (each.textContent ?? '').trim() === '');
      if (twins.length >= 3 && new Set(twins.map((each) => byElement.get(each)?.stars)).size >= 3) dropped.add(mark);
    }
  }
  for (const mark of marks) {
    if (dropped.has(mark)) continue;
    for (let outer = mark.element.parentElement, steps = 0; outer && steps < 4; outer = outer.parentElement, steps++) {
      const around = byElement.get(outer);
      if (!around || dropped.has(around)) continue;
      // An attribute on the whole record is a mark of its own; a widget around a better mark is the same rating once more.
      if ((outer.textContent ?? '').trim().length > mostText) break;
      const onlyWraps = around.sure === mark.sure && outer.childElementCount === 1;
      if (around.sure >= mark.sure && around.stars !== undefined && !onlyWraps) dropped.add(mark);
      else dropped.add(around);
      if (dropped.has(mark)) break;
    }
  }
  return marks.filter((mark) => !dropped.has(mark));
}
