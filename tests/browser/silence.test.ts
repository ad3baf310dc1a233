// Tests that the extension speaks to nobody: not in its code, not by its worker, not from a page while it is used.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { demo, firstRisky, openDemoStage } from './stage/demo.ts';
import { dist, kinds } from './stage/stage.ts';
import { openPanel } from './stage/view.ts';

test.each(['chrome', 'firefox'] as const)('the content script of %s holds no way to speak to anyone', (name) => {
  const script = readFileSync(join(dist(name), 'content.js'), 'utf8');
  for (const way of [/\bfetch\s*\(/u, /XMLHttpRequest/u, /WebSocket/u, /sendBeacon/u, /EventSource/u, /RTCPeerConnection/u, /\bimport\s*\(/u]) {
    expect(script).not.toMatch(way);
  }
});

describe.each(kinds)('%s', (kind) => {
  test('reading, assessing, drafting and copying ask nothing of anybody', async () => {
    const stage = await openDemoStage(kind, 'en');
    try {
      // Every request of every page, the content script's among them; the worker's own in Chromium.
      const asked: string[] = [];
      const watch = (url: string) => void asked.push(url);
      if (kind === 'chromium') {
        const worker = await (await stage.browser.waitForTarget((target) => target.type() === 'service_worker')).createCDPSession();
        await worker.send('Network.enable');
        worker.on('Network.requestWillBeSent', ({ request }) => watch(request.url));
      }
      const page = await stage.browser.newPage();
      page.on('request', (request) => watch(request.url()));
      await page.goto(demo, { waitUntil: 'domcontentloaded' });
      await firstRisky(page);
      await openPanel(page, 0);
      await page.evaluate(() => {
        const root = document.querySelector('[data-huiping=panel]')?.shadowRoot;
        for (const button of root?.querySelectorAll('button') ?? []) if (/Copy|Other wording/u.test(button.textContent ?? '')) button.click();
      });
      await openPanel(page, 1);
      expect(asked.length).toBeGreaterThan(5);
      expect(asked.filter((url) => !url.startsWith(demo) && !url.startsWith(stage.own) && !url.startsWith('data:'))).toEqual([]);
      expect(stage.net.strangers()).toEqual([]);
    } finally {
      await stage.close();
    }
  });

  test('a page of the extension cannot reach anyone, even if it tried', async () => {
    const stage = await openDemoStage(kind, 'en');
    try {
      stage.net.serve('sink.example', (_request, response) => response.end('heard'));
      const page = await stage.open(`${stage.own}options/index.html`);
      await page.waitForSelector('h1');
      const outcomes = await page.evaluate(async () => {
        const tries = [() => fetch('https://sink.example/a'), () => fetch('https://sink.example/b', { mode: 'no-cors', method: 'POST', body: 'x' })];
        const results = await Promise.all(tries.map((act) => act().then(() => 'reached', () => 'refused')));
        const picture = new Image();
        results.push(await new Promise<string>((done) => {
          picture.addEventListener('load', () => done('reached'));
          picture.addEventListener('error', () => done('refused'));
          picture.src = 'https://sink.example/c.png';
        }));
        return results;
      });
      expect(outcomes).toEqual(['refused', 'refused', 'refused']);
      expect(stage.net.asked.filter(({ host }) => host === 'sink.example')).toEqual([]);
    } finally {
      await stage.close();
    }
  });
});
