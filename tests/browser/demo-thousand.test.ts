// Tests the extension on a thousand reviews by infinite scroll and on lists redrawn: nothing missed, nothing doubled, the page's text untouched.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { demo, openDemoStage } from './stage/demo.ts';
import { kinds, type Stage } from './stage/stage.ts';
import { bareWhenBack, mostBadges, scrollToRow, textsOf, watched, watchRows } from './stage/watch-rows.ts';

describe.each(kinds)('%s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openDemoStage(kind, 'zh');
  });
  afterAll(() => stage?.close());

  test('a thousand reviews: each that comes into view has one badge, the text is the page\'s', { timeout: 150_000 }, async () => {
    const page = await stage.browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await watchRows(page);
    await page.goto(`${demo}/?mode=scroll&count=1000`, { waitUntil: 'domcontentloaded' });
    expect(await scrollToRow(page, 1000, 600)).toBe(1000);
    await page.waitForFunction(() => document.querySelector('.review-row:last-child [data-huiping=badge]'));
    expect((await watched(page)).seen).toBeGreaterThan(950);
    expect(await bareWhenBack(page)).toEqual([]);
    expect(await mostBadges(page)).toBe(1);
    expect(await textsOf(page)).toMatchObject({ foreign: 0, changed: 0, moved: 0 });
    await page.close();
  });

  test('a list that is redrawn, replaced and recycled ends with each row\'s own badge and no other, the text nodes are the page\'s', async () => {
    const still = await openRows(stage, '?count=52&size=100');
    await still.waitForFunction(() => document.querySelectorAll('.review-row [data-huiping=badge]').length >= 52);
    const right = await badgesOf(still);
    await still.close();
    const page = await openRows(stage, '?rerender=1&every=250&turns=20&count=40&size=100');
    await page.waitForFunction(() => document.querySelectorAll('.review-row').length >= 52);
    await page.waitForFunction((wanted) => {
      const badges = [...document.querySelectorAll('.review-row')].map((row) => row.querySelectorAll('[data-huiping=badge]'));
      return badges.length === wanted && badges.every((each) => each.length === 1);
    }, {}, right.length);
    // What stands beside the wrong words for a moment is put right; what stays is a mistake.
    await expect.poll(async () => (await badgesOf(page)).toSorted(), { timeout: 20_000 }).toEqual(right.toSorted());
    expect(right).toHaveLength(52);
    expect(await textsOf(page)).toMatchObject({ foreign: 0, changed: 0, moved: 0 });
    await page.close();
  });

  test('nothing was asked of any other host', () => {
    expect(stage.net.strangers()).toEqual([]);
  });
});

/** The demo console so high that every row is near. */
async function openRows(stage: Stage, query: string): Promise<Page> {
  const page = await stage.browser.newPage();
  await page.setViewport({ width: 1280, height: 8000 });
  await watchRows(page);
  await page.goto(`${demo}/${query}`, { waitUntil: 'domcontentloaded' });
  return page;
}

/** "what the review says: what its badge says", one per badge. */
function badgesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll('.review-row')].flatMap((row) =>
    [...row.querySelectorAll('[data-huiping=badge]')].map((badge) => `${row.querySelector('.said-text')?.textContent}: ${badge.shadowRoot?.querySelector('.words')?.textContent}`)));
}
