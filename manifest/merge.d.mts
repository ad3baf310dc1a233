// Types of merge.mjs, for the build and the tests.

export type Site = { id: string; matches: string[]; frames: boolean };
type Script = { matches: string[]; js: string[]; css: string[]; run_at: string; all_frames: boolean };
export type Manifest = Record<string, unknown> & { permissions: string[]; content_scripts: Script[] };

export function manifest(browser: 'chrome' | 'firefox', version: string): Manifest;
export function merge(below: unknown, above: unknown): unknown;
export function sites(): Site[];
export function contentScripts(list: Site[]): Script[];
