// Takes the screenshots of the standalone page and the demo console: `node docs/screenshots/take-page.mjs` after `./dev build`.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import puppeteer from 'puppeteer-core';

const here = import.meta.dirname;
const root = resolve(here, '../..');
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

const samples = () => document.querySelector('.pg-drop .hp-button.plain').click();
const drafting = () => document.querySelectorAll('.pg-view')[1].click();
const example = () => document.querySelector('.pg-draft-actions .hp-button.plain').click();
const open = () => document.querySelector('[data-entry]').click();
const language = () => document.querySelector('.pg-bar-end [lang]').click();
const reply = () => document.querySelector('.reply-button:not([disabled])').click();

const shots = [
  { name: 'page-empty', width: 1280, height: 760, steps: [] },
  { name: 'page-triage', width: 1280, height: 860, steps: [samples] },
  { name: 'page-triage-dark', width: 1600, height: 900, dark: true, steps: [samples, language] },
  { name: 'page-narrow', width: 380, height: 780, steps: [samples] },
  { name: 'page-narrow-review', width: 380, height: 780, dark: true, steps: [samples, open] },
  { name: 'page-draft', width: 1280, height: 820, steps: [drafting, example] },
  { name: 'demo-console', width: 1280, height: 760, demo: true, steps: [] },
  { name: 'demo-reply', width: 1280, height: 760, demo: true, steps: [reply] },
];

const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://x').pathname.replace(/\/$/u, '/index.html');
  readFile(join(root, 'extension/demo', path)).then((file) => {
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
    response.end(file);
  }, () => response.writeHead(404).end());
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));

const browser = await puppeteer.launch({
  executablePath: '/usr/bin/chromium', headless: true, pipe: true, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  for (const shot of shots) {
    const page = await browser.newPage();
    await page.setViewport({ width: shot.width, height: shot.height });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: shot.dark ? 'dark' : 'light' }]);
    await page.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'language', { get: () => 'zh-CN' }));
    await page.goto(shot.demo ? `http://127.0.0.1:${server.address().port}/` : `file://${root}/dist/web/index.html`);
    await page.waitForSelector(shot.demo ? '.review-row' : '.pg');
    for (const step of shot.steps) {
      await page.evaluate(step);
      await new Promise((done) => setTimeout(done, 900));
    }
    await page.screenshot({ path: join(here, `${shot.name}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
  server.close();
}
