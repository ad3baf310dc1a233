// Tests what the extension may do: the permissions, the pages it starts on, and the policy that forbids it to speak to anyone.

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

test('each adapter names its pages in its own folder, and knows them', () => {
  const named = new Map(sites().map((site) => [site.id, site.matches]));
  expect([...named.keys()].toSorted()).toEqual(adapters.map((adapter) => adapter.id).toSorted());
  for (const adapter of adapters) {
    const hosts = (named.get(adapter.id) ?? []).map((pattern) => new URL(pattern.replace('*.', 'www.')).hostname);
    const paths = ['/dp/B000000000', '/12345678.html', '/listing/1/x', '/item/1.html', '/goods/evaluation/index', '/home.htm/comment-manage/list', '/product/12345678.html'];
    for (const host of new Set(hosts)) {
      expect(paths.some((path) => adapter.matches(new URL(`https://${host}${path}`))), `${adapter.id}: no page of ${host}`).toBe(true);
    }
  }
});

test('consoles with inner frames get an entry of their own', () => {
  expect(contentScripts([{ id: 'a', matches: ['https://a.b/*'], frames: false }, { id: 'c', matches: ['https://c.d/*'], frames: true }]))
    .toMatchObject([{ matches: ['https://a.b/*'], all_frames: false }, { matches: ['https://c.d/*'], all_frames: true }]);
});
