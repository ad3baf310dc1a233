// Tests that the panel never lies on the reply box where there is room beside it.

import { expect, test } from 'vitest';
import { overlap, placePanel } from '../../extension/src/content/place.ts';

const wide = { width: 1280, height: 800 };

test('without a reply box it stands at the right', () => {
  expect(placePanel(wide, null).side).toBe('right');
});

test('it goes to the other side when the box is at the right', () => {
  const box = { left: 900, top: 300, right: 1200, bottom: 420 };
  const place = placePanel(wide, box);
  expect(place.side).toBe('left');
  expect(overlap(place, box)).toBe(0);
});

test('a wide box in the middle leaves it a strip above or below', () => {
  const box = { left: 100, top: 60, right: 1180, bottom: 260 };
  const place = placePanel(wide, box);
  expect(overlap(place, box)).toBe(0);
  expect(place.side).toBe('bottom');
});

test('the whole dialog stays free where there is room, the box alone where there is not', () => {
  const box = { left: 380, top: 390, right: 900, bottom: 520 };
  const dialog = { left: 360, top: 240, right: 920, bottom: 580 };
  const place = placePanel(wide, box, dialog);
  expect(overlap(place, dialog)).toBe(0);
  expect(place.right - place.left).toBeGreaterThanOrEqual(320);
  const everything = { left: 0, top: 0, right: 1280, bottom: 800 };
  expect(overlap(placePanel(wide, box, everything), box)).toBe(0);
});

test('any box of reasonable size on any window is kept free', () => {
  for (const width of [380, 640, 1024, 1280, 1600]) {
    for (let top = 0; top <= 600; top += 40) {
      const box = { left: width * 0.1, top, right: width * 0.9, bottom: top + 120 };
      const view = { width, height: 800 };
      const place = placePanel(view, box);
      expect(overlap(place, box), `${width} wide, box at ${top}`).toBe(0);
      expect(place.left).toBeGreaterThanOrEqual(0);
      expect(place.right).toBeLessThanOrEqual(width);
      expect(place.bottom).toBeLessThanOrEqual(800);
      expect(place.bottom - place.top).toBeGreaterThanOrEqual(200);
    }
  }
});
