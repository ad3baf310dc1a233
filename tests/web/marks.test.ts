// Tests how a text is cut at the ends of its marks.

import { expect, test } from 'vitest';
import { cutAtMarks } from '../../extension/src/ui/marks.ts';

const text = '用两天就坏了,客服不理人';

test('pieces together are the whole text, whatever the marks', () => {
  const spans = [{ start: 1, end: 6, kind: 'a' }, { start: 3, end: 9, kind: 'b' }, { start: -4, end: 2, kind: 'c' }, { start: 10, end: 99, kind: 'd' }, { start: 5, end: 5, kind: 'e' }];
  const pieces = cutAtMarks(text, spans);
  expect(pieces.map((p) => p.text).join('')).toBe(text);
  expect(pieces.some((p) => p.kinds.includes('e'))).toBe(false);
});

test('where two marks lie on each other, the piece carries both', () => {
  const pieces = cutAtMarks(text, [{ start: 1, end: 6, kind: 'a' }, { start: 3, end: 9, kind: 'b' }]);
  expect(pieces.map((p) => [p.text, p.kinds])).toEqual([
    ['用', []], ['两天', ['a']], ['就坏了', ['a', 'b']], [',客服', ['b']], ['不理人', []],
  ]);
});

test('an empty text has no pieces', () => {
  expect(cutAtMarks('', [{ start: 0, end: 3, kind: 'a' }])).toEqual([]);
});
