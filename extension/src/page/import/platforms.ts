// The platforms that the engine has a profile of, by id and name; a profile's file is its only registration.

import type { UiLang } from '../../contract.ts';

const profiles = import.meta.glob<{ zh: string; en: string }>('../../../../shared/data/platforms/*.json', { eager: true, import: 'name' });

const names = new Map<string, { zh: string; en: string }>();
for (const [path, name] of Object.entries(profiles)) {
  const id = /([^/]+)\.json$/u.exec(path)?.[1];
  if (id) names.set(id, name);
}

/** Every platform, `generic` last. */
export const platformIds: readonly string[] = [...names.keys()].toSorted((a, b) => Number(a === 'generic') - Number(b === 'generic') || (a < b ? -1 : 1));

/** A platform without a profile keeps the name it came with. */
export function platformName(id: string, ui: UiLang): string {
  return names.get(id)?.[ui] ?? id;
}

/** The id for what an export calls a platform: its id, or its name in either language, or a text that holds one of them. */
export function findPlatform(text: string): string | null {
  const wanted = squeeze(text);
  if (wanted === '') return null;
  const known = [...names].flatMap(([id, name]) => [squeeze(id), squeeze(name.zh), squeeze(name.en)].map((word) => ({ id, word })));
  const exact = known.find(({ word }) => word === wanted);
  if (exact) return exact.id;
  const longest = known.filter(({ word }) => word.length >= 2 && wanted.includes(word)).toSorted((a, b) => b.word.length - a.word.length)[0];
  return longest?.id ?? null;
}

function squeeze(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_\-.（）()]+/gu, '');
}
