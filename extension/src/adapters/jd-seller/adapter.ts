// JD's seller console (京麦), page "review management": known by host only, read by the generic detector.

import type { CarriedSite } from '../../adapter.ts';

// The console's other pages were seen in 2026; nobody showed the path of this page or anything of its markup.
export const adapter: CarriedSite = {
  id: 'jd-seller',
  platform: 'jd',
  grade: 'C',
  seen: '2026',
  side: 'seller',
  always: [],
  matches: ({ hostname, pathname }) => hostname === 'shop.jd.com' && pathname.startsWith('/jdm/') && /comment|evaluat|review|pingjia/i.test(pathname),
  carried: true,
};
