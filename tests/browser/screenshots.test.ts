// Takes the screenshots of docs/screenshots: `SCREENSHOTS=1 npx vitest run --config tests/browser/vitest.config.ts screenshots`.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { answerFrom } from '../../extension/serve.mjs';
import { demo, firstRisky, openDemoStage } from './stage/demo.ts';
import { smallPng } from './stage/small-png.ts';
import { dist, project, type Stage } from './stage/stage.ts';
import { openPanel } from './stage/view.ts';

const folder = join(project, 'docs/screenshots');
const web = 'http://127.0.0.1:4174';
const largest = 150_000;

type Ui = 'zh' | 'en';
type Scheme = 'light' | 'dark';
type Shot = readonly [name: string, ui: Ui, scheme: Scheme, width: number, height: number];

const shots: Shot[] = [
  ['panel', 'zh', 'light', 1280, 800], ['panel', 'en', 'dark', 1600, 900], ['panel', 'en', 'light', 768, 900], ['panel', 'zh', 'dark', 380, 780],
  ['insert', 'zh', 'light', 1280, 800],
  ['popup', 'zh', 'light', 1280, 800], ['popup', 'en', 'dark', 1280, 800],
  ['options', 'en', 'light', 768, 900],
  ['page-empty', 'zh', 'light', 1280, 760],
  ['page-list', 'zh', 'light', 1280, 800], ['page-list', 'en', 'dark', 1600, 900], ['page-list', 'en', 'light', 768, 900], ['page-list', 'zh', 'light', 380, 780],
  ['page-review', 'en', 'dark', 380, 780], ['page-review', 'zh', 'dark', 768, 900],
  ['page-draft', 'zh', 'light', 1280, 760], ['page-draft', 'en', 'light', 380, 780],
];

describe.skipIf(!process.env['SCREENSHOTS']).each(['zh', 'en'] as const)('%s', (ui) => {
  test('screenshots', { timeout: 180_000 }, async () => {
    mkdirSync(folder, { recursive: true });
    const stage = await openDemoStage('chromium', ui);
    stage.net.serve(new URL(web).host, answerFrom({ '': dist('web') }));
    try {
      for (const shot of shots.filter(([, lang]) => lang === ui)) {
        const picture = smallPng(await take(stage, shot));
        const [name, , scheme, width] = shot;
        writeFileSync(join(folder, `${name}-${ui}-${scheme}-${width}.png`), picture);
        expect(picture.length, shot.join(' ')).toBeLessThan(largest);
      }
    } finally {
      await stage.close();
    }
  });
});

async function take(stage: Stage, [name, ui, scheme, width, height]: Shot): Promise<Buffer> {
  const page = await stage.open('about:blank', { width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  let shown = page;
  if (name === 'options') {
    await page.goto(`${stage.own}options/index.html`);
    await page.waitForSelector('form, .hp-card');
  } else if (name.startsWith('page-')) await showPage(page, name.slice('page-'.length), ui);
  else {
    await page.goto(demo, { waitUntil: 'domcontentloaded' });
    const row = await firstRisky(page);
    if (name === 'popup') shown = await openPopup(stage, page, scheme);
    else await showPanel(page, row, name === 'insert');
  }
  // Colours that are on their way from light to dark would be caught in between.
  await shown.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished)));
  const picture = Buffer.from(await shown.screenshot());
  if (shown !== page) await shown.close();
  await page.close();
  return picture;
}

async function showPanel(page: Page, row: number, insert: boolean): Promise<void> {
  await page.evaluate((i) => document.querySelectorAll('.review-row')[i]?.scrollIntoView({ block: 'center' }), row);
  await openPanel(page, row);
  await page.evaluate(() => document.querySelector('[data-huiping=panel]')?.shadowRoot?.querySelector<HTMLElement>('h1')?.blur());
  if (!insert) return;
  await page.evaluate((i) => document.querySelectorAll<HTMLElement>('.reply-button')[i]?.click(), row);
  const ready = await page.waitForFunction(() => {
    const root = document.querySelector('[data-huiping=panel]')?.shadowRoot;
    return [...root?.querySelectorAll('.hp-actions button') ?? []].find((each) => /填入|Insert/u.test(each.textContent ?? ''));
  });
  await page.evaluate((button) => {
    button?.scrollIntoView();
    (button as HTMLElement).click();
  }, ready);
  await page.waitForFunction(() => (document.querySelector<HTMLTextAreaElement>('.reply-input')?.value ?? '') !== '');
}

async function openPopup(stage: Stage, page: Page, scheme: Scheme): Promise<Page> {
  await page.bringToFront();
  const [extension] = [...(await stage.browser.extensions()).values()];
  if (!extension) throw new Error('the browser knows of no extension');
  await extension.triggerAction(page);
  const popup = await (await stage.browser.waitForTarget((target) => target.url().endsWith('popup/index.html'))).asPage();
  await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await popup.waitForFunction(() => /20/u.test(document.querySelector('[role=status]')?.textContent ?? ''));
  return popup;
}

async function showPage(page: Page, part: string, ui: Ui): Promise<void> {
  await page.goto(`${web}/`, { waitUntil: 'domcontentloaded' });
  await page.waitForSelector('textarea');
  const press = (selector: string, nth = 0) => page.evaluate((at, n) => document.querySelectorAll<HTMLElement>(at)[n]?.click(), selector, nth);
  if (!(await page.evaluate(() => document.documentElement.lang)).startsWith(ui)) {
    await press('.pg-bar-end button[lang]');
    await page.waitForFunction((wanted) => document.documentElement.lang.startsWith(wanted), {}, ui);
  }
  if (part === 'draft') {
    await press('.pg-view', 1);
    await page.waitForSelector('.pg-draft-actions .plain');
    await press('.pg-draft-actions .plain');
    await page.waitForSelector('.hp-finding');
  } else if (part !== 'empty') {
    await press('.pg-drop .plain');
    await page.waitForFunction(() => /^(24 条已读完|All 24 read)/u.test(document.querySelector('.pg-state[role=status]')?.textContent ?? ''));
    if (part === 'review') await press('[role=option]');
    await page.waitForSelector('.hp-draft');
  }
}
