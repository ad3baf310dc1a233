// Says a message in the seller's language; the same texts serve the manifests, the extension and the standalone page.

import english from '../../../manifest/_locales/en/messages.json';
import chinese from '../../../manifest/_locales/zh_CN/messages.json';
import type { UiLang } from '../contract.ts';

export type MessageKey = keyof typeof english;
export type Say = (key: MessageKey, ...values: (string | number)[]) => string;

const texts: Record<UiLang, Record<MessageKey, { message: string }>> = { en: english, zh: chinese };

/** `$1` to `$9` in a message are the values; a value is inserted as it is, whatever it holds. */
export function sayIn(ui: UiLang): Say {
  return (key, ...values) => fill(texts[ui][key].message, values);
}

export function fill(message: string, values: readonly (string | number)[]): string {
  return message.replace(/\$([1-9])/gu, (_, digit: string) => String(values[Number(digit) - 1] ?? ''));
}

/** The tag that Intl and `lang` attributes want. */
export const langTag: Record<UiLang, string> = { zh: 'zh-CN', en: 'en-GB' };
