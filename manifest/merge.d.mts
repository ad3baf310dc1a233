// Types of merge.mjs, for the build and the tests.

export type SitePages = { matches: string[]; frames: boolean };
type Script = { matches: string[]; js: string[]; css: string[]; run_at: string; all_frames: boolean };
export type Manifest = Record<string, unknown> & { permissions: string[]; content_scripts: Script[] };

export function manifest(browser: 'chrome' | 'firefox', sites: SitePages[], version: string): Manifest;
export function merge(below: unknown, above: unknown): unknown;
