// Shopee's seller centre, page "shop rating": known by address, read by the generic detector.

import type { CarriedSite } from '../../adapter.ts';

// The address and the list call are of 2026, from three tools; of the markup only an old pager is known.
export const adapter: CarriedSite = {
  id: 'shopee-seller',
  platform: 'shopee',
  grade: 'B',
  seen: '2026',
  side: 'seller',
  always: [],
  matches: ({ hostname, pathname }) => /^(?:seller\.shopee\.(?:tw|sg|ph|vn|co\.th|co\.id|com\.(?:my|br|mx|co)|cl|kr)|banhang\.shopee\.vn)$/.test(hostname) && pathname.startsWith('/portal/settings/shop/rating'),
  carried: true,
};
