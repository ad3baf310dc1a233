// Lazada's seller centre, review manager: known by the beginning of one old call, read by the generic detector.

import type { CarriedSite } from '../../adapter.ts';

// One old tool calls an address below this path, undated; the page itself was never shown.
export const adapter: CarriedSite = {
  id: 'lazada-seller',
  platform: 'lazada',
  grade: 'D',
  seen: 'unknown',
  side: 'seller',
  always: [],
  matches: ({ hostname, pathname }) => /^sellercenter\.lazada\.(?:sg|com\.my|co\.id|co\.th|com\.ph|vn)$/.test(hostname) && pathname.startsWith('/asc-review'),
  carried: true,
};
