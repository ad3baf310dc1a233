// Douyin shop's console (抖店), page "review management": known by address, read by the generic detector.

import type { CarriedSite } from '../../adapter.ts';

// The address is of 2026-05, from several tools. No selector of this page is known, only that the console is built of an Ant Design fork
// (auxo-table-row and its kin), so the manifest does not let us in: the seller switches the page on.
export const adapter: CarriedSite = {
  id: 'douyin-seller',
  platform: 'douyin',
  grade: 'B',
  seen: '2026-05',
  side: 'seller',
  always: [],
  matches: ({ hostname, pathname }) => hostname === 'fxg.jinritemai.com' && /^\/ffa\/(?:maftersale|g)\/comment/.test(pathname),
  carried: true,
};
