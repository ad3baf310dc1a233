// Puts a reply into the page's own box the way typing would, so that the page's framework notices and undo works; sends nothing.

import type { Inserted } from '../panel/port.ts';

/**
 * An empty box takes the text; in a box that the seller has begun to fill, the text goes to the cursor or replaces what is
 * selected. `before` is what was inserted last: unchanged, it is replaced.
 */
export function insertText(box: HTMLElement | null, text: string, before = ''): Inserted {
  if (!box || !box.isConnected) return 'no-box';
  if (box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement) return intoField(box, text, before);
  if (box.isContentEditable || box.getAttribute('contenteditable') === 'true') return intoEditable(box, text, before);
  return 'refused';
}

function intoField(box: HTMLTextAreaElement | HTMLInputElement, text: string, before: string): Inserted {
  if (box.disabled || box.readOnly) return 'refused';
  box.focus();
  if (box.value === before) box.select();
  // The browser's own command keeps undo and fires the events that a key would fire.
  const typed = runInsert(text);
  if (!typed || !containsText(box.value, text)) {
    setNatively(box, replaceSelection(box, text));
    box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText', data: text }));
  }
  box.dispatchEvent(new Event('change', { bubbles: true }));
  return containsText(box.value, text) ? 'inserted' : 'refused';
}

function intoEditable(box: HTMLElement, text: string, before: string): Inserted {
  box.focus();
  const selection = box.ownerDocument.getSelection();
  if (!selection) return 'refused';
  const all = box.textContent ?? '';
  const inside = selection.anchorNode !== null && box.contains(selection.anchorNode);
  if (all.trim() === '' || all === before) selection.selectAllChildren(box);
  else if (!inside) {
    selection.selectAllChildren(box);
    selection.collapseToEnd();
  }
  runInsert(text);
  return containsText(box.textContent ?? '', text) ? 'inserted' : 'refused';
}

// Deprecated but without a successor: nothing else writes into the undo history of a page's box.
function runInsert(text: string): boolean {
  try {
    return document.execCommand('insertText', false, text);
  } catch {
    return false;
  }
}

// React and Vue replace the box's own `value`: only the prototype's setter leaves a change that they see.
function setNatively(box: HTMLTextAreaElement | HTMLInputElement, value: string): void {
  const prototype = box instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(box, value);
}

function replaceSelection(box: HTMLTextAreaElement | HTMLInputElement, text: string): string {
  const start = box.selectionStart ?? box.value.length;
  const end = box.selectionEnd ?? start;
  return box.value.slice(0, start) + text + box.value.slice(end);
}

// Line breaks may become paragraphs in an editable element, and single spaces may become hard ones.
function containsText(all: string, text: string): boolean {
  const plain = (s: string) => s.replace(/\s+/gu, '');
  return plain(all).includes(plain(text));
}
