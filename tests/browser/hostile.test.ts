// Tests that reviews made to do harm do none in a page with the extension: no script runs, no element is made, text stays text.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { enormous, flag, hostile, reviewPage } from './stage/hostile.ts';
import { html } from './stage/net.ts';
import { kinds, openStage, type Stage } from './stage/stage.ts';
import { badges, openPanel, scrollForBadges } from './stage/view.ts';

const names = Object.keys(hostile);

describe.each(kinds)('%s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind, { extension: { hosts: ['https://shop.example/*'] } });
    await stage.settings({ ui: 'en', generic: ['https://shop.example'] });
    stage.net.serve('shop.example', html((path) => reviewPage(path === '/enormous' ? [...Object.values(hostile).slice(0, 4), enormous()] : Object.values(hostile))));
  });
  afterAll(() => stage?.close());

  test('each hostile review is read, shown as text in the panel, and runs nothing', async () => {
    const page = await stage.open('https://shop.example/reviews');
    const before = await elements(page);
    await scrollForBadges(page, names.length);
    expect((await badges(page)).length).toBe(names.length);
    for (const [i, name] of names.entries()) {
      const { words } = await openPanel(page, i);
      expect(visible(words), name).toBe(visible(hostile[name] ?? ''));
      expect(await page.evaluate(() => {
        const root = document.querySelector('[data-huiping=panel]')?.shadowRoot;
        return { made: root?.querySelectorAll('img, script, svg[onload], a, iframe, [onerror], [onload], [onfocus]').length, isolated: getComputedStyle(root?.querySelector('.hp-words') as Element).unicodeBidi };
      }), name).toEqual({ made: 0, isolated: expect.stringMatching(/isolate|plaintext/u) as string });
    }
    await page.keyboard.press('Escape');
    expect(await elements(page)).toEqual(before);
    expect(await hit(page)).toBe(false);
    await page.close();
  });

  test('a review of a million characters is read in part, said so, and the page stays responsive', async () => {
    const page = await stage.browser.newPage();
    await watchGaps(page);
    await page.goto('https://shop.example/enormous', { waitUntil: 'domcontentloaded' });
    await scrollForBadges(page, 5);
    await page.evaluate(() => { (globalThis as unknown as { gaps: number[] }).gaps.length = 0; });
    const { words } = await openPanel(page, 4);
    expect(words.length).toBeLessThan(6000);
    expect(await page.evaluate(() => document.querySelector('[data-huiping=panel]')?.shadowRoot?.textContent)).toContain('only its beginning was read');
    const longest = await page.evaluate(() => Math.max(...(globalThis as unknown as { gaps: number[] }).gaps));
    console.log(`${kind}: longest gap between frames while the panel of the enormous review opens: ${longest.toFixed(0)} ms`);
    expect(longest).toBeLessThan(1000);
    await page.close();
  });

  test('nothing was asked of any other host', () => {
    expect(stage.net.strangers()).toEqual([]);
  });
});

/** What the page consists of, ours left out. */
function elements(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const counts: Record<string, number> = {};
    for (const each of document.body.querySelectorAll('*')) if (!each.hasAttribute('data-huiping')) counts[each.tagName] = (counts[each.tagName] ?? 0) + 1;
    return counts;
  });
}

function hit(page: Page): Promise<boolean> {
  return page.evaluate((name) => name in globalThis, flag);
}

/** The words without what readers of a page leave out: blanks and control characters. */
function visible(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cs}\u200B\uFEFF\uFFFD]+/gu, '');
}

function watchGaps(page: Page) {
  return page.evaluateOnNewDocument(() => {
    const gaps: number[] = [];
    Object.assign(globalThis, { gaps });
    let last = performance.now();
    const frame = (now: number) => {
      gaps.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}
