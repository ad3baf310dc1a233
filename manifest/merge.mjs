// Puts a browser's manifest together: base.json, then the browser's own part, then the pages that the adapters' folders name.

import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const adapters = resolve(import.meta.dirname, '../extension/src/adapters');

/**
 * @param {'chrome' | 'firefox'} browser
 * @param {string} version
 */
export function manifest(browser, version) {
  const merged = merge(readJson(resolve(import.meta.dirname, 'base.json')), readJson(resolve(import.meta.dirname, `${browser}.json`)));
  merged.version = version;
  merged.content_scripts = contentScripts(sites());
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

/** What each adapter's site.json says: hosts times paths, and whether the list may stand in an inner frame. */
export function sites() {
  const folders = readdirSync(adapters, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return folders.toSorted().map((id) => {
    const { pages, frames = false } = readJson(resolve(adapters, id, 'site.json'));
    const matches = pages.flatMap(({ hosts, paths }) => hosts.flatMap((host) => paths.map((path) => `https://${host}${path}`)));
    return { id, matches, frames };
  });
}

// Two entries at most: pages read in their top frame only, and consoles that show their list in an inner frame.
export function contentScripts(list) {
  return [false, true].flatMap((frames) => {
    const matches = [...new Set(list.filter((site) => site.frames === frames).flatMap((site) => site.matches))].toSorted();
    if (matches.length === 0) return [];
    return [{ matches, js: ['content.js'], css: ['highlight.css'], run_at: 'document_idle', all_frames: frames }];
  });
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${error.message}`, { cause: error });
  }
}
