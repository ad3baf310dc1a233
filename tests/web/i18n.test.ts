// Tests that both languages say everything, that every message is used, and that every message used exists.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import english from '../../manifest/_locales/en/messages.json';
import chinese from '../../manifest/_locales/zh_CN/messages.json';
import { fill } from '../../extension/src/i18n/index.ts';

type Messages = Record<string, { message: string }>;
const texts: Record<string, Messages> = { en: english, zh_CN: chinese };

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(ts|tsx|json|html)$/u.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });
}

test('both languages have the same messages in the same order, none empty', () => {
  expect(Object.keys(chinese)).toEqual(Object.keys(english));
  for (const [lang, messages] of Object.entries(texts)) {
    for (const [key, { message }] of Object.entries(messages)) expect(message.trim(), `${lang} ${key}`).not.toBe('');
  }
});

test('both languages use the same values', () => {
  const values = (message: string) => [...new Set(message.match(/\$\d/gu) ?? [])].toSorted();
  for (const key of Object.keys(english) as (keyof typeof english)[]) {
    expect(values(chinese[key].message), key).toEqual(values(english[key].message));
  }
});

test('every message is used somewhere', () => {
  const all = [...sources('extension/src'), readFileSync('manifest/base.json', 'utf8')].join('\n');
  // `page_f_${field}` stands for every message that begins so.
  const beginnings = [...all.matchAll(/`([a-z]\w+_)\$\{\w+\}`/gu)].map((m) => m[1] ?? '');
  const used = (key: string) => all.includes(`'${key}'`) || all.includes(`__MSG_${key}__`) || beginnings.some((b) => key.startsWith(b));
  const unused = Object.keys(english).filter((key) => !used(key));
  expect(unused, 'remove them from both messages.json').toEqual([]);
});

test('every message that a manifest names exists', () => {
  const named = ['base', 'chrome', 'firefox'].flatMap((name) => [...readFileSync(`manifest/${name}.json`, 'utf8').matchAll(/__MSG_(\w+)__/gu)].map((m) => m[1]));
  expect(named.filter((key) => !(String(key) in english))).toEqual([]);
});

test('the description fits the stores', () => {
  for (const messages of Object.values(texts)) expect(messages.appDescription?.message.length).toBeLessThanOrEqual(132);
});

test('values are put in as they are', () => {
  expect(fill('$2 of $1', ['$2', 3])).toBe('3 of $2');
});
