// Adds to each build what the bundler does not make: the engine's two files, manifest, icons, translations, the page's HTML.

import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { manifest } from './merge.mjs';

const at = (...p: string[]) => resolve(import.meta.dirname, '..', ...p);
const version = (JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string }).version;

const icons = ['16', '32', '48', '128'].map((size) => `${size}.png`);

export function extensionFiles(browser: 'chrome' | 'firefox'): Plugin {
  return {
    name: 'extension-files',
    applyToEnvironment: (environment) => environment.name === 'client',
    async generateBundle() {
      const put = (fileName: string, content: string | Uint8Array) =>
        this.emitFile({ type: 'asset', fileName, source: content });
      put('huiping.wasm', await engineFile('build/wasm/huiping.wasm'));
      put('huiping.pack', await engineFile('build/huiping.pack'));
      put('highlight.css', await readFile(at('extension/src/content/highlight.css')));
      put('manifest.json', `${JSON.stringify(manifest(browser, version), null, 2)}\n`);
      for (const name of icons) put(`icons/${name}`, readFileSync(at('manifest/icons', name)));
      for (const lang of readdirSync(at('manifest/_locales'))) {
        put(`_locales/${lang}/messages.json`, extensionTexts(at('manifest/_locales', lang, 'messages.json')));
      }
    },
  };
}

/** Leaves the standalone page's own messages out of the content script, which every page of a marketplace loads. */
export function extensionMessages(): Plugin {
  return {
    name: 'extension-messages',
    enforce: 'pre',
    load: (id) => (id.endsWith('messages.json') ? extensionTexts(id) : null),
  };
}

/** Takes Preact's one way from text to HTML out: text from a review must not become HTML even by a mistake of ours. */
export function textOnly(): Plugin {
  return {
    name: 'text-only',
    transform(code, id) {
      if (!id.includes('/node_modules/preact/') || !code.includes('innerHTML')) return null;
      return { code: code.replaceAll('.innerHTML=', '.textContent='), map: null };
    },
  };
}

function extensionTexts(path: string): string {
  const all = JSON.parse(readFileSync(path, 'utf8')) as Record<string, { message: string }>;
  return JSON.stringify(Object.fromEntries(Object.entries(all).filter(([key]) => !key.startsWith('page_'))));
}

export function webFiles(): Plugin {
  return {
    name: 'web-files',
    // The bundler itself adds the style sheet, and the page's HTML must name it.
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const put = (fileName: string, content: string | Uint8Array) =>
        this.emitFile({ type: 'asset', fileName, source: content });
      const [wasm, pack] = await Promise.all([engineFile('build/wasm/huiping.wasm'), engineFile('build/huiping.pack')]);
      const styles = Object.keys(bundle).filter((name) => name.endsWith('.css'));
      const files = ['index.html', 'engine-data.js', 'page.js', 'install.js', 'huiping.webmanifest', ...styles, ...icons.map((name) => `icons/${name}`)];
      put('engine-data.js', `globalThis.huipingFiles={wasm:"${wasm.toString('base64')}",pack:"${pack.toString('base64')}"};\n`);
      put('index.html', pageHtml(await readFile(at('extension/src/page/index.html'), 'utf8'), styles));
      put('install.js', await readFile(at('manifest/web/install.js')));
      put('huiping.webmanifest', await readFile(at('manifest/web/huiping.webmanifest')));
      for (const name of icons) put(`icons/${name}`, readFileSync(at('manifest/icons', name)));
      // A new build must not be answered from the old one's cache.
      const scripts = Object.values(bundle).map((part) => (part.type === 'chunk' ? part.code : String(part.source)));
      const stamp = await digest([wasm, pack, ...scripts.map((text) => Buffer.from(text))]);
      const worker = await readFile(at('manifest/web/offline.js'), 'utf8');
      put('offline.js', worker.replace('__FILES__', JSON.stringify(files)).replace('__STAMP__', JSON.stringify(stamp)));
    },
  };
}

// The source page names its entry as a module, for the development server; the built one names classic scripts.
function pageHtml(html: string, styles: string[]): string {
  const entry = /<script\b[^>]*type="module"[^>]*>\s*<\/script>/u;
  if (!entry.test(html)) throw new Error('extension/src/page/index.html: no <script type="module" src="./main.tsx"></script>');
  const links = styles.map((name) => `<link rel="stylesheet" href="${name}">`);
  const scripts = ['engine-data.js', 'page.js', 'install.js'].map((name) => `<script defer src="${name}"></script>`);
  return html.replace(entry, [...links, ...scripts].join('\n    '));
}

async function engineFile(path: string): Promise<Buffer> {
  try {
    return await readFile(at(path));
  } catch {
    throw new Error(`${path} is not there: build the engine first (./dev build)`);
  }
}

async function digest(parts: Uint8Array[]): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', Buffer.concat(parts));
  return Buffer.from(hash).toString('hex').slice(0, 16);
}
