// What the seller has chosen, its defaults, and a reader that accepts any stored value.

import type { Shop, UiLang } from '../contract.ts';

export type UiChoice = 'auto' | UiLang;

export type Settings = {
  ui: UiChoice;
  shop: Shop;
  /** Hosts on which Huiping stays silent. */
  off: string[];
  /** Origins (`https://host`) on which the generic detector runs at each visit. */
  generic: string[];
};

export const defaultSettings: Settings = { ui: 'auto', shop: {}, off: [], generic: [] };

/** Never fails: a field of the wrong type counts as absent. */
export function readSettings(stored: unknown): Settings {
  const from = record(stored);
  return {
    ui: from.ui === 'zh' || from.ui === 'en' ? from.ui : 'auto',
    shop: readShop(from.shop),
    off: strings(from.off),
    generic: strings(from.generic),
  };
}

export function readShop(stored: unknown): Shop {
  const from = record(stored);
  const shop: Shop = {};
  for (const key of ['name', 'signature', 'greeting', 'high_price'] as const) {
    const value = from[key];
    if (typeof value === 'string' && value.trim() !== '') shop[key] = value.trim();
  }
  const forbidden = strings(from.forbidden);
  if (forbidden.length > 0) shop.forbidden = forbidden;
  if (Array.isArray(from.remedies)) {
    const remedies = from.remedies.map(record).flatMap((r) => {
      if (typeof r.code !== 'string' || r.code === '') return [];
      return [typeof r.max === 'string' && isMoney(r.max) ? { code: r.code, max: r.max } : { code: r.code }];
    });
    if (remedies.length > 0) shop.remedies = remedies;
  }
  return shop;
}

/** A decimal amount without sign, as contract.md writes money. */
export function isMoney(text: string): boolean {
  return /^\d{1,9}(\.\d{1,2})?$/.test(text);
}

/** The match pattern for an origin. Patterns cannot name a port in every browser, so all ports of the host are meant. */
export function originPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/** The interface language for a choice, given the browser's own language tag. */
export function uiLanguage(choice: UiChoice, browserTag: string): UiLang {
  if (choice !== 'auto') return choice;
  return browserTag.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function strings(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return [...new Set(value.filter((v): v is string => typeof v === 'string' && v.trim() !== '').map((v) => v.trim()))];
}
