// The background: holds the engine and the settings, and answers one message at a time.

import type { Request } from '../messages.ts';
import { answer, type Surroundings } from './answers.ts';
import { sharedEngine } from './engine-files.ts';
import { registerGenericSites } from './generic-sites.ts';
import { onSettingsChange, saveSettings, storedSettings } from './stored-settings.ts';

const around: Surroundings = {
  engine: sharedEngine,
  settings: storedSettings,
  save: saveSettings,
  browserLanguage: () => chrome.i18n.getUILanguage(),
};

chrome.runtime.onMessage.addListener((message: Request, sender, respond) => {
  const url = sender.url ?? '';
  answer(message, { url, own: url.startsWith(chrome.runtime.getURL('')) }, around)
    .then(respond, (error: unknown) => respond({ refused: error instanceof Error ? error.message : String(error) }));
  return true;
});

const register = () => storedSettings().then(registerGenericSites);
chrome.runtime.onInstalled.addListener(register);
chrome.runtime.onStartup.addListener(register);
chrome.permissions.onRemoved.addListener(register);
onSettingsChange(registerGenericSites);
