// Loads the built wasm module and pack in Node, the very files that ship.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const build = resolve(import.meta.dirname, '../../build');

export async function loadModule() {
  // The glue is built for pages and workers; these three names are all it asks of one.
  globalThis.self ??= globalThis;
  globalThis.importScripts ??= () => {};
  globalThis.location ??= { href: 'http://localhost/' };
  const { default: createHuiping } = await import(resolve(build, 'wasm/huiping.mjs'));
  const begin = performance.now();
  const module = await createHuiping({ wasmBinary: readFileSync(resolve(build, 'wasm/huiping.wasm')), locateFile: (file) => file });
  const answer = JSON.parse(module.load(readFileSync(resolve(build, 'huiping.pack'))));
  if (!answer.ok) throw new Error(`the pack cannot be loaded: ${answer.error}`);
  return { module, loadMs: performance.now() - begin };
}
