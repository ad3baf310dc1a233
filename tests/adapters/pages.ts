// Loads a page's HTML into a document of its own, and watches that nobody presses, focuses or changes anything in it.

import { readFileSync } from 'node:fs';
import { expect, vi } from 'vitest';

/** A document parsed without running scripts, as a content script would see it. */
export function pageOf(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

export function pageIn(path: string): Document {
  return pageOf(readFileSync(path, 'utf8'));
}

/** Runs `read` and fails if it presses, focuses, submits or changes the page. */
export function readingOnly<T>(page: Document, read: () => T): T {
  const acts = [
    vi.spyOn(HTMLElement.prototype, 'click'), vi.spyOn(HTMLElement.prototype, 'focus'), vi.spyOn(EventTarget.prototype, 'dispatchEvent'),
    vi.spyOn(Element.prototype, 'setAttribute'),
  ];
  const before = page.documentElement.outerHTML;
  try {
    const result = read();
    for (const act of acts) expect(act, 'an adapter only reads').not.toHaveBeenCalled();
    expect(page.documentElement.outerHTML === before, 'an adapter changes nothing').toBe(true);
    return result;
  } finally {
    for (const act of acts) act.mockRestore();
  }
}
