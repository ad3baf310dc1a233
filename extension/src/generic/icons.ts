// Ratings that are drawn: a row of star icons of which some are full.

const star = /star|stern|étoile|estrella|rating|rate|score|pingfen|xingji|★/i;
const full = /fill(?:ed)?\b|full|active|solid|yellow|gold|orange|\bon\b|-on\b|checked|select|light(?!gr)|primary|highlight|fas\b|-s\b/i;
const empty = /empty|gr[ae]y|\boff\b|-off\b|inactive|in-active|outline|blank|border|unfill|uncheck|unselect|disabled|-o\b|far\b|muted|none|no-?fill/i;
const half = /half/i;
const looks = new Set(['class', 'fill', 'color', 'style', 'src', 'href', 'xlink:href', 'd', 'data-testid', 'data-icon', 'data-name', 'name', 'aria-label', 'stroke', 'width']);
const iconTags = new Set(['SVG', 'I', 'IMG', 'SPAN', 'LI', 'DIV', 'EM', 'B', 'USE', 'PATH', 'G', 'POLYGON', 'LABEL', 'A']);

/** The number of full stars among the element's children; 'some' for stars that are all alike to us; undefined where no stars are drawn. */
export function drawnBy(element: Element): number | 'some' | undefined {
  const first = element.firstElementChild;
  // The parts of one drawing are no icons.
  if (element.tagName.toUpperCase() === 'SVG' && element.childElementCount < 3) return undefined;
  if (!first || element.childElementCount > 10 || !iconTags.has(first.tagName.toUpperCase())) return undefined;
  if (!isIcon(first)) return undefined;
  const icons = [...element.children];
  const stars = icons.filter((each) => each.tagName === first.tagName && isIcon(each));
  if (stars.length !== icons.length && !(stars.length === 5 && icons.length <= 7)) return undefined;
  if (stars.some((each) => each.querySelector('input, button'))) return undefined;
  const seen = stars.map(lookOf);
  const named = star.test(element.getAttribute('class') ?? '') || star.test(element.getAttribute('data-testid') ?? '') || seen.every((look) => star.test(look));
  const kinds = new Set(seen);
  if (kinds.size > 3 || stars.length > 5) return undefined;
  // Without the word, five pictures in at most two forms, the first form first, still are a rating; anything else may be anything.
  if (!named && !(stars.length === 5 && kinds.size === 2 && isOrdered(seen))) return undefined;
  if (stars.length === 1 && !(/star/i.test(seen[0] ?? '') && isSingle(first))) return undefined;
  if (kinds.size === 1) return alike(seen[0] ?? '', stars.length, element);
  return countFull(seen);
}

/** What a full star looks like, by a rating whose empty ones differ; undefined where it is not drawn so. */
export function fullLook(element: Element): string | undefined {
  const looks = fiveLooks(element);
  return looks && new Set(looks).size === 2 && isOrdered(looks) ? looks[0] : undefined;
}

/** Five icons of one look: a full rating only if that look is known from another rating of the page. */
export function fiveAlike(element: Element): string | undefined {
  const looks = fiveLooks(element);
  return looks && new Set(looks).size === 1 && looks[0] !== '' ? looks[0] : undefined;
}

function fiveLooks(element: Element): string[] | undefined {
  if (element.childElementCount !== 5 || element.tagName.toUpperCase() === 'SVG') return undefined;
  const icons = [...element.children];
  const tag = icons[0]?.tagName ?? '';
  return iconTags.has(tag.toUpperCase()) && icons.every((each) => each.tagName === tag && isIcon(each)) ? icons.map(lookOf) : undefined;
}

function isIcon(element: Element): boolean {
  return element.childElementCount <= 3 && element.getElementsByTagName('*').length <= 6 && /^[★☆⭐\s]*$/u.test(element.textContent ?? '');
}

/** Not a holder of several icons. */
function isSingle(icon: Element): boolean {
  for (let at: Element | null = icon; at && at.tagName.toUpperCase() !== 'SVG'; at = at.firstElementChild) if (at.childElementCount > 1) return false;
  return true;
}

/** Everything in which a full star can differ from an empty one. */
function lookOf(icon: Element): string {
  const parts: string[] = [];
  for (const each of [icon, ...icon.getElementsByTagName('*')]) {
    for (const name of each.getAttributeNames()) {
      if (!looks.has(name)) continue;
      const value = each.getAttribute(name);
      if (value) parts.push(name === 'd' || name === 'src' ? value.slice(-40) : value.replaceAll(/\d{3,}/g, '#'));
    }
  }
  return parts.join(' ') + (icon.textContent ?? '').trim();
}

function alike(look: string, count: number, holder: Element): number | 'some' | undefined {
  if (empty.test(look) && !full.test(look.replaceAll(/in-?active/gi, ''))) return undefined;
  // Five equal stars under a strip that is cut to a width say nothing themselves.
  if (count === 5 && holder.parentElement?.querySelector('[style*="width"]')) return undefined;
  return count;
}

function countFull(looks: readonly string[]): number | undefined {
  const isHalf = looks.map((look) => half.test(look));
  const named = looks.map((look) => {
    const says = look.replaceAll(/in-?active|unchecked|unselected|unfilled/gi, ' gray ');
    if (empty.test(says)) return false;
    return full.test(says) ? true : undefined;
  });
  const told = named.some((each) => each === true) !== named.some((each) => each === false) || named.includes(true);
  const first = looks[0];
  const count = looks.reduce((sum, look, i) => {
    if (isHalf[i]) return sum + 0.5;
    const isFull = told && named.some((each) => each === false) ? named[i] !== false : named.includes(true) && named.includes(undefined) ? named[i] === true : look === first;
    return sum + (isFull ? 1 : 0);
  }, 0);
  return count >= 0.5 && count <= 5 ? count : undefined;
}

function isOrdered(looks: readonly string[]): boolean {
  return looks.lastIndexOf(looks[0] ?? '') < looks.findIndex((look) => look !== looks[0]);
}
