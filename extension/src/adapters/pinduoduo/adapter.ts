// Pinduoduo's mobile comment pages: known by address, read by the generic detector.

import type { CarriedSite } from '../../adapter.ts';

// One tool, undated: all class names are random, and the page's own list is a script variable, which a content script cannot see.
export const adapter: CarriedSite = {
  id: 'pinduoduo',
  platform: 'pinduoduo',
  grade: 'C',
  seen: 'unknown',
  side: 'public',
  always: [],
  matches: ({ hostname, pathname }) => /^mobile\.(?:yangkeduo|pinduoduo)\.com$/.test(hostname) && pathname.startsWith('/goods_comments'),
  carried: true,
};
