// What a person sees of the extension in a page: its badges and its panel, read through their open shadow roots.

import type { Page } from 'puppeteer-core';

/** The words of every badge on the page, in page order. */
export function badges(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll('[data-huiping=badge]')].map((host) => host.shadowRoot?.querySelector('.words')?.textContent ?? ''));
}

/** Brings every part of the page into view once; badges are made when their review comes near. */
export async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
      scrollTo(0, top);
      await frame();
      await frame();
    }
    scrollTo(0, 0);
  });
}

/** Waits until there are that many badges; says how many there were if it takes too long. */
export async function waitForBadges(page: Page, count: number, timeout = 15_000): Promise<void> {
  await page.waitForFunction((n) => document.querySelectorAll('[data-huiping=badge]').length >= n, { timeout }, count).catch(async () => {
    throw new Error(`${(await badges(page)).length} badges after ${timeout} ms, not ${count}`);
  });
}

export type Shown = { band: string; facts: string; words: string; append: string };

/** Opens the panel of the badge with this number and reads what it says of the review; the panel stays open. */
export async function openPanel(page: Page, badge: number): Promise<Shown> {
  await page.evaluate((i) => {
    const button = document.querySelectorAll('[data-huiping=badge]')[i]?.shadowRoot?.querySelector('button');
    button?.focus();
    button?.click();
  }, badge);
  await panelReady(page);
  return page.evaluate(() => {
    const root = document.querySelector('[data-huiping=panel]')?.shadowRoot;
    const words = [...root?.querySelectorAll('.hp-words') ?? []].map((each) => each.textContent ?? '');
    const text = (selector: string) => root?.querySelector(selector)?.textContent ?? '';
    return { band: text('h1'), facts: text('.hp-facts'), words: words[0] ?? '', append: root?.querySelector('.hp-review h3') ? words[1] ?? '' : '' };
  });
}

/** The panel shows its drafts, or says why it has none. */
export async function panelReady(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const root = document.querySelector('[data-huiping=panel]')?.shadowRoot;
    return Boolean(root?.querySelector('.hp-draft, [role=alert]'));
  }, { timeout: 15_000 });
}

/** What has the focus, looked for through shadow roots: its role or tag, and its name. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at) return '';
    const name = at.getAttribute('aria-label') ?? at.textContent ?? '';
    return `${at.getAttribute('role') ?? at.tagName.toLowerCase()}: ${name.trim().slice(0, 80)}`;
  });
}
