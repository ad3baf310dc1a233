// Tests the standalone page in both browsers, opened from disk and from a server: paste, files, triage, drafts, guard, export; offline.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerFrom } from '../../extension/serve.mjs';
import { enormous, flag, hostile } from './stage/hostile.ts';
import { sheetFile } from './stage/sheet.ts';
import { dist, kinds, openStage, project, type Stage } from './stage/stage.ts';
import { focused } from './stage/view.ts';

const web = dist('web');
const served = 'http://127.0.0.1:4174';
const places = [['from disk', pathToFileURL(join(web, 'index.html')).href], ['from a server', `${served}/`]] as const;
const sample = join(project, 'extension/demo/sample-reviews');

describe.each(kinds)('%s', (kind) => {
  let stage: Stage;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'huiping-files-'));
    stage = await openStage(kind, {
      extension: false,
      prefs: {
        'browser.download.folderList': 2, 'browser.download.dir': folder, 'browser.download.always_ask_before_handling_new_types': false,
        // The panel of downloads would take the focus from the page.
        'browser.download.alwaysOpenPanel': false,
      },
    });
    stage.net.serve(new URL(served).host, answerFrom({ '': web }));
    if (kind === 'chromium') {
      const session = await stage.browser.target().createCDPSession();
      await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    }
  });
  afterAll(async () => {
    await stage?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each(places)('%s', (_name, address) => {
    test('pasted reviews come out riskiest first, with reasons, plan and drafts; all by keyboard', async () => {
      const page = await openPage(stage, address);
      await page.focus('textarea');
      await page.keyboard.type('物流很快，很好用，谢谢\n用了两天就坏了，充电没反应，客服也不理人，再不处理就打12315', { delay: 0 });
      await chord(page, 'Control', 'Enter');
      await page.waitForSelector('[data-review-list] [role=option]');
      await page.waitForFunction(() => document.querySelectorAll('[role=option] .hp-band').length === 2);
      const rows = await texts(page, '[role=option] .pg-row-text');
      expect(rows[0]).toContain('12315');
      expect(rows[1]).toContain('物流很快');

      await page.focus('[data-review-list]');
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.hp-draft');
      await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
      expect((await texts(page, '.hp-points li')).length).toBeGreaterThan(0);
      await tabTo(page, /^radio: (正式|Formal)/u);
      const formal = await draftText(page);
      await page.keyboard.press('ArrowRight');
      expect(await draftText(page)).not.toBe(formal);
      await tabTo(page, /^button: (复制|Copy)/u);
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => /^(已复制|Copied)$/u.test(document.querySelector('.hp-actions [role=status]')?.textContent ?? ''));
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.activeElement?.hasAttribute('data-review-list'));
      await page.close();
    });

    test('the guard reads along while a reply is typed, and its fix takes the fault out', async () => {
      const page = await openPage(stage, address);
      await page.evaluate(() => document.querySelectorAll<HTMLButtonElement>('.pg-view')[1]?.click());
      await page.waitForSelector('.pg-draft textarea');
      await page.focus('.pg-draft textarea');
      await page.keyboard.type('您好，改成好评就给您返现20元', { delay: 0 });
      await page.waitForSelector('.hp-finding.block');
      expect((await texts(page, '.hp-editor-marks .hp-found.block')).join('')).not.toBe('');
      const before = await draftText(page, '.pg-draft textarea');
      await page.focus('.hp-finding.block .hp-quote');
      await page.keyboard.press('Enter');
      const selected = await page.$eval('.pg-draft textarea', (box) => {
        const { value, selectionStart, selectionEnd } = box as HTMLTextAreaElement;
        return value.slice(selectionStart, selectionEnd);
      });
      expect(before).toContain(selected);
      expect(selected).not.toBe('');
      await page.close();
    });

    test.each(['csv', 'ndjson'])('a file of samples is read: %s', async (type) => {
      const page = await openPage(stage, address);
      await choose(page, `${sample}.${type}`);
      await takeMapping(page, type === 'csv');
      expect(await readAll(page)).toBe(24);
      await page.close();
    });

    test('a spreadsheet is read', async () => {
      const page = await openPage(stage, address);
      const path = join(folder, 'in.xlsx');
      writeFileSync(path, sheetFile([['评价内容', '星级', '评价时间'], ['漏电，差点出事，要投诉', '1', '2026-11-02'], ['好用', '5', '2026-11-03'], ['<b>一般</b>', '3', '']]));
      await choose(page, path);
      await takeMapping(page, true);
      expect(await readAll(page)).toBe(3);
      expect((await texts(page, '[role=option] .pg-row-text'))[0]).toContain('漏电');
      await page.close();
    });

    test('hostile reviews stay text, the page stays alive, and no cell of the export is a formula', async () => {
      const page = await openPage(stage, address);
      const path = join(folder, 'hostile.ndjson');
      const reviews = [...Object.values(hostile), enormous()].map((text, i) => ({ id: `h${i}`, text, stars: 1, buyer: '=1+1', product: { name: '@SUM(A1)' } }));
      // A line with broken UTF-8 comes last.
      writeFileSync(path, Buffer.concat([Buffer.from(reviews.map((review) => `${JSON.stringify(review)}\n`).join('')), Buffer.from('{"text":"坏'), Buffer.from([0xe5, 0x9d, 0xff]), Buffer.from('了"}\n')]));
      await choose(page, path);
      expect(await readAll(page)).toBe(reviews.length + 1);
      await page.focus('[data-review-list]');
      await page.keyboard.press('Home');
      for (let i = 0; i <= reviews.length; i++) {
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
        await page.waitForSelector('.hp-draft, [role=alert]');
        expect(await page.$$eval('#app img, #app a[href], #app iframe, #app script, #app [onerror], #app [onload]', (found) => found.length)).toBe(0);
        await page.keyboard.press('Escape');
        await page.keyboard.press('ArrowDown');
      }
      expect(await page.evaluate((name) => name in globalThis, flag)).toBe(false);

      const csv = await exported(page, folder, 'csv');
      const dangerous = csv.split(/[,\n]/u).filter((cell) => /^"?[=+@]/u.test(cell));
      expect(dangerous).toEqual([]);
      expect(csv).toContain("'=HYPERLINK");
      const ndjson = (await exported(page, folder, 'ndjson')).trimEnd().split('\n');
      expect(ndjson.length).toBe(reviews.length + 1);
      for (const line of ndjson) expect(JSON.parse(line)).toHaveProperty('assessment');
      await page.close();
    });
  });

  test('once opened from a server, it opens again without one', async () => {
    const page = await openPage(stage, places[1][1]);
    await page.evaluate(() => navigator.serviceWorker.ready);
    stage.net.serve(new URL(served).host, (_request, response) => response.destroy());
    await page.goto(places[1][1], { waitUntil: 'domcontentloaded' });
    await page.waitForSelector('textarea');
    stage.net.serve(new URL(served).host, answerFrom({ '': web }));
    await page.close();
  });

  test('nothing was asked but the page\'s own files', () => {
    expect(stage.net.strangers()).toEqual([]);
    const own = stage.net.asked.filter(({ host }) => host === new URL(served).host);
    const names = [...new Set(own.map(({ path }) => path.slice(1).replace(/\?.*/u, '') || 'index.html'))];
    expect(names.filter((name) => !existsSync(join(web, name)))).toEqual([]);
  });
});

async function openPage(stage: Stage, address: string): Promise<Page> {
  const page = await stage.open(address);
  await page.bringToFront();
  await page.waitForSelector('textarea');
  return page;
}

async function chord(page: Page, modifier: 'Control', key: 'Enter'): Promise<void> {
  await page.keyboard.down(modifier);
  await page.keyboard.press(key);
  await page.keyboard.up(modifier);
}

async function choose(page: Page, path: string): Promise<void> {
  const input = await page.waitForSelector('input[type=file]');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
}

async function takeMapping(page: Page, asked: boolean): Promise<void> {
  if (!asked) return;
  await page.waitForSelector('.pg-mapping');
  // The button that takes the guess has the focus.
  await page.keyboard.press('Enter');
}

/** Waits for the engine to have read all, and says how many. */
async function readAll(page: Page): Promise<number> {
  await page.waitForFunction(() => /^(\d+ 条已读完|All \d+ read)/u.test(document.querySelector('.pg-state[role=status]')?.textContent ?? ''), { timeout: 30_000 });
  return page.$eval('.pg-state[role=status]', (state) => Number(/\d+/u.exec(state.textContent ?? '')?.[0]));
}

function texts(page: Page, selector: string): Promise<string[]> {
  return page.$$eval(selector, (found) => found.map((each) => each.textContent ?? ''));
}

function draftText(page: Page, selector = '.hp-draft textarea'): Promise<string> {
  return page.$eval(selector, (box) => (box as HTMLTextAreaElement).value);
}

async function tabTo(page: Page, wanted: RegExp, most = 80): Promise<void> {
  const passed: string[] = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (wanted.test(at)) return;
    passed.push(at);
  }
  throw new Error(`Tab never came to ${String(wanted)}; it passed ${passed.join(' | ')}`);
}

async function exported(page: Page, folder: string, type: 'csv' | 'ndjson'): Promise<string> {
  const isNew = (name: string) => name.startsWith('huiping-') && name.endsWith(type);
  for (const name of readdirSync(folder).filter(isNew)) rmSync(join(folder, name));
  await page.evaluate((nth) => {
    const menu = document.querySelector('.pg-menu');
    menu?.querySelector<HTMLButtonElement>('button[aria-expanded]')?.click();
    setTimeout(() => menu?.querySelectorAll<HTMLButtonElement>('#export-menu button')[nth]?.click(), 50);
  }, type === 'csv' ? 0 : 1);
  for (let tries = 0; tries < 300; tries++) {
    const name = readdirSync(folder).find(isNew);
    // Firefox makes an empty file first and moves the content there when all of it has come.
    if (name && !readdirSync(folder).some((other) => /\.(part|crdownload)$/u.test(other))) {
      const text = readFileSync(join(folder, name), 'utf8');
      if (text !== '') return text;
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`no ${type} file came into ${folder}`);
}
