// Shopee's product pages: known by address, read by the generic detector.

import type { CarriedSite } from '../../adapter.ts';

// All class names are random (one tool of 2026 lists some); what is stable is outside of the reviews.
export const adapter: CarriedSite = {
  id: 'shopee',
  platform: 'shopee',
  grade: 'C',
  seen: '2026',
  side: 'public',
  always: [],
  matches: ({ hostname, pathname }) => /^shopee\.(?:tw|sg|ph|vn|co\.th|co\.id|com\.(?:my|br|mx|co)|cl|kr)$/.test(hostname) && /-i\.\d+\.\d+|^\/product\/\d+\/\d+/.test(pathname),
  carried: true,
};
