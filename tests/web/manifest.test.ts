// Tests what the extension may do: the permissions, the pages it starts on, and the policy that forbids it to speak to anyone.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { adapters } from '../../extension/src/adapters/index.ts';
import { contentScripts, manifest, merge, sites } from '../../manifest/merge.mjs';

const chrome = manifest('chrome', '1.2.3');
const firefox = manifest('firefox', '1.2.3');

test('the browser-specific part is laid over the common one', () => {
  expect(merge({ a: [1, 2], b: { c: 1 }, d: 1 }, { a: [2, 3], b: { e: 2 }, d: 'x' })).toEqual({ a: [1, 2, 3], b: { c: 1, e: 2 }, d: 'x' });
  expect(chrome.background).toEqual({ service_worker: 'background.js', type: 'module' });
  expect(firefox.background).toEqual({ scripts: ['background.js'], type: 'module' });
  expect(firefox.version).toBe('1.2.3');
});

test.each([['chrome', chrome], ['firefox', firefox]])('%s: no permission beyond the three', (_name, made) => {
  expect(made.permissions).toEqual(['storage', 'activeTab', 'scripting']);
  expect(made.host_permissions).toBeUndefined();
  expect(made.web_accessible_resources).toBeUndefined();
  expect(made.externally_connectable).toBeUndefined();
});

test.each([['chrome', chrome], ['firefox', firefox]])('%s: own pages may reach nothing but own files', (_name, made) => {
  const policy = (made.content_security_policy as { extension_pages: string }).extension_pages;
  expect(policy).toContain("connect-src 'self';");
  expect(policy).toContain("default-src 'self';");
  expect(policy).not.toMatch(/https?:|\*|unsafe-inline|'unsafe-eval'/u);
});

test('the content script starts by itself on named marketplaces only', () => {
  const matches = chrome.content_scripts.flatMap((script) => script.matches);
  expect(matches.length).toBeGreaterThan(0);
  for (const pattern of matches) {
    expect(pattern).toMatch(/^https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+\/\S*$/u);
    expect(pattern).not.toMatch(/^https:\/\/\*\.[a-z]+\//u);
  }
});

const ownPages = (id: string): URL[] => {
  const { url, urls = [] } = JSON.parse(readFileSync(resolve('extension/src/adapters', id, 'page.json'), 'utf8')) as { url: string; urls?: string[] };
  return [url, ...urls].map((each) => new URL(each));
};
const named = new Map(sites().map((site) => [site.id, site.matches]));

test('each adapter names in its own folder the pages that the browser lets it into, and knows a page of each host', () => {
  expect([...named.keys()].toSorted()).toEqual(adapters.map((adapter) => adapter.id).toSorted());
  for (const adapter of adapters) {
    const hosts = (named.get(adapter.id) ?? []).map((pattern) => new URL(pattern.replace('*.', 'www.')).hostname);
    for (const host of new Set(hosts)) {
      const there = ownPages(adapter.id).map(({ pathname, search, hash }) => new URL(`https://${host}${pathname}${search}${hash}`));
      expect(there.some((url) => adapter.matches(url)), `${adapter.id}: no page of ${host}`).toBe(true);
    }
  }
});

test('the browser lets an adapter with selectors of its own into its pages, and no other: a site known by address only is the seller’s to switch on', () => {
  for (const adapter of adapters) {
    const patterns = named.get(adapter.id) ?? [];
    if (adapter.carried) expect(patterns, adapter.id).toEqual([]);
    else for (const page of ownPages(adapter.id)) expect(patterns.some((pattern) => covers(pattern, page)), `${adapter.id}: ${page.href}`).toBe(true);
  }
});

test('docs/marketplaces.md says of each adapter what reads it, on what evidence, and where the browser lets us in', () => {
  const doc = readFileSync('docs/marketplaces.md', 'utf8').split('\n').filter((line) => line.startsWith('| `'));
  const lines = adapters.map(({ id, side, grade, seen, carried }) => {
    const hosts = [...new Set((named.get(id) ?? []).map((pattern) => pattern.split('/')[2]))];
    return `| \`${id}\` | ${side} | ${grade} ${seen} | ${carried ? 'generic detector' : 'own selectors'} | ${hosts.length > 0 ? hosts.join(', ') : 'when you switch it on'} |`;
  });
  expect(doc, `the table should be:\n${lines.join('\n')}`).toEqual(lines);
});

/** As browsers read a match pattern: the path takes in the query, never the fragment. */
function covers(pattern: string, { hostname, pathname, search }: URL): boolean {
  const [, host = '', path = ''] = /^https:\/\/([^/]+)(\/.*)$/.exec(pattern) ?? [];
  const isHost = host.startsWith('*.') ? hostname === host.slice(2) || hostname.endsWith(host.slice(1)) : hostname === host;
  const parts = path.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return isHost && new RegExp(`^${parts.join('.*')}$`).test(pathname + search);
}

test('consoles with inner frames get an entry of their own', () => {
  expect(contentScripts([{ id: 'a', matches: ['https://a.b/*'], frames: false }, { id: 'c', matches: ['https://c.d/*'], frames: true }]))
    .toMatchObject([{ matches: ['https://a.b/*'], all_frames: false }, { matches: ['https://c.d/*'], all_frames: true }]);
});
