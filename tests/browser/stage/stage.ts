// Starts a real browser with the built extension on a network of our own, and takes both away again.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { copyWithHosts } from '../../../extension/demo/with-demo.mjs';
import type { Settings } from '../../../extension/src/store/settings.ts';
import { openNet, type Net } from './net.ts';

export type Kind = 'chromium' | 'firefox';
export const kinds = ['chromium', 'firefox'] as const;

export const project = resolve(import.meta.dirname, '../../..');
/** Folder of a built package; DIST names another place than dist/. */
export const dist = (name: 'chrome' | 'firefox' | 'web') => join(process.env['DIST'] ?? join(project, 'dist'), name);

export type Stage = {
  kind: Kind;
  browser: Browser;
  net: Net;
  /** Address of the extension's own files, ending in a slash; empty without the extension. */
  own: string;
  /** Opens a page; with a path that begins with `own`, one of the extension's. */
  open(url: string, size?: { width: number; height: number }): Promise<Page>;
  /** Changes the seller's settings as the options page would. */
  settings(change: Partial<Settings>): Promise<void>;
  close(): Promise<void>;
};

export type StageOptions = {
  /** Match patterns that the seller has allowed beside the manifest's; `false`: no extension at all. */
  extension?: { hosts: string[] } | false;
  dark?: boolean;
  prefs?: Record<string, unknown>;
};

const geckoId = 'huiping@huiping.example';
const geckoUuid = '5b1f4a52-0d0e-4f6a-9a53-6c1df1a4b7e1';

export async function openStage(kind: Kind, { extension = { hosts: [] }, prefs = {} }: StageOptions = {}): Promise<Stage> {
  const net = await openNet();
  const folder = mkdtempSync(join(tmpdir(), 'huiping-stage-'));
  const built = dist(kind === 'chromium' ? 'chrome' : 'firefox');
  if (extension && !existsSync(join(built, 'manifest.json'))) throw new Error(`${built} is not built: ./dev build`);
  // A copy even where nothing is changed: somebody may build anew while the tests run.
  const copy = join(folder, 'package');
  if (extension) copyWithHosts(built, copy, extension.hosts);
  const browser = await (kind === 'chromium' ? launchChromium(net, extension ? copy : null) : launchFirefox(net, prefs));
  let own = '';
  if (extension && kind === 'chromium') {
    const worker = await browser.waitForTarget((target) => target.type() === 'service_worker');
    own = `chrome-extension://${new URL(worker.url()).host}/`;
  } else if (extension) {
    await browser.installExtension(copy);
    own = `moz-extension://${geckoUuid}/`;
  }

  const open: Stage['open'] = async (url, size = { width: 1280, height: 900 }) => {
    const page = await browser.newPage();
    await page.setViewport(size);
    if (url.startsWith('moz-extension:')) {
      // Firefox never reports that a page of an extension has loaded.
      page.goto(url, { timeout: 5000 }).catch(() => undefined);
      await patiently(() => page.waitForFunction((wanted) => location.href === wanted && document.readyState !== 'loading', {}, url));
    } else await page.goto(url, { waitUntil: 'domcontentloaded' });
    return page;
  };
  return {
    kind, browser, net, own, open,
    async settings(change) {
      const page = await open(`${own}options/index.html`);
      await page.waitForSelector('h1');
      await patiently(() => page.evaluate(async (asked) => {
        await chrome.runtime.sendMessage({ type: 'saveSettings', change: asked });
      }, change));
      await page.close();
    },
    async close() {
      await browser.close();
      net.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Tries again: a page that is being left answers with an error of Firefox's own, a background that wakes is not there yet. */
async function patiently<T>(act: () => Promise<T>): Promise<T> {
  for (let left = 9; ; left--) {
    try {
      return await act();
    } catch (reason) {
      if (left === 0) throw reason;
      await new Promise((done) => setTimeout(done, 500));
    }
  }
}

function launchChromium(net: Net, extension: string | null): Promise<Browser> {
  return puppeteer.launch({
    executablePath: '/usr/bin/chromium', headless: true, pipe: true, ...(extension ? { enableExtensions: [extension] } : {}),
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', '--ignore-certificate-errors', `--proxy-server=127.0.0.1:${net.port}`, '--proxy-bypass-list=<-loopback>',
    ],
  });
}

function launchFirefox(net: Net, prefs: Record<string, unknown>): Promise<Browser> {
  const proxy = Object.fromEntries(['http', 'ssl'].flatMap((kind) => [
    [`network.proxy.${kind}`, '127.0.0.1'], [`network.proxy.${kind}_port`, net.port],
  ]));
  return puppeteer.launch({
    browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true, acceptInsecureCerts: true, args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...proxy, 'network.proxy.type': 1, 'network.proxy.no_proxies_on': '', 'network.proxy.allow_hijacking_localhost': true,
      'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: geckoUuid }), ...prefs,
    },
  });
}
