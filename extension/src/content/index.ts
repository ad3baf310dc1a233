// The content script: begins once per frame, however often the browser injects it.

import { begin } from './session.ts';

const begun = Symbol.for('huiping.begun');
const frame = globalThis as { [begun]?: boolean };

// A site may be named by the manifest and by the seller, and the popup may inject on top of both.
if (!frame[begun]) {
  frame[begun] = true;
  begin();
}
