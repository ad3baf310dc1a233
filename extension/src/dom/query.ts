// Finding elements: through open shadow roots, by what they say, and upwards.

/** The root itself and every open shadow root below it, our own elements' left out: nothing of ours is the page's. */
export function openRoots(root: Document | ShadowRoot | Element): (Document | ShadowRoot | Element)[] {
  const roots: (Document | ShadowRoot | Element)[] = [root];
  for (const each of roots) {
    if (isElement(each) && each.shadowRoot) roots.push(each.shadowRoot);
    for (const element of each.querySelectorAll('*')) if (element.shadowRoot && !element.hasAttribute('data-huiping')) roots.push(element.shadowRoot);
  }
  return roots;
}

/** `querySelectorAll` through open shadow roots, and with the root itself if it is an element that fits. */
export function queryDeep(root: Document | ShadowRoot | Element, selector: string): Element[] {
  const found: Element[] = [];
  for (const each of openRoots(root)) {
    if (isElement(each) && each.matches(selector)) found.push(each);
    for (const element of each.querySelectorAll(selector)) found.push(element);
  }
  return found;
}

/** The documents of all frames below that this origin may read: for whoever runs one script for a page with frames. */
export function sameOriginDocuments(top: Document): Document[] {
  const documents = [top];
  for (const each of documents) {
    for (const frame of queryDeep(each, 'iframe, frame')) {
      const inner = readableDocument(frame as HTMLIFrameElement);
      if (inner) documents.push(inner);
    }
  }
  return documents;
}

function readableDocument(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** The node if it is an element, else the element that holds it, also across a shadow boundary. */
export function elementOf(node: Node): Element | null {
  if (isElement(node)) return node;
  return node.parentElement ?? hostOf(node);
}

/** The parent, or the host where the parent is a shadow root. */
export function parentOf(element: Element): Element | null {
  return element.parentElement ?? hostOf(element.parentNode);
}

function hostOf(node: Node | null): Element | null {
  return node && node.nodeType === 11 && 'host' in node ? (node as ShadowRoot).host : null;
}

const tooFar = new Set(['TBODY', 'TABLE', 'MAIN', 'BODY', 'HTML']);

/** The first of the element and its ancestors (through shadow hosts, at most `most` steps up) that fits. */
export function climb(element: Element | null, fits: (candidate: Element) => boolean, most = 64): Element | null {
  for (let at = element, steps = 0; at && steps <= most; at = parentOf(at), steps++) if (fits(at)) return at;
  return null;
}

/** The same for a row among others: gives up where lists end, before it reads the text of half the page. */
export function climbToRow(element: Element, fits: (candidate: Element) => boolean, most: number): Element | null {
  const row = climb(element, (each) => fits(each) || tooFar.has(each.tagName), most);
  return row && fits(row) ? row : null;
}

/** `closest` through shadow hosts. */
export function closestDeep(node: Node, selector: string): Element | null {
  for (let at = elementOf(node); at; ) {
    const found = at.closest(selector);
    if (found) return found;
    at = hostOf(at.getRootNode());
  }
  return null;
}

/** Elements that hold a text node which fits: the anchors of pages whose classes mean nothing. */
export function saying(root: Document | ShadowRoot | Element, pattern: RegExp): Element[] {
  const found = new Set<Element>();
  const document = root.nodeType === 9 ? (root as Document) : root.ownerDocument;
  if (!document) return [];
  const walker = document.createTreeWalker(root, 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement && pattern.test((node as Text).data)) found.add(node.parentElement);
  }
  return [...found];
}

/** The first element that one of the selectors finds, in the order of the selectors: the newest markup first. */
export function firstOf(root: ParentNode, ...selectors: string[]): Element | null {
  for (const selector of selectors) {
    const found = root.querySelector(selector);
    if (found) return found;
  }
  return null;
}
