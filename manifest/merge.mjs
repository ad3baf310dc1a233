// Puts a browser's manifest together: base.json, then the browser's own part, then the pages that the adapters read.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {{ matches: string[], frames: boolean }} SitePages */

/**
 * @param {'chrome' | 'firefox'} browser
 * @param {SitePages[]} sites the pages that the content script starts on by itself
 * @param {string} version
 */
export function manifest(browser, sites, version) {
  const merged = merge(read('base.json'), read(`${browser}.json`));
  merged.version = version;
  merged.content_scripts = contentScripts(sites);
  return merged;
}

/** Arrays are appended without repeats, objects merged deeply, anything else replaced. */
export function merge(below, above) {
  if (Array.isArray(below) && Array.isArray(above)) return [...new Set([...below, ...above])];
  if (!isObject(below) || !isObject(above)) return above;
  const out = { ...below };
  for (const [key, value] of Object.entries(above)) out[key] = key in out ? merge(out[key], value) : value;
  return out;
}

// Two entries at most: pages read in their top frame only, and consoles that show their list in an inner frame.
function contentScripts(sites) {
  return [false, true].flatMap((frames) => {
    const matches = [...new Set(sites.filter((s) => s.frames === frames).flatMap((s) => s.matches))].toSorted();
    if (matches.length === 0) return [];
    return [{ matches, js: ['content.js'], css: ['highlight.css'], run_at: 'document_idle', all_frames: frames }];
  });
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function read(name) {
  return JSON.parse(readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8'));
}
