// Runs the browser tests, two files at a time: real Chromium and Firefox with the packages of dist/, and the standalone page.

import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['tests/browser/**/*.test.ts'],
    environment: 'node',
    maxWorkers: 2,
    // Browsers and their drivers fail now and then for reasons of their own; a mistake of ours fails twice.
    retry: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
