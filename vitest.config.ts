// Runs the TypeScript tests: parts of the extension and the page, and every adapter against its own page.

import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@huiping/module': resolve(import.meta.dirname, 'build/wasm/huiping.mjs') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['tests/web/**/*.test.{ts,tsx}', 'tests/adapters/**/*.test.ts', 'tests/layers/**/*.test.ts'],
    environment: 'happy-dom',
    // Nothing is judged by its time here; a busy machine may take long.
    testTimeout: 60_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
