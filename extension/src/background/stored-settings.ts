// Reads and writes the settings in storage.local: nothing of them lives in the background, which may die at any moment.

import { readSettings, type Settings } from '../store/settings.ts';

const key = 'settings';

export async function storedSettings(): Promise<Settings> {
  const stored = await chrome.storage.local.get(key);
  return readSettings(stored[key]);
}

// Two changes at once would each write back what the other had not seen.
let queue: Promise<unknown> = Promise.resolve();

export function saveSettings(change: Partial<Settings>): Promise<Settings> {
  const saved = queue.then(async () => {
    const next = readSettings({ ...(await storedSettings()), ...change });
    await chrome.storage.local.set({ [key]: next });
    return next;
  });
  queue = saved.catch(() => undefined);
  return saved;
}

export function onSettingsChange(act: (settings: Settings) => void): void {
  chrome.storage.local.onChanged.addListener((changes) => {
    const change = changes[key];
    if (change) act(readSettings(change.newValue));
  });
}
