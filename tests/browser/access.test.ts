// Tests with axe that everybody can use what the seller sees: panel, popup, options and standalone page, both languages, light and dark.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerFrom } from '../../extension/serve.mjs';
import { demo, firstRisky, openDemoStage } from './stage/demo.ts';
import { dist, project, type Stage } from './stage/stage.ts';
import { openPanel } from './stage/view.ts';

const axe = readFileSync(join(project, 'node_modules/axe-core/axe.min.js'), 'utf8');
const web = 'http://127.0.0.1:4174';
const looks = [['zh', 'light'], ['zh', 'dark'], ['en', 'light'], ['en', 'dark']] as const;

describe.each(looks)('%s, %s', (ui, scheme) => {
  let stage: Stage;
  const open = async (url: string, size?: { width: number; height: number }) => {
    const page = await stage.open('about:blank', size);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return page;
  };
  beforeAll(async () => {
    stage = await openDemoStage('chromium', ui);
    stage.net.serve(new URL(web).host, answerFrom({ '': dist('web') }));
  });
  afterAll(() => stage?.close());

  test('panel and badges on the demo console', async () => {
    const page = await open(`${demo}/?count=20`);
    await openPanel(page, await firstRisky(page));
    expect(await panelGround(page)).toBe(scheme);
    await unfold(page);
    expect(await violations(page)).toEqual([]);
    for (const tab of [1, 2]) {
      await page.evaluate((nth) => document.querySelector('[data-huiping=panel]')?.shadowRoot?.querySelectorAll<HTMLElement>('[role=tab]')[nth]?.click(), tab);
      expect(await violations(page), `tab ${tab}`).toEqual([]);
    }
    await page.close();
  });

  test('popup, as the toolbar button opens it', async () => {
    const page = await open(`${demo}/?count=20`);
    await firstRisky(page);
    await page.bringToFront();
    const [extension] = [...(await stage.browser.extensions()).values()];
    if (!extension) throw new Error('the browser knows of no extension');
    await extension.triggerAction(page);
    const popup = await (await stage.browser.waitForTarget((target) => target.url().endsWith('popup/index.html'))).asPage();
    await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await popup.waitForFunction(() => /20/u.test(document.querySelector('[role=status]')?.textContent ?? ''));
    expect(await violations(popup)).toEqual([]);
    await popup.close();
    await page.close();
  });

  test('options', async () => {
    const page = await open(`${stage.own}options/index.html`);
    await page.waitForSelector('form, .hp-card');
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test.each([380, 1280])('standalone page %i px wide: empty, with reviews, a review open, the drafting box', async (width) => {
    const page = await open(`${web}/`, { width, height: 900 });
    await page.waitForSelector('textarea');
    await chooseLanguage(page, ui);
    expect(await violations(page), 'empty').toEqual([]);
    await pressSamples(page);
    expect(await violations(page), 'list').toEqual([]);
    await page.focus('[data-review-list]');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.hp-draft');
    await unfold(page);
    expect(await violations(page), 'review').toEqual([]);
    await page.evaluate(() => document.querySelectorAll<HTMLButtonElement>('.pg-view')[1]?.click());
    await page.waitForSelector('.pg-draft');
    await page.evaluate(() => document.querySelector<HTMLButtonElement>('.pg-draft-actions .plain')?.click());
    await page.waitForSelector('.hp-finding');
    expect(await violations(page), 'drafting').toEqual([]);
    await page.close();
  });
});

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    type Axe = { run(context: Document): Promise<{ violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }> };
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(document);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 4).map((node) => `${JSON.stringify(node.target)} ${(node.failureSummary ?? '').split('\n')[1] ?? ''}`).join('; ')}`);
  });
}

function panelGround(page: Page): Promise<string> {
  return page.evaluate(() => {
    const frame = document.querySelector('[data-huiping=panel]')?.shadowRoot?.querySelector('.hp-frame');
    const [red = 0] = (frame ? getComputedStyle(frame).backgroundColor.match(/[\d.]+/gu) ?? [] : []).map(Number);
    return red < 128 ? 'dark' : 'light';
  });
}

/** Opens everything that is folded, so that nothing hides from axe. */
function unfold(page: Page): Promise<void> {
  return page.evaluate(() => {
    const roots: ParentNode[] = [document, ...[...document.querySelectorAll('[data-huiping]')].flatMap((host) => host.shadowRoot ?? [])];
    for (const root of roots) for (const each of root.querySelectorAll('details')) each.open = true;
  });
}

async function chooseLanguage(page: Page, ui: 'zh' | 'en'): Promise<void> {
  const now = await page.evaluate(() => (document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'));
  if (now === ui) return;
  await page.evaluate(() => document.querySelector<HTMLButtonElement>('.pg-bar-end button[lang]')?.click());
  await page.waitForFunction((wanted) => document.documentElement.lang.startsWith(wanted), {}, ui);
}

async function pressSamples(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector<HTMLButtonElement>('.pg-drop .plain')?.click());
  await page.waitForFunction(() => /^(24 条已读完|All 24 read)/u.test(document.querySelector('.pg-state[role=status]')?.textContent ?? ''), { timeout: 20_000 });
}
