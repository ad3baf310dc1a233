// Keeps the browser's list of registered content scripts the same as the seller's list of sites read by the generic detector.

import { originPattern, type Settings } from '../store/settings.ts';

const prefix = 'generic ';

/** Sites whose permission the seller took back in the browser's own settings are left out. */
export async function registerGenericSites(settings: Settings): Promise<void> {
  const allowed = await Promise.all(settings.generic.map((origin) => chrome.permissions.contains({ origins: [originPattern(origin)] })));
  const wanted = settings.generic.filter((_, i) => allowed[i]);
  const registered = (await chrome.scripting.getRegisteredContentScripts()).map((s) => s.id).filter((id) => id.startsWith(prefix));
  const stale = registered.filter((id) => !wanted.includes(id.slice(prefix.length)));
  const fresh = wanted.filter((origin) => !registered.includes(prefix + origin));
  if (stale.length > 0) await chrome.scripting.unregisterContentScripts({ ids: stale });
  if (fresh.length > 0) {
    await chrome.scripting.registerContentScripts(fresh.map((origin) => ({
      id: prefix + origin, matches: [originPattern(origin)], js: ['content.js'], css: ['highlight.css'], runAt: 'document_idle' as const,
      // Lists in inner frames of the same site, also in frames that have no address of their own.
      allFrames: true, matchOriginAsFallback: true,
    })));
  }
}
