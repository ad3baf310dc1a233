// What a person sees of the extension in a page: its badges and its panel, read through their open shadow roots.

import type { Page } from 'puppeteer-core';

/** The words of every badge on the page, in page order. */
export function badges(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll('[data-huiping=badge]')].map((host) => host.shadowRoot?.querySelector('.words')?.textContent ?? ''));
}

/** Goes up and down the page until there are that many badges: one is made when its review comes near. Says how many there were if it takes too long. */
export async function scrollForBadges(page: Page, count: number, timeout = 15_000): Promise<void> {
  const made = await page.evaluate(async (wanted, until) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const made = () => document.querySelectorAll('[data-huiping=badge]').length;
    const started = performance.now();
    while (made() < wanted && performance.now() - started < until) {
      const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
      scrollTo(0, end ? 0 : scrollY + innerHeight);
      for (let i = 0; i < 6; i++) await frame();
    }
    return made();
  }, count, timeout);
  if (made < count) throw new Error(`${made} badges after ${timeout} ms, not ${count}`);
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

/** The panel has its full answer, with or without drafts, or says why not. */
export async function panelReady(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const root = document.querySelector('[data-huiping=panel]')?.shadowRoot;
    return Boolean(root?.querySelector('[role=alert]')) || (root?.querySelectorAll('.hp-section').length ?? 0) >= 2;
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
