// The four risk bands as shapes, so that colour is never the only sign: circle, diamond, triangle, octagon.

import type { Band } from '../contract.ts';

type Shape = { path: string; letter: string; letterY: number; letterSize: number; filled: boolean };

/** Paths in a 16 by 16 box. `letter` is drawn inside, for those who see neither colour nor corners well. */
export const bandShape: Record<Band, Shape> = {
  low: { path: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z', letter: 'L', letterY: 11.2, letterSize: 9, filled: false },
  medium: { path: 'M8 .8 15.2 8 8 15.2 .8 8z', letter: 'M', letterY: 10.6, letterSize: 7.5, filled: false },
  high: { path: 'M8 .8 15.6 14.8H.4z', letter: 'H', letterY: 13.2, letterSize: 8, filled: true },
  critical: { path: 'M4.9.8h6.2l4.1 4.1v6.2l-4.1 4.1H4.9L.8 11.1V4.9z', letter: '!', letterY: 11.8, letterSize: 11, filled: true },
};
