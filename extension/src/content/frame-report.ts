// Tells an open popup what this frame reads, at once and whenever it changes, and takes the popup's orders.

import { popupPort, type FrameState, type PopupOrder } from '../messages.ts';

export type FrameReport = { changed(): void };

export function createFrameReport(state: () => FrameState, order: (order: PopupOrder) => void): FrameReport {
  const ports = new Set<chrome.runtime.Port>();
  let told = '';
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name !== popupPort) return;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    port.onMessage.addListener((message: PopupOrder) => order(message));
    told = '';
    port.postMessage(state());
  });
  return {
    changed() {
      if (ports.size === 0) return;
      const now = state();
      const text = JSON.stringify(now);
      if (text === told) return;
      told = text;
      for (const port of ports) port.postMessage(now);
    },
  };
}
