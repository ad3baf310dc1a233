// Measures the extension in real browsers on a thousand reviews by infinite scroll: badges after ms, long frames, what our script held.

import { describe, test } from 'vitest';
import { demo, openDemoStage } from '../browser/stage/demo.ts';
import { traceTasks, type Task } from '../browser/stage/our-tasks.ts';
import { kinds } from '../browser/stage/stage.ts';
import { median, quantile, scrollToRow, watched, watchRows } from '../browser/stage/watch-rows.ts';

const ms = (value: number) => `${value.toFixed(1)} ms`;

describe.each(kinds)('%s', (kind) => {
  test('a thousand reviews', { timeout: 300_000 }, async () => {
    const stage = await openDemoStage(kind, 'zh');
    const page = await stage.browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await watchRows(page);
    let tasks: Task[] = [];
    const scroll = async () => {
      await page.goto(`${demo}/?mode=scroll&count=1000`, { waitUntil: 'domcontentloaded' });
      await scrollToRow(page, 1000);
      await page.waitForFunction(() => document.querySelector('.review-row:last-child [data-huiping=badge]'));
    };
    if (kind === 'chromium') tasks = await traceTasks(page, scroll);
    else await scroll();

    const { waits, bare, seen, ...frames } = await watched(page);
    const rows = [
      ['reviews seen; in view for 150 ms and longer without a badge', `${seen}; ${bare.length}`],
      ['badge after coming into view: median, p95, most (aim 150 at the median)', `${ms(median(waits))}, ${ms(quantile(waits, 0.95))}, ${ms(Math.max(...waits))}`],
      ['frames; over 50 ms, whoever took them; longest', `${frames.frames}; ${frames.longFrames}; ${ms(frames.longestFrame)}`],
    ];
    const ours = tasks.filter((task) => task.ours > 0).map((task) => task.oursCpu);
    if (ours.length > 0) {
      rows.push(['our script in one task, of the core: median, p99, most (aim 50 at most)', `${ms(median(ours))}, ${ms(quantile(ours, 0.99))}, ${ms(Math.max(...ours))}`]);
      // What the browser does for a changed page is in no call of ours: tasks that are long without the page's own script.
      const rest = tasks.map((task) => task.cpu - task.pageCpu);
      rows.push(['tasks over 50 ms without the page\'s own script; longest', `${rest.filter((each) => each > 50).length}; ${ms(Math.max(...rest))}`]);
    }
    console.log(`${kind}\n${rows.map(([what, value]) => `  ${what?.padEnd(74)} ${value}`).join('\n')}`);
    await stage.close();
  });
});
