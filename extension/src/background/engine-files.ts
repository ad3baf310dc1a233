// Opens the engine from the extension's own files, once per life of the background; a restart costs some 50 ms.

import { openEngine, type Engine } from '../engine.ts';

let opening: Promise<Engine> | null = null;

/** A failed opening is tried again by the next request. */
export function sharedEngine(): Promise<Engine> {
  opening ??= open().catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

async function open(): Promise<Engine> {
  const [wasm, pack] = await Promise.all([ownFile('huiping.wasm'), ownFile('huiping.pack')]);
  return openEngine({ wasm, pack });
}

async function ownFile(name: string): Promise<Uint8Array> {
  const response = await fetch(chrome.runtime.getURL(name));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
