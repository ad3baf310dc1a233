// Every marketplace that has a folder here. The bundler finds them (import.meta.glob, also in vitest), so no list can be forgotten.

import type { Adapter, CarriedSite } from '../adapter.ts';
import { readGenerally } from '../generic/index.ts';

const modules = import.meta.glob<{ adapter: Adapter | CarriedSite }>('./*/adapter.ts', { eager: true });

/** By folder name. */
export const adapters: readonly Adapter[] = Object.values(modules)
  .map(({ adapter }) => ('findReviews' in adapter ? adapter : readGenerally(adapter)))
  .toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** The adapter for the page, if one knows it. */
export function adapterFor(url: URL): Adapter | undefined {
  return adapters.find((adapter) => adapter.matches(url));
}
