// Wildberries' public feedback pages: known by address, read by the generic detector.

import type { CarriedSite } from '../../adapter.ts';

// The data behind the page is well known, its markup is not.
export const adapter: CarriedSite = {
  id: 'wildberries',
  platform: 'generic',
  grade: 'B',
  seen: 'unknown',
  side: 'public',
  always: [],
  matches: ({ hostname, pathname }) => hostname === 'www.wildberries.ru' && /^\/catalog\/\d+\/feedbacks/.test(pathname),
  carried: true,
};
