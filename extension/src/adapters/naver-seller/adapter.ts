// Naver SmartStore's seller center, review pages: known by host, read by the generic detector.

import type { CarriedSite } from '../../adapter.ts';

// One tool of 2026-07 reads the list call; of the markup it uses one text of a pop-up window.
export const adapter: CarriedSite = {
  id: 'naver-seller',
  platform: 'generic',
  grade: 'C',
  seen: '2026-07',
  side: 'seller',
  always: [],
  matches: ({ hostname, pathname, hash }) => hostname === 'sell.smartstore.naver.com' && /review/i.test(`${pathname}${hash}`),
  carried: true,
};
