// What a seller can send us when a site has changed: our own names and numbers, never a word or an address of the page.

import type { TabState } from './page-state.ts';

export function siteReport({ adapter, evidence, carried, found, expected, failed, fields }: TabState, version: string): string {
  return [
    `Huiping ${version}`,
    `adapter ${adapter ?? 'none'}${carried ? ' (generic detector)' : ''}, evidence ${evidence}`,
    `reviews ${found} of ${expected ?? '?'}${failed > 0 ? `, ${failed} not understood` : ''}`,
    ...fields.map(({ field, read, of }) => `${field} ${read} of ${of}`),
  ].join('\n');
}
