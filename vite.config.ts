// Builds the three packages: `vite build --mode chrome`, `--mode firefox`, `--mode web`.

import { resolve } from 'node:path';
import { defineConfig, type UserConfig } from 'vite';
import { extensionFiles, extensionMessages, textOnly, webFiles } from './manifest/package-files.ts';

const at = (...p: string[]) => resolve(import.meta.dirname, ...p);
const source = (path: string) => at('extension/src', path);

// The browsers that know light-dark(): without this the bundler rewrites it into something that no badge can overrule.
const cssTarget = ['chrome123', 'firefox128'];

export default defineConfig(({ mode }) => {
  const common: UserConfig = {
    base: './',
    publicDir: false,
    resolve: { alias: { '@huiping/module': at('build/wasm/huiping.mjs') } },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: at('dist', mode), emptyOutDir: true, target: 'es2022', cssTarget, modulePreload: { polyfill: false }, reportCompressedSize: false,
    },
  };
  if (mode === 'web') return { ...common, ...page };
  if (mode === 'chrome' || mode === 'firefox') return { ...common, ...extension(mode) };
  throw new Error(`--mode ${mode}: say chrome, firefox or web`);
});

// The background and the extension's own pages are ES modules; a content script cannot be one.
function extension(browser: 'chrome' | 'firefox'): UserConfig {
  return {
    root: at('extension/src'),
    environments: {
      client: {
        build: {
          rolldownOptions: {
            input: {
              background: source('background/index.ts'), popup: source('popup/index.html'), options: source('options/index.html'),
            },
            output: {
              entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js', assetFileNames: 'parts/[name]-[hash][extname]',
            },
          },
        },
      },
      content: {
        consumer: 'client',
        build: {
          emptyOutDir: false,
          rolldownOptions: {
            input: source('content/index.ts'), output: { format: 'iife', entryFileNames: 'content.js' },
          },
        },
      },
    },
    builder: {
      async buildApp(builder) {
        for (const name of ['client', 'content']) {
          const environment = builder.environments[name];
          // The first empties the folder that the second adds to.
          // oxlint-disable-next-line no-await-in-loop
          if (environment) await builder.build(environment);
        }
      },
    },
    plugins: [textOnly(), extensionMessages(), extensionFiles(browser)],
  };
}

// One classic script: a page opened from disk may load neither modules nor files of its own.
const page: UserConfig = {
  root: source('page'),
  build: {
    outDir: at('dist/web'), emptyOutDir: true, target: 'es2022', cssTarget, modulePreload: { polyfill: false }, reportCompressedSize: false,
    cssCodeSplit: false,
    rolldownOptions: {
      input: source('page/main.tsx'),
      output: { format: 'iife', entryFileNames: 'page.js', assetFileNames: 'page[extname]' },
    },
  },
  plugins: [textOnly(), webFiles()],
};
