// Tests the extension on saved real pages under their real host names; skipped with a message where they are not at hand.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { html } from './stage/net.ts';
import { kinds, openStage, project, type Stage } from './stage/stage.ts';
import { badges, openPanel, scrollForBadges } from './stage/view.ts';

const folder = resolve(project, '../shared/pages');
const here = existsSync(folder);
if (!here) console.warn(`skipped: no saved pages in ${folder}`);
const saved = (file: string) => readFileSync(join(folder, file));

const known = [
  ['amazon-1.html', 'https://www.amazon.com/dp/B0011UCPM4', 13],
  ['amazon-2.html', 'https://www.amazon.com/x/dp/B000000000', 8],
  ['amazon-3.html', 'https://www.amazon.co.uk/dp/1849757097', 5],
  ['jd-2.html', 'https://item.jd.com/7081550.html', 3],
  ['jd-3.html', 'https://item.jd.com/10552666987.html', 2],
] as const;

const unknown = [
  ['amazon-1.html', 13], ['amazon-2.html', 8], ['amazon-3.html', 5], ['jd-2.html', 3], ['jd-3.html', 2], ['etsy-1.html', 2], ['tesco-1.html', 10],
  ['aliexpress-1.html', 2],
] as const;

describe.skipIf(!here).each(kinds)('%s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind, { extension: { hosts: ['https://shop.example/*'] } });
    await stage.settings({ ui: 'en', generic: ['https://shop.example'] });
    stage.net.serve('shop.example', html((path) => (path.endsWith('.html') ? saved(path) : null)));
  });
  afterAll(() => stage?.close());

  test.each(known)('its adapter reads every review of %s (%s): %i', async (file, url, count) => {
    stage.net.serve(new URL(url).host, html(saved(file)));
    await readAll(stage, url, count, count);
  });

  test.each(unknown)('the general detector alone reads every review of %s: %i', async (file, count) => {
    // One of Etsy's two has stars but no words.
    await readAll(stage, `https://shop.example/${file}`, count, file === 'etsy-1.html' ? 1 : count);
  });

  test('nothing was asked of any other host', () => {
    expect(stage.net.strangers()).toEqual([]);
  });
});

async function readAll(stage: Stage, url: string, count: number, worded: number): Promise<void> {
  const page = await stage.open(url, { width: 1280, height: 2400 });
  // JD shows its reviews when their tab is pressed, which is the work of scripts that were not saved.
  await page.evaluate(() => document.querySelector<HTMLElement>('#comment')?.style.removeProperty('display'));
  await scrollForBadges(page, count);
  const shown = [];
  for (let i = 0; i < count; i++) shown.push(await openPanel(page, i));
  expect((await badges(page)).length).toBe(count);
  expect(new Set(shown.map((each) => each.facts + each.words)).size).toBe(count);
  expect(shown.filter(({ words }) => words.trim() !== '').length).toBe(worded);
  for (const { facts, band } of shown) {
    expect(facts).toMatch(/[1-5](\.\d)? of 5 stars/u);
    expect(facts).toMatch(/\d{1,2} [A-Z][a-z]+ 20\d\d/u);
    expect(band).toMatch(/Low|Medium|High|Critical/u);
  }
  await page.close();
}
