// Tests the built content script: it has no way to reach the network, no dynamic code, and no HTML from text.
// @vitest-environment node

import { resolve } from 'node:path';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { textOnly } from '../../manifest/package-files.ts';

test('content.js cannot send anything anywhere', async () => {
  const built = await build({
    configFile: false, root: resolve('extension/src'), publicDir: false, logLevel: 'silent', plugins: [textOnly()],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false, minify: false, target: 'es2022',
      rolldownOptions: { input: resolve('extension/src/content/index.ts'), output: { format: 'iife', entryFileNames: 'content.js' } },
    },
  });
  const output = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
  const code = output.flatMap((o) => o.output).map((part) => (part.type === 'chunk' ? part.code : '')).join('\n');
  expect(code.length).toBeGreaterThan(10_000);
  for (const way of [/\bfetch\s*\(/u, /XMLHttpRequest/u, /WebSocket/u, /sendBeacon/u, /EventSource/u, /\bimport\s*\(/u, /importScripts/u, /\beval\s*\(/u, /new Function/u, /document\.write/u, /insertAdjacentHTML/u, /(inner|outer)HTML\s*=/u]) {
    expect(way.test(code), String(way)).toBe(false);
  }
});
