// AliExpress' seller console: known by host only, read by the generic detector.

import type { CarriedSite } from '../../adapter.ts';

// Other apps of the console were seen in several tools, undated; the path of the feedback app and its markup were not found.
export const adapter: CarriedSite = {
  id: 'aliexpress-seller',
  platform: 'aliexpress',
  grade: 'C',
  seen: 'unknown',
  side: 'seller',
  always: [],
  matches: ({ hostname, pathname }) => hostname === 'csp.aliexpress.com' && pathname.startsWith('/m_apps/') && /feedback|evaluation|review/i.test(pathname),
  carried: true,
};
