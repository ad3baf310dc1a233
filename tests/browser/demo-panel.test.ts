// Tests the panel on the demo console by keyboard alone: reasons, drafts, tone, copying, inserting; nothing is ever sent or pressed.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { demo, firstRisky, openDemoStage } from './stage/demo.ts';
import { kinds, type Stage } from './stage/stage.ts';
import { focused, panelReady } from './stage/view.ts';

describe.each(kinds)('%s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openDemoStage(kind, 'en');
  });
  afterAll(() => stage?.close());

  test('from the page to a copied draft by keyboard alone', async () => {
    const page = await openConsole(stage, '');
    await altJ(page);
    const badge = await focused(page);
    expect(badge).toMatch(/^button: \S?(High|Critical) · .+, risk \d+ of 100\. Show reasons and reply/u);
    await page.keyboard.press('Enter');
    await panelReady(page);
    expect(await focused(page)).toMatch(/^h1:/u);

    const reasons = await inPanel(page, (root) => [...root.querySelectorAll('.hp-points li')].map((each) => each.textContent ?? ''));
    expect(reasons.length).toBeGreaterThan(0);
    const quoted = await inPanel(page, (root) => [...root.querySelectorAll('.hp-words mark')].map((each) => each.textContent ?? ''));
    expect(quoted.length).toBeGreaterThan(0);

    await tabTo(page, /^radio: Formal/u);
    const formal = await draftText(page);
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toMatch(/^radio: Warm/u);
    const warm = await draftText(page);
    expect(formal).not.toBe('');
    expect(warm).not.toBe('');
    expect(warm).not.toBe(formal);

    await tabTo(page, /^button: Copy/u);
    await page.keyboard.press('Enter');
    await panelSays(page, '.hp-actions [role=status]', 'Copied');

    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe(badge);
    expect(await page.evaluate(() => document.querySelector('[data-huiping=panel]'))).toBeNull();

    // What was copied is really in the clipboard: the tester pastes it into the page's search field.
    await page.focus('input[type=search]');
    await press(page, 'Control', 'v');
    expect(await page.$eval('input[type=search]', (box) => (box as HTMLInputElement).value)).toBe(warm.replaceAll('\n', ''));
    await page.close();
  });

  test.each(['', '&editor=rich'])('a draft goes into the page\'s own reply box (%s), the page notices, undo takes it out, nothing is sent', async (editor) => {
    const page = await openConsole(stage, editor);
    await countPresses(page);
    const row = await firstRisky(page);
    await page.evaluate((i) => {
      const host = document.querySelectorAll('.review-row')[i]?.querySelector('[data-huiping=badge]');
      host?.scrollIntoView({ block: 'center' });
      host?.shadowRoot?.querySelector('button')?.focus();
    }, row);
    await page.keyboard.press('Enter');
    await panelReady(page);
    expect(await inPanel(page, (root) => root.querySelector('.hp-actions')?.textContent ?? '')).not.toContain('Insert into the reply box');

    // The seller opens the reply box of this review.
    const button = (await page.$$('.reply-button'))[row];
    await button?.focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.reply-input');
    await page.waitForFunction(() => {
      const root = document.querySelector('[data-huiping=panel]')?.shadowRoot;
      return [...root?.querySelectorAll('button') ?? []].some((each) => each.textContent === 'Insert into the reply box');
    });
    expect(await overlap(page)).toBe(0);
    const draft = await draftText(page);
    await inPanel(page, (root) => [...root.querySelectorAll('button')].find((each) => each.textContent === 'Insert into the reply box')?.focus());
    await page.keyboard.press('Enter');
    await panelSays(page, '.hp-actions [role=status]', 'Inserted. Read it and send it yourself.');

    expect(plain(await boxText(page))).toBe(plain(draft));
    // The page's own state holds the text, too: its counter counts it, its controlled box keeps it, its button is ready.
    await page.waitForFunction((least) => Number.parseInt(document.querySelector('.dialog-count')?.textContent ?? '', 10) >= least, {}, plain(draft).length);
    expect(await page.$eval('.dialog .primary', (each) => (each as HTMLButtonElement).disabled)).toBe(false);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    expect(plain(await boxText(page))).toBe(plain(draft));

    await page.focus('.reply-input');
    await press(page, 'Control', 'z');
    expect(plain(await boxText(page))).toBe('');

    expect(await page.evaluate(() => (globalThis as unknown as { untrusted: string[] }).untrusted)).toEqual([]);
    expect(await page.$('.dialog')).not.toBeNull();
    await page.evaluate(() => { location.hash = '#/sent'; });
    await page.waitForFunction(() => document.querySelector('main h1')?.textContent === '回复记录');
    expect(await page.$('.sent li')).toBeNull();
    await page.close();
  });

  test('nothing was asked of any other host', () => {
    expect(stage.net.strangers()).toEqual([]);
  });
});

async function openConsole(stage: Stage, query: string): Promise<Page> {
  const page = await stage.open(`${demo}/?count=40${query}`);
  await page.bringToFront();
  await firstRisky(page);
  return page;
}

async function press(page: Page, modifier: 'Alt' | 'Control', key: 'j' | 'v' | 'z'): Promise<void> {
  await page.keyboard.down(modifier);
  await page.keyboard.press(key);
  await page.keyboard.up(modifier);
}

async function altJ(page: Page): Promise<void> {
  await press(page, 'Alt', 'j');
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-huiping') === 'badge');
}

async function tabTo(page: Page, wanted: RegExp, most = 60): Promise<void> {
  const passed: string[] = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (wanted.test(at)) return;
    passed.push(at);
  }
  throw new Error(`Tab never came to ${String(wanted)}; it passed ${passed.join(' | ')}`);
}

function inPanel<T>(page: Page, look: (root: ShadowRoot) => T): Promise<T> {
  return page.evaluate(`(${String(look)})(document.querySelector('[data-huiping=panel]').shadowRoot)`) as Promise<T>;
}

async function draftText(page: Page): Promise<string> {
  return inPanel(page, (root) => root.querySelector<HTMLTextAreaElement>('.hp-editor textarea')?.value ?? '');
}

async function panelSays(page: Page, selector: string, words: string): Promise<void> {
  await page.waitForFunction((at, text) => document.querySelector('[data-huiping=panel]')?.shadowRoot?.querySelector(at)?.textContent === text, { timeout: 5000 }, selector, words);
}

function boxText(page: Page): Promise<string> {
  return page.$eval('.reply-input', (box) => (box instanceof HTMLTextAreaElement ? box.value : (box as HTMLElement).innerText));
}

function plain(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** Notes every press and submission that no person made. */
function countPresses(page: Page): Promise<void> {
  return page.evaluate(() => {
    const untrusted: string[] = [];
    Object.assign(globalThis, { untrusted });
    for (const type of ['click', 'submit', 'mousedown', 'pointerdown', 'keydown']) {
      addEventListener(type, (event) => {
        if (!event.isTrusted) untrusted.push(`${type} on ${(event.target as Element).tagName}`);
      }, true);
    }
  });
}

/** Square pixels that the panel covers of the dialog's box and button. */
function overlap(page: Page): Promise<number> {
  return page.evaluate(() => {
    const panel = document.querySelector('[data-huiping=panel]')?.shadowRoot?.querySelector('.hp-frame')?.getBoundingClientRect();
    if (!panel) return Number.NaN;
    return [...document.querySelectorAll('.reply-input, .dialog .primary')].reduce((sum, each) => {
      const box = each.getBoundingClientRect();
      const width = Math.min(panel.right, box.right) - Math.max(panel.left, box.left);
      const height = Math.min(panel.bottom, box.bottom) - Math.max(panel.top, box.top);
      return sum + (width > 0 && height > 0 ? width * height : 0);
    }, 0);
  });
}
