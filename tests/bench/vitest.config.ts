// Runs what is measured in real browsers, one after the other; nothing fails for being slow.

import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: { include: ['tests/bench/*.test.ts'], environment: 'node', maxWorkers: 1, reporters: [['default', { summary: false }]] },
});
