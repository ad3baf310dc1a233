// The toolbar popup: connects to the frames of the active tab and shows what they read.

import { render } from 'preact';
import { popupPort, send, type FrameState } from '../messages.ts';
import { originPattern, uiLanguage, type Settings } from '../store/settings.ts';
import { joinFrames } from './page-state.ts';
import { Popup, type PopupProps } from './popup.tsx';
import { siteReport } from './site-report.ts';

const frames = new Map<string, FrameState>();
let settings: Settings | null = null;
let tab: chrome.tabs.Tab | undefined;
let notice: PopupProps['notice'] = null;

function draw(): void {
  const root = document.getElementById('root');
  if (!root || !settings) return;
  const ui = uiLanguage(settings.ui, chrome.i18n.getUILanguage());
  document.documentElement.lang = ui === 'zh' ? 'zh-CN' : 'en';
  const state = joinFrames([...frames.values()]);
  // Without a click on the toolbar button the browser keeps the address to itself; a frame that is read tells it.
  const address = parseAddress(tab?.url ?? state.origin);
  const site = address && /^https?:$/u.test(address.protocol) ? address : null;
  render(
    <Popup
      ui={ui} choice={settings.ui} state={state} notice={notice} host={site?.host ?? null}
      siteOn={!site || !settings.off.includes(site.host)} always={site !== null && settings.generic.includes(site.origin)}
      onSite={(on) => site && change({ off: without(settings?.off, site.host, on) })}
      onRead={() => void readThisPage()}
      onAlways={(on) => site && void readAlways(site.origin, on)}
      onReport={() => void copyReport(siteReport(state, chrome.runtime.getManifest().version))}
      onChoice={(ui_) => change({ ui: ui_ })}
      onOptions={() => {
        void chrome.runtime.openOptionsPage();
        close();
      }}
    />,
    root,
  );
}

function parseAddress(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function change(next: Partial<Settings>): void {
  send({ type: 'saveSettings', change: next }).then((saved) => {
    settings = saved;
    draw();
  }, fail);
}

function without(list: string[] = [], item: string, remove: boolean): string[] {
  return remove ? list.filter((each) => each !== item) : [...list, item];
}

function connect(): void {
  if (tab?.id === undefined) return;
  const port = chrome.tabs.connect(tab.id, { name: popupPort });
  port.onMessage.addListener((state: FrameState) => {
    frames.set(state.frame, state);
    draw();
  });
  // A tab without our script closes the port at once; reading lastError says that this was expected.
  port.onDisconnect.addListener(() => void chrome.runtime.lastError);
}

// activeTab: the click on the toolbar button gave us this one page until it is left.
async function readThisPage(): Promise<void> {
  if (tab?.id === undefined) return;
  const target = { tabId: tab.id, allFrames: true };
  try {
    if (frames.size === 0) {
      await chrome.scripting.insertCSS({ target, files: ['highlight.css'] });
      await chrome.scripting.executeScript({ target, files: ['content.js'] });
    }
    const port = chrome.tabs.connect(tab.id, { name: popupPort });
    port.onMessage.addListener((state: FrameState) => {
      frames.set(state.frame, state);
      draw();
    });
    port.postMessage({ type: 'generic' });
  } catch {
    notice = 'noAccess';
    draw();
  }
}

async function copyReport(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notice = 'copied';
  } catch {
    notice = 'copyRefused';
  }
  draw();
}

// The question must come straight from the click: Firefox forgets the click at the first await.
async function readAlways(origin: string, on: boolean): Promise<void> {
  const origins = [originPattern(origin)];
  if (on) {
    if (!(await chrome.permissions.request({ origins }))) return;
    change({ generic: without(settings?.generic, origin, false) });
    await readThisPage();
  } else {
    change({ generic: without(settings?.generic, origin, true) });
    await chrome.permissions.remove({ origins });
  }
}

function fail(): void {
  notice = 'noAccess';
  draw();
}

async function start(): Promise<void> {
  [settings, [tab]] = await Promise.all([
    send({ type: 'settings' }), chrome.tabs.query({ active: true, currentWindow: true }),
  ]);
  draw();
  connect();
}
start().catch(fail);
