// Opens the C++ engine from its two files and gives its doors types; knows no browser extension interface.

import createHuiping from '@huiping/module';
import { openBatchDoor, type Triaged } from './batch-door.ts';
import {
  isFailure, type Assessment, type CheckAnswer, type CheckRequest, type DraftAnswer, type DraftRequest,
  type Explanation, type Failure, type Outcome, type PromisesAnswer, type PromisesRequest, type Review, type UiLang,
} from './contract.ts';

/** Every function answers at once, keeps the order, and gives one answer (or failure) per element. */
export type Engine = {
  version(): string;
  assess(reviews: readonly Review[], ui: UiLang): Outcome<Assessment>[];
  /** What lists and badges need, many times as fast as `assess`; throws when memory runs out. */
  triage(reviews: readonly Review[]): Triaged[];
  draft(requests: readonly DraftRequest[], ui: UiLang): Outcome<DraftAnswer>[];
  check(requests: readonly CheckRequest[], ui: UiLang): Outcome<CheckAnswer>[];
  promises(requests: readonly PromisesRequest[], ui: UiLang): Outcome<PromisesAnswer>[];
  /** One object over all elements, which may be reviews or assessments. */
  stats(elements: readonly (Review | Assessment)[], ui: UiLang): Outcome<Record<string, unknown>>;
  explain(codes: readonly string[], ui: UiLang): Outcome<Explanation>[];
  /** What to call each code; a code that the engine does not know keeps its own name. */
  labels(codes: Iterable<string>, ui: UiLang): Record<string, string>;
};

/** The two files the engine is made of. */
export type EngineFiles = { wasm: Uint8Array; pack: Uint8Array };

/** Rejects when the files do not fit together: there is nothing to fall back on. */
export async function openEngine(files: EngineFiles): Promise<Engine> {
  const module = await createHuiping({ wasmBinary: files.wasm, locateFile: (name: string) => name });
  const loaded: unknown = JSON.parse(module.load(files.pack));
  if (isFailure(loaded)) throw new Error(`huiping.pack: ${loaded.error}`);

  const known = { zh: new Map<string, string>(), en: new Map<string, string>() };
  const engine: Engine = {
    version: () => module.version(),
    assess: (reviews, ui) => listOf<Assessment>(module.assess(write(reviews), ui), reviews.length),
    triage: openBatchDoor(module),
    draft: (requests, ui) => listOf<DraftAnswer>(module.draft(write(requests), ui), requests.length),
    check: (requests, ui) => listOf<CheckAnswer>(module.check(write(requests), ui), requests.length),
    promises: (requests, ui) => listOf<PromisesAnswer>(module.promises(write(requests), ui), requests.length),
    stats: (elements, ui) => JSON.parse(module.stats(write(elements), ui)) as Outcome<Record<string, unknown>>,
    explain: (codes, ui) => listOf<Explanation>(module.explain(write(codes), ui), codes.length),
    labels(codes, ui) {
      const wanted = [...new Set(codes)];
      const missing = wanted.filter((code) => !known[ui].has(code));
      if (missing.length > 0) {
        engine.explain(missing, ui).forEach((found, i) => {
          const code = missing[i];
          if (code !== undefined) known[ui].set(code, isFailure(found) ? code : found.label);
        });
      }
      return Object.fromEntries(wanted.map((code) => [code, known[ui].get(code) ?? code]));
    },
  };
  return engine;
}

/** The codes in an assessment that a person reads as labels. */
export function labelledCodes(assessment: Assessment): string[] {
  return [
    ...assessment.causes.map((c) => c.code), ...assessment.flags.map((f) => f.code),
    ...assessment.signals.map((s) => s.code),
  ];
}

/**
 * The files inside the web build, where `engine-data.js` (a classic script: a page opened from disk may not fetch)
 * left them as base64 text. The text is let go, as it is larger than the files.
 */
export async function embeddedFiles(): Promise<EngineFiles> {
  const scope = globalThis as { huipingFiles?: { wasm: string; pack: string } };
  const text = scope.huipingFiles;
  if (!text) throw new Error('engine-data.js was not loaded before this script');
  delete scope.huipingFiles;
  return { wasm: fromBase64(text.wasm), pack: fromBase64(text.pack) };
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/**
 * Half a surrogate pair is legal in a JavaScript string but not in UTF-8: JSON.stringify escapes it, and the engine would
 * refuse the whole list for it. U+FFFD takes its place, which is one unit long too, so that all offsets still fit.
 */
export function write(value: unknown): string {
  const json = JSON.stringify(value);
  if (!json.includes('\\ud')) return json;
  // An escaped backslash is stepped over, for a text may itself speak of "\ud83d".
  return json.replaceAll(/\\\\|\\ud[89a-f][0-9a-f]{2}/gu, (found) => (found === '\\\\' ? found : '\ufffd'));
}

function listOf<T>(json: string, length: number): Outcome<T>[] {
  const value: unknown = JSON.parse(json);
  if (Array.isArray(value)) return value as Outcome<T>[];
  const failure: Failure = isFailure(value) ? value : { error: 'the engine gave no list' };
  return Array.from({ length }, () => failure);
}
