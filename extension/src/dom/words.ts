// Reading rows whose classes mean nothing: the element that says most, and the number behind a word.

/** The element below (or the root itself) with the longest text of its own that `leaveOut` does not name; the first of equals. */
export function wordiest(root: Element, leaveOut: (element: Element, own: string) => boolean): Element | null {
  let best: Element | null = null;
  let most = 0;
  for (const each of [root, ...root.querySelectorAll('*')]) {
    const own = ownText(each);
    if (own.length <= most || leaveOut(each, own)) continue;
    best = each;
    most = own.length;
  }
  return best;
}

/** What the element's own text nodes say, without its children's. */
export function ownText(element: Element): string {
  let own = '';
  for (let node = element.firstChild; node; node = node.nextSibling) if (node.nodeType === 3) own += (node as Text).data.trim();
  return own;
}

/** The number that the pattern's first group catches. */
export function numberIn(text: string, pattern: RegExp): number | undefined {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found.replaceAll(/[.,\s](?=\d{3})/g, ''));
}

/** All text of the element without any white space: for patterns that run over several elements. */
export function squeezed(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replaceAll(/\s+/g, '');
}
