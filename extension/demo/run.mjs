// Serves the standalone page and the demo console, and with a display opens Chromium with the extension on the console.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import puppeteer from 'puppeteer-core';
import { answerFrom, listen } from '../serve.mjs';
import { copyWithHosts } from './with-demo.mjs';

const project = resolve(import.meta.dirname, '../..');
const chromium = '/usr/bin/chromium';
const wantedPort = Number(process.env.PORT ?? 8017);

const answer = answerFrom({ '': join(project, 'dist/web'), demo: join(project, 'extension/demo') });
const { port } = await listen(answer, wantedPort).catch(() => listen(answer, 0));
const origin = `http://127.0.0.1:${port}`;

console.log(`
Standalone page      ${origin}/
Demo seller console  ${origin}/demo/
                     ${origin}/demo/?mode=scroll&count=1000   (endless list)
`);

const display = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
if (display && existsSync(chromium)) await openWithExtension();
else {
  console.log(`No display here, so no browser was opened. To see the overlay on the console, on a machine with one:
  - Chromium: chrome://extensions, developer mode, Load unpacked: ${join(project, 'dist/chrome')}
    then open the console above, click the toolbar button and switch Huiping on for the page
  - Firefox: about:debugging, This Firefox, Load Temporary Add-on: ${join(project, 'dist/firefox/manifest.json')}
The standalone page needs no extension; it also opens from disk: ${join(project, 'dist/web/index.html')}`);
}
console.log('\nCtrl-C ends it.');

async function openWithExtension() {
  const copy = join(project, 'build/demo-chrome');
  copyWithHosts(join(project, 'dist/chrome'), copy, ['http://127.0.0.1/*']);
  const browser = await puppeteer.launch({
    executablePath: chromium, headless: false, pipe: true, defaultViewport: null, enableExtensions: [copy],
    args: ['--no-first-run', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const worker = await browser.waitForTarget((target) => target.type() === 'service_worker');
  const settings = await browser.newPage();
  await settings.goto(`chrome-extension://${new URL(worker.url()).host}/options/index.html`);
  await settings.waitForSelector('h1');
  // What the popup's switch does after the seller said yes.
  await settings.evaluate((site) => chrome.runtime.sendMessage({ type: 'saveSettings', change: { generic: [site] } }), origin);
  await settings.goto(`${origin}/demo/`);
  console.log('Chromium is open on the demo console with the extension loaded.');
  browser.once('disconnected', () => process.exit(0));
}
