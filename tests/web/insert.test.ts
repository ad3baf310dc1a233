// Tests that a reply gets into the page's box so that frameworks notice it, and that nothing else happens.

import { beforeEach, expect, test } from 'vitest';
import { insertText } from '../../extension/src/content/insert.ts';

beforeEach(() => {
  document.body.innerHTML = '';
});

// What React does: its own `value` on the element hides assignments; it believes only what the prototype holds at an input event.
function reactLike(): { box: HTMLTextAreaElement; seen: string[]; types: string[] } {
  const box = document.createElement('textarea');
  document.body.append(box);
  const native = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
  let tracked = '';
  Object.defineProperty(box, 'value', {
    get: () => native?.get?.call(box) as string,
    set: (value: string) => {
      tracked = value;
      native?.set?.call(box, value);
    },
  });
  const seen: string[] = [];
  const types: string[] = [];
  for (const type of ['input', 'change', 'click', 'submit', 'keydown']) {
    box.addEventListener(type, () => types.push(type));
  }
  box.addEventListener('input', () => {
    const now = native?.get?.call(box) as string;
    if (now !== tracked) seen.push(now);
    tracked = now;
  });
  return { box, seen, types };
}

test('a framework that watches the value sees the new one', () => {
  const { box, seen, types } = reactLike();
  expect(insertText(box, '您好,我们给您换新。')).toBe('inserted');
  expect(seen).toEqual(['您好,我们给您换新。']);
  expect(new Set(types)).toEqual(new Set(['input', 'change']));
});

test('what the seller has written stays, and the text goes to the cursor', () => {
  const { box } = reactLike();
  box.value = '你好!再见';
  box.setSelectionRange(3, 3);
  expect(insertText(box, '我们换新。')).toBe('inserted');
  expect(box.value).toBe('你好!我们换新。再见');
});

test('inserting another draft replaces the one inserted before', () => {
  const { box } = reactLike();
  insertText(box, '第一稿');
  insertText(box, '第二稿', '第一稿');
  expect(box.value).toBe('第二稿');
});

test('a box that takes no text is left alone', () => {
  const box = document.createElement('textarea');
  document.body.append(box);
  box.readOnly = true;
  expect(insertText(box, 'x')).toBe('refused');
  expect(box.value).toBe('');
  expect(insertText(null, 'x')).toBe('no-box');
  box.remove();
  expect(insertText(box, 'x')).toBe('no-box');
});
