// The content script: starts once per frame, reads the page while the seller wants it, and follows route changes.

import { adapterFor } from '../adapters/index.ts';
import { genericAdapter } from '../generic/index.ts';
import type { Adapter } from '../adapter.ts';
import { send, type FrameState, type PageSettings, type PopupOrder } from '../messages.ts';
import { createFrameReport } from './frame-report.ts';
import { createPainter } from './highlights.ts';
import { createPanelHost, type PanelHost } from './panel-host.tsx';
import { countReviews, createReader, type Reader } from './reader.ts';
import { neighbour } from './risky-order.ts';

type Running = { adapter: Adapter; reader: Reader; panel: PanelHost };

const frame = crypto.randomUUID();
const painter = createPainter();
let settings: PageSettings = { ui: 'en', on: false, generic: false };
let genericNow = false;
let running: Running | null = null;
let at = '';

const report = createFrameReport(state, obey);

function chooseAdapter(): Adapter | null {
  if (!settings.on) return null;
  return adapterFor(new URL(location.href)) ?? (settings.generic || genericNow ? genericAdapter : null);
}

function start(): void {
  at = location.href;
  const adapter = chooseAdapter();
  if (running?.adapter === adapter) return;
  stop();
  if (!adapter) return report.changed();
  const { ui } = settings;
  const panel = createPanelHost({ ui, find: (key) => running?.reader.find(key), step: goTo });
  const reader = createReader({
    adapter, ui, painter,
    ask: (reviews) => send({ type: 'assess', reviews, ui }),
    open: (entry) => panel.open(entry),
    changed() {
      panel.refresh();
      report.changed();
      if (location.href !== at) queueMicrotask(start);
    },
    failed() {
      // The extension was updated or removed under the page: a new content script will come with the next load.
      if (!chrome.runtime?.id) stop();
    },
  });
  running = { adapter, reader, panel };
  report.changed();
}

function stop(): void {
  running?.panel.close();
  running?.reader.stop();
  running = null;
}

function goTo(by: -1 | 1): void {
  if (!running) return;
  const { reader, panel } = running;
  const next = neighbour(reader.entries(), panel.current() ?? lastSeen, by);
  if (!next) return;
  lastSeen = next.found.key;
  next.found.textElement.scrollIntoView({ block: 'center' });
  if (panel.current() !== null) panel.open(next);
  else focusBadgeSoon(lastSeen);
}
let lastSeen: string | null = null;

// A badge far outside the viewport is only made when its review comes near.
function focusBadgeSoon(key: string, tries = 20): void {
  const badge = running?.reader.find(key)?.badge;
  if (badge?.host.isConnected) badge.button.focus({ preventScroll: true });
  else if (tries > 0) setTimeout(() => focusBadgeSoon(key, tries - 1), 30);
}

function state(): FrameState {
  const counts = running ? countReviews(running.reader.entries()) : { found: 0, read: 0, risky: 0, failed: 0 };
  return {
    type: 'state', frame, host: location.host, top: window === window.top, on: settings.on,
    adapter: running?.adapter.id ?? null, expected: running?.reader.expected() ?? null, ...counts,
  };
}

function obey(order: PopupOrder): void {
  if (order.type === 'generic') {
    genericNow = true;
    start();
  }
}

async function refreshSettings(): Promise<void> {
  const next = await send({ type: 'pageSettings' });
  const changed = next.ui !== settings.ui || next.on !== settings.on || next.generic !== settings.generic;
  settings = next;
  if (changed && running) stop();
  start();
}

addEventListener('keydown', (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !running) return;
  if (event.code !== 'KeyJ' && event.code !== 'KeyK') return;
  event.preventDefault();
  goTo(event.code === 'KeyJ' ? 1 : -1);
});
addEventListener('popstate', start);
chrome.storage.local.onChanged.addListener((changes) => {
  if ('settings' in changes) refreshSettings().catch(stop);
});
refreshSettings().catch(stop);
