// Tests the background's answers: who may ask what, how much, and that the shop's settings stay where they belong.

import { expect, test, vi } from 'vitest';
import { answer, pageSettings, type Surroundings } from '../../extension/src/background/answers.ts';
import type { Review } from '../../extension/src/contract.ts';
import type { Engine } from '../../extension/src/engine.ts';
import { maxBatch, type Request } from '../../extension/src/messages.ts';
import { maxText } from '../../extension/src/text-limit.ts';
import { defaultSettings, readSettings, type Settings } from '../../extension/src/store/settings.ts';
import { assessment, draft, draftAnswer } from './samples.ts';

const page = { url: 'https://shop.example/reviews', own: false };
const own = { url: 'chrome-extension://x/popup/index.html', own: true };
const shop = { name: '山前小铺', remedies: [{ code: 'coupon', max: '5.00' }] };

function surroundings() {
  let settings: Settings = { ...defaultSettings, shop };
  const engine = {
    assess: vi.fn<Engine['assess']>((reviews) => reviews.map((r) => (r.text === 'bad' ? { error: 'no' } : assessment()))),
    draft: vi.fn<Engine['draft']>((requests) => requests.map(() => draftAnswer([draft()]))),
    check: vi.fn<Engine['check']>((requests) => requests.map(() => ({ findings: [] }))),
    explain: vi.fn<Engine['explain']>((codes) => codes.map(() => ({ error: 'no' }))),
    labels: vi.fn<Engine['labels']>((codes) => Object.fromEntries([...codes].map((code) => [code, `label of ${code}`]))),
  };
  const around: Surroundings = {
    engine: () => Promise.resolve(engine as unknown as Engine),
    settings: () => Promise.resolve(settings),
    save: (change) => Promise.resolve((settings = readSettings({ ...settings, ...change }))),
    browserLanguage: () => 'zh-CN',
  };
  return { around, engine };
}

test('fifty reviews are assessed in order, with a label for each code', async () => {
  const { around } = surroundings();
  const reviews: Review[] = Array.from({ length: maxBatch }, (_, i) => ({ text: i === 3 ? 'bad' : 'x' }));
  const result = await answer({ type: 'assess', reviews, ui: 'zh' }, page, around);
  expect(result).toMatchObject({ labels: { 'product.malfunction': 'label of product.malfunction' } });
  const { results } = result as { results: object[] };
  expect(results).toHaveLength(maxBatch);
  expect(results[3]).toEqual({ error: 'no' });
});

test('more than fifty are refused', async () => {
  const { around, engine } = surroundings();
  const reviews = Array.from({ length: maxBatch + 1 }, () => ({ text: 'x' }));
  expect(await answer({ type: 'assess', reviews, ui: 'zh' }, page, around)).toHaveProperty('refused');
  expect(engine.assess).not.toHaveBeenCalled();
});

test('drafts and checks get the shop from the settings, not from the page', async () => {
  const { around, engine } = surroundings();
  await answer({ type: 'draft', review: { text: 'x' }, ui: 'zh', options: { variant: 2 } }, page, around);
  expect(engine.draft).toHaveBeenCalledWith([{ review: { text: 'x' }, shop, options: { variant: 2 } }], 'zh');
  await answer({ type: 'check', request: { text: 'y', channel: 'public_reply', shop: { name: 'other' } }, ui: 'en' }, page, around);
  expect(engine.check).toHaveBeenCalledWith([{ text: 'y', channel: 'public_reply', shop }], 'en');
});

test('a text beyond the limit is not checked', async () => {
  const { around } = surroundings();
  const request = { text: 'y'.repeat(maxText + 1), channel: 'public_reply' } as const;
  expect(await answer({ type: 'check', request, ui: 'en' }, page, around)).toHaveProperty('refused');
});

test('pages see neither the settings nor change them; the extension does', async () => {
  const { around } = surroundings();
  expect(await answer({ type: 'settings' }, page, around)).toHaveProperty('refused');
  expect(await answer({ type: 'saveSettings', change: { off: ['x'] } }, page, around)).toHaveProperty('refused');
  expect(await answer({ type: 'saveSettings', change: { off: ['x'] } }, own, around)).toMatchObject({ off: ['x'], shop });
  expect(await answer({ type: 'pageSettings' }, page, around)).toEqual({ ui: 'zh', on: true, generic: false });
});

test('an unknown request is refused, not thrown at', async () => {
  expect(await answer({ type: 'nonsense' } as unknown as Request, page, surroundings().around)).toHaveProperty('refused');
});

test('a page learns whether it is on, read by the detector, and in which language', () => {
  const settings: Settings = { ui: 'auto', shop: {}, off: ['a.example'], generic: ['https://b.example'] };
  expect(pageSettings(settings, 'https://a.example/x', 'en-US')).toEqual({ ui: 'en', on: false, generic: false });
  expect(pageSettings(settings, 'https://b.example/x', 'zh-TW')).toEqual({ ui: 'zh', on: true, generic: true });
  expect(pageSettings(settings, 'about:blank', 'de')).toEqual({ ui: 'en', on: true, generic: false });
  expect(pageSettings(settings, '', 'de')).toEqual({ ui: 'en', on: true, generic: false });
});

test('any stored value becomes settings', () => {
  for (const stored of [undefined, null, 7, 'x', [], { ui: 'fr', shop: 3, off: [1, 'a', 'a'], generic: {} }]) {
    const read = readSettings(stored);
    expect(read.ui).toBe('auto');
    expect(read.shop).toEqual({});
    expect(read.generic).toEqual([]);
  }
  expect(readSettings({ shop: { name: ' A ', high_price: '300', remedies: [{ code: 'coupon', max: '1e9' }, { max: '2' }, null] } }).shop)
    .toEqual({ name: 'A', high_price: '300', remedies: [{ code: 'coupon' }] });
});
