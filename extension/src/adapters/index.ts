// Every marketplace that has a folder here. The bundler finds them (import.meta.glob, also in vitest), so no list can be forgotten.

import type { Adapter } from '../adapter.ts';

const modules = import.meta.glob<{ adapter: Adapter }>('./*/adapter.ts', { eager: true });

/** By folder name. */
export const adapters: readonly Adapter[] = Object.keys(modules).toSorted().flatMap((path) => modules[path]?.adapter ?? []);

/** The adapter for the page, if one knows it. */
export function adapterFor(url: URL): Adapter | undefined {
  return adapters.find((adapter) => adapter.matches(url));
}
