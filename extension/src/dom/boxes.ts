// Where one types on a page: text boxes inside an element, and in dialogs that stand elsewhere in the document.

import { queryDeep } from './query.ts';

const boxes = 'textarea, [contenteditable="true"], [contenteditable=""], [contenteditable="plaintext-only"], [role="textbox"]';
const dialogs = '[role="dialog"], [role="alertdialog"], dialog[open], [aria-modal="true"], [class*="dialog" i], [class*="modal" i], [class*="drawer" i], [data-testid*="modal" i], [data-testid*="dialog" i]';

/** The first box in the element in which a text can be written now; a search field or a box that is read-only is none. */
export function boxIn(element: Element): HTMLElement | null {
  const found = queryDeep(element, boxes).find((box) =>
    !box.hasAttribute('readonly') && !box.hasAttribute('disabled') && box.getAttribute('aria-readonly') !== 'true' && box.tagName !== 'INPUT');
  return (found as HTMLElement | undefined) ?? null;
}

/**
 * The box of an open dialog that says one of the proofs: an order number, a review's id, its words. Portals put the dialog at the end of
 * the document, so only what it says ties it to a row. Proofs shorter than six units prove nothing and are passed over.
 */
export function boxInDialog(document: Document, proofs: readonly (string | undefined)[]): HTMLElement | null {
  const firm = proofs.map(squeezed).filter((proof) => proof.length >= 6);
  if (firm.length === 0) return null;
  for (const dialog of queryDeep(document, dialogs).toReversed()) {
    const box = boxIn(dialog);
    if (!box) continue;
    const said = squeezed(dialog.textContent);
    if (firm.some((proof) => said.includes(proof))) return box;
  }
  return null;
}

function squeezed(text: string | null | undefined): string {
  return (text ?? '').replaceAll(/\s+/g, '');
}
