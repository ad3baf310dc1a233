// A watcher that lives in the demo page itself: when each review came into view, when its badge stood there, what happened to the text.

import type { Page } from 'puppeteer-core';

export type Watched = {
  /** Milliseconds from coming into view to having a badge, one per review that was seen; 0 when the badge stood there first. */
  waits: number[];
  /** Reviews that were in view for 150 ms and longer and never had a badge, by their text's beginning. */
  bare: string[];
  /** Reviews that came into view at all. */
  seen: number;
  /** The longest gap between two animation frames, and how many were longer than 50 ms. */
  longestFrame: number;
  longFrames: number;
  frames: number;
};

export type TextCheck = {
  /** Text nodes of the page as the page itself made them. */
  known: number;
  /** Text nodes under the reviews that the page did not make, and those with other words than the page wrote. */
  foreign: number;
  changed: number;
  /** Nodes of the page that stand elsewhere than where the page put them. */
  moved: number;
};

/** Call before the page is opened. */
export async function watchRows(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const shown = new Map<Element, number>();
    const left = new Map<Element, number>();
    const badged = new Map<Element, number>();
    const texts = new Map<Text, { words: string; parent: Node | null }>();
    let last = 0;
    let frames = 0;
    let longest = 0;
    let long = 0;
    const ours = (node: Node) => node instanceof Element && node.hasAttribute('data-huiping');
    const views = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting, time } of seen) {
        if (!isIntersecting) left.set(target, time);
        else if (!shown.has(target)) shown.set(target, time);
      }
    });
    const note = (root: Node) => {
      if (ours(root)) return;
      if (root instanceof Element) {
        for (const row of root.matches('.review-row') ? [root] : root.querySelectorAll('.review-row')) views.observe(row.querySelector('.said-text') ?? row);
      }
      const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let at = walk.currentNode; at; at = walk.nextNode() as Node) {
        if (at instanceof Text) texts.set(at, { words: at.data, parent: at.parentNode });
      }
    };
    // Runs right after the page's own step, before anybody else's frame: what is new here was made by the page.
    new MutationObserver((records) => {
      const now = performance.now();
      for (const { type, target, addedNodes } of records) {
        if (type === 'characterData' && target instanceof Text) texts.set(target, { words: target.data, parent: target.parentNode });
        for (const node of addedNodes) {
          const text = node instanceof Element && ours(node) ? node.closest('.review-row')?.querySelector('.said-text') : null;
          if (text && !badged.has(text)) badged.set(text, now);
          else note(node);
        }
      }
    }).observe(document, { childList: true, subtree: true, characterData: true });
    const frame = (time: number) => {
      if (last > 0) {
        frames++;
        longest = Math.max(longest, time - last);
        if (time - last > 50) long++;
      }
      last = time;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);

    Object.assign(globalThis, {
      huipingWatch: {
        report: () => ({
          waits: [...shown].filter(([text]) => badged.has(text)).map(([text, at]) => Math.max(0, (badged.get(text) ?? 0) - at)),
          bare: [...shown].filter(([text, at]) => !badged.has(text) && (left.get(text) ?? performance.now()) - at >= 150).map(([text]) => (text.textContent ?? '').slice(0, 30)),
          seen: shown.size,
          longestFrame: longest, longFrames: long, frames,
        }),
        texts() {
          const list = document.querySelector('.review-list');
          const result = { known: 0, foreign: 0, changed: 0, moved: 0 };
          if (!list) return result;
          const walk = document.createTreeWalker(list, NodeFilter.SHOW_TEXT);
          for (let at = walk.nextNode(); at; at = walk.nextNode()) {
            const was = texts.get(at as Text);
            if (!was) result.foreign++;
            else {
              result.known++;
              if (was.words !== (at as Text).data) result.changed++;
              if (was.parent !== at.parentNode) result.moved++;
            }
          }
          return result;
        },
      },
    });
  });
}

type InPage = { huipingWatch: { report(): Watched; texts(): TextCheck } };

export function watched(page: Page): Promise<Watched> {
  return page.evaluate(() => (globalThis as unknown as InPage).huipingWatch.report());
}

export function textsOf(page: Page): Promise<TextCheck> {
  return page.evaluate(() => (globalThis as unknown as InPage).huipingWatch.texts());
}

/** The most badges that stand in one row. */
export function mostBadges(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(...[...document.querySelectorAll('.review-row')].map((row) => row.querySelectorAll('[data-huiping=badge]').length)));
}

/** Brings each row without a badge into view and says which of them have none ten seconds later. */
export function bareWhenBack(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const bare: string[] = [];
    const rows = [...document.querySelectorAll('.review-row')];
    const has = (row: Element) => row.querySelector('[data-huiping=badge]') !== null;
    for (const row of rows) {
      if (has(row)) continue;
      row.scrollIntoView({ block: 'center' });
      for (const until = performance.now() + 10_000; !has(row) && performance.now() < until;) await new Promise((done) => requestAnimationFrame(done));
      if (!has(row)) bare.push((row.querySelector('.said-text')?.textContent ?? '').slice(0, 30));
    }
    return bare;
  });
}

/**
 * Scrolls down until there are that many rows or the end is reached; two hundred pixels a frame are as fast as a wheel spun
 * hard.
 */
export async function scrollToRow(page: Page, count: number, step = 200): Promise<number> {
  return page.evaluate(async (wanted, by) => {
    const rows = () => document.querySelectorAll('.review-row').length;
    const end = () => document.querySelector('.more')?.textContent?.includes('没有更多') ?? true;
    while ((rows() < wanted && !end()) || scrollY + innerHeight < document.documentElement.scrollHeight - 2) {
      scrollBy(0, by);
      await new Promise((done) => requestAnimationFrame(done));
    }
    return rows();
  }, count, step);
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
