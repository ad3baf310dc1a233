// The reply dialog: a portal at the end of the body whose box belongs to its own state, as in a React console.

import { el } from './el.js';

const limit = 500;

/** `onSend` gets the text that the dialog's state holds, which may differ from what a careless script wrote into the box. */
export function openReplyBox(review, { rich, onSend }) {
  const before = document.activeElement;
  let text = '';
  const count = el('span', { class: 'dialog-count' }, `0/${limit}`);
  const send = el('button', { type: 'button', class: 'primary', disabled: true, onclick: () => finish(true) }, '发送回复');
  const change = (next) => {
    text = next;
    count.textContent = `${text.length}/${limit}`;
    count.classList.toggle('over', text.length > limit);
    send.disabled = text.trim() === '' || text.length > limit;
  };
  const box = rich ? richBox(change) : controlledBox(change, () => text);
  const dialog = el('div', { class: 'dialog', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'dialog-title' },
    el('h2', { id: 'dialog-title' }, '回复评价'),
    el('p', { class: 'dialog-quote' }, `${review.buyer}：${review.text.slice(0, 80)}${review.text.length > 80 ? '…' : ''}`),
    el('p', { class: 'dialog-note' }, '回复后所有买家可见，发送后不能修改。'),
    box,
    el('div', { class: 'dialog-foot' }, count,
      el('button', { type: 'button', onclick: () => finish(false) }, '取消'), send));
  const portal = el('div', { class: 'portal', 'data-reply-to': review.id }, el('div', { class: 'shade', onclick: () => finish(false) }), dialog);

  function finish(sent) {
    box.release?.();
    portal.remove();
    document.removeEventListener('keydown', keys);
    if (before instanceof HTMLElement) before.focus();
    if (sent) onSend(text.trim());
  }
  function keys(event) {
    if (event.key === 'Escape') finish(false);
    if (event.key === 'Tab') keepInside(event, dialog);
  }
  document.addEventListener('keydown', keys);
  document.body.append(portal);
  box.focus();
  return () => finish(false);
}

// React remembers what was last written through `node.value`, ignores an input event that brings nothing new, and writes
// its state back. A script that sets `value` on the node itself is therefore undone; the prototype's setter is believed.
function controlledBox(change, state) {
  const own = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
  const box = el('textarea', { class: 'reply-input', rows: 5, placeholder: '请输入回复内容，最多 500 字', 'aria-label': '回复内容' });
  let remembered = '';
  Object.defineProperty(box, 'value', {
    configurable: true,
    get: () => own.get.call(box),
    set(next) { remembered = String(next); own.set.call(box, remembered); },
  });
  box.addEventListener('input', () => {
    const now = own.get.call(box);
    if (now === remembered) return;
    remembered = now;
    change(now);
  });
  const sync = setInterval(() => { if (own.get.call(box) !== state()) box.value = state(); }, 120);
  box.release = () => clearInterval(sync);
  return box;
}

function richBox(change) {
  const box = el('div', { class: 'reply-input rich', contenteditable: 'true', role: 'textbox', 'aria-multiline': 'true', 'aria-label': '回复内容', tabindex: 0 });
  box.addEventListener('input', () => change(box.innerText.replace(/\n$/, '')));
  return box;
}

function keepInside(event, dialog) {
  const stops = [...dialog.querySelectorAll('textarea, [contenteditable], button:not([disabled])')];
  const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops[stops.length - 1] : stops[0])?.focus();
}
