// Unpacks a spreadsheet away from the page's own thread: a large one takes seconds that cannot be sliced.

import { readSheet } from 'read-excel-file/universal';

addEventListener('message', (event: MessageEvent<ArrayBuffer>) => {
  readSheet(event.data).then(
    (rows) => postMessage({ rows }),
    (reason: unknown) => postMessage({ error: reason instanceof Error ? reason.message : String(reason) }),
  );
});
