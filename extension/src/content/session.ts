// One frame's session: reads the page while the seller wants it, follows route changes, and answers popup and keyboard.

import { ownMark, type Adapter } from '../adapter.ts';
import { adapterFor } from '../adapters/index.ts';
import { genericAdapter, readGenerally } from '../generic/index.ts';
import { send, type FrameState, type PageSettings } from '../messages.ts';
import { fieldsRead } from '../self-test.ts';
import { createFrameReport } from './frame-report.ts';
import { createPainter } from './highlights.ts';
import { createPanelHost, type PanelHost } from './panel-host.tsx';
import { countReviews, createReader, type Reader } from './reader.ts';
import { neighbour } from './risky-order.ts';
import { watchRoute } from './watch-route.ts';

type Running = { adapter: Adapter; reader: Reader; panel: PanelHost };

/** Everything happens in here, so that a second injection of the same file changes nothing by being read. */
export function begin(): void {
  // Only tells the frames of one tab apart; pages without https have no randomUUID.
  const frame = `${Date.now()} ${Math.random()}`;
  let settings: PageSettings = { ui: 'en', on: false, generic: false };
  /** The adapter in whose place the seller asked for the generic detector; `generic` where there was none. */
  let generalFor: string | null = null;
  let running: Running | null = null;
  let lastSeen: string | null = null;

  // An earlier version of the extension may have been replaced under this page.
  for (const left of document.querySelectorAll(`[${ownMark}]`)) left.remove();
  const painter = createPainter();

  const chooseAdapter = (): Adapter | null => {
    if (!settings.on) return null;
    const known = adapterFor(new URL(location.href));
    if (known) return generalFor === known.id && !known.carried ? readGenerally(known) : known;
    return settings.generic || generalFor === genericAdapter.id ? genericAdapter : null;
  };

  const stop = () => {
    running?.panel.close();
    running?.reader.stop();
    running = null;
  };

  const start = () => {
    const adapter = chooseAdapter();
    if (running?.adapter !== adapter) {
      stop();
      if (adapter) running = run(adapter);
    }
    report.changed();
  };

  const run = (adapter: Adapter): Running => {
    const { ui } = settings;
    const panel = createPanelHost({ ui, find: (key) => running?.reader.find(key), step: goTo });
    const reader = createReader({
      adapter, ui, painter,
      ask: (reviews) => send({ type: 'assess', reviews, ui }),
      open: (entry) => panel.open(entry),
      changed() {
        panel.refresh();
        report.changed();
        queueMicrotask(route.look);
      },
      failed() {
        // The extension was updated or removed under the page: the next load brings its new content script.
        if (chrome.runtime?.id) return;
        route.stop();
        stop();
      },
    });
    return { adapter, reader, panel };
  };

  const goTo = (by: -1 | 1) => {
    if (!running) return;
    const { reader, panel } = running;
    const next = neighbour(reader.entries(), panel.current() ?? lastSeen, by);
    if (!next) return;
    lastSeen = next.found.key;
    next.found.textElement.scrollIntoView({ block: 'center' });
    if (panel.current() === null) focusBadgeSoon(lastSeen);
    else panel.open(next);
  };

  // A badge far outside the viewport is only made when its review comes near.
  const focusBadgeSoon = (key: string, tries = 20) => {
    const badge = running?.reader.find(key)?.badge;
    if (badge?.host.isConnected) badge.button.focus({ preventScroll: true });
    else if (tries > 0) setTimeout(() => focusBadgeSoon(key, tries - 1), 30);
  };

  const state = (): FrameState => {
    const entries = running?.reader.entries() ?? [];
    const adapter = running?.adapter;
    return {
      type: 'state', frame, origin: location.origin, top: window === window.top, on: settings.on,
      adapter: adapter?.id ?? null, evidence: adapter ? `${adapter.grade} ${adapter.seen}` : '', carried: adapter?.carried ?? false,
      expected: running?.reader.expected() ?? null, fields: adapter ? fieldsRead(adapter, entries.map(({ found }) => found.review)) : [],
      ...countReviews(entries),
    };
  };

  const report = createFrameReport(state, () => {
    generalFor = adapterFor(new URL(location.href))?.id ?? genericAdapter.id;
    start();
  });

  const route = watchRoute(start);

  const refreshSettings = async () => {
    const next = await send({ type: 'pageSettings' });
    if (next.ui !== settings.ui) stop();
    settings = next;
    start();
  };

  addEventListener('keydown', (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !running) return;
    if (event.code !== 'KeyJ' && event.code !== 'KeyK') return;
    event.preventDefault();
    goTo(event.code === 'KeyJ' ? 1 : -1);
  });
  chrome.storage.local.onChanged.addListener((changes) => {
    if ('settings' in changes) refreshSettings().catch(stop);
  });
  refreshSettings().catch(stop);
}
