// Reads the first sheet of an .xlsx file in a worker, which is ended when the seller cancels.

import { Cancelled } from '../pace.ts';
import type { ReadSheet } from './open.ts';
import type { Cell } from './values.ts';
// The bundler makes the worker's text part of this script; the linter looks for the export in the file itself.
// oxlint-disable-next-line import/default
import SheetWorker from './xlsx-worker.ts?worker&inline';

export function sheetReader(signal: AbortSignal): ReadSheet {
  return (bytes) => new Promise((resolve, reject) => {
    const worker = new SheetWorker();
    const end = () => {
      worker.terminate();
      signal.removeEventListener('abort', cancel);
    };
    const cancel = () => {
      end();
      reject(new Cancelled());
    };
    signal.addEventListener('abort', cancel);
    worker.addEventListener('message', (event: MessageEvent<{ rows: Cell[][] } | { error: string }>) => {
      end();
      if ('rows' in event.data) resolve(event.data.rows);
      else reject(new Error(event.data.error));
    });
    worker.addEventListener('error', (event) => {
      end();
      reject(new Error(event.message || 'the worker did not start'));
    });
    const own = bytes.slice().buffer;
    worker.postMessage(own, [own]);
  });
}
