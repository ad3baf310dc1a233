// Makes an element of ours in the page: marked as ours, with an open shadow root and shared style sheets.

import { ownMark } from '../adapter.ts';

const sheets = new Map<string, CSSStyleSheet>();

/** Open roots on purpose: accessibility checkers cannot see into closed ones, and closed ones keep nothing secret. */
export function createOwnElement(tag: 'span' | 'div', role: string, css: string): { host: HTMLElement; root: ShadowRoot } {
  const host = document.createElement(tag);
  host.setAttribute(ownMark, role);
  const root = host.attachShadow({ mode: 'open' });
  addStyle(root, css);
  return { host, root };
}

// Firefox's content scripts see the page through a wrapper that does not let them adopt sheets in every version.
function addStyle(root: ShadowRoot, css: string): void {
  try {
    let sheet = sheets.get(css);
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      sheets.set(css, sheet);
    }
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}

export function isOurs(node: Node): boolean {
  return node.nodeType === Node.ELEMENT_NODE && (node as Element).hasAttribute(ownMark);
}
