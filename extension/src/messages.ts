// Everything that the extension's parts say to each other: one union of requests, one answer type for each, one send().

import type {
  Assessment, CheckAnswer, CheckRequest, Drafted, DraftOptions, Explanation, Outcome, Review, UiLang,
} from './contract.ts';
import type { FieldCount } from './self-test.ts';
import type { Settings } from './store/settings.ts';

/** The most reviews that one message may carry: a click's message must never wait behind a thousand. */
export const maxBatch = 50;

/** What a page may know of the settings: never the shop's own limits, which stay in the background. */
export type PageSettings = {
  ui: UiLang;
  /** The seller has not turned this site off. */
  on: boolean;
  /** The seller asked for the generic detector on this site. */
  generic: boolean;
};

export type Assessed = {
  results: Outcome<Assessment>[];
  /** What to call each cause and flag that occurs in the results, in the language asked for. */
  labels: Record<string, string>;
};

/** Each request with the answer it gets. */
export type Exchanges = {
  assess: { ask: { reviews: Review[]; ui: UiLang }; answer: Assessed };
  draft: { ask: { review: Review; options?: DraftOptions; ui: UiLang }; answer: Drafted };
  check: { ask: { request: CheckRequest; ui: UiLang }; answer: Outcome<CheckAnswer> };
  explain: { ask: { codes: string[]; ui: UiLang }; answer: Outcome<Explanation>[] };
  pageSettings: { ask: object; answer: PageSettings };
  settings: { ask: object; answer: Settings };
  saveSettings: { ask: { change: Partial<Settings> }; answer: Settings };
};
export type RequestType = keyof Exchanges;
export type Request = { [T in RequestType]: { type: T } & Exchanges[T]['ask'] }[RequestType];

/** What comes back when the request itself could not be answered. */
export type Refusal = { refused: string };

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && typeof (value as Refusal).refused === 'string';
}

/** Asks the background. Rejects when it refuses, and when the extension was updated or removed under the page. */
export async function send<T extends RequestType>(
  request: { type: T } & Exchanges[T]['ask'],
): Promise<Exchanges[T]['answer']> {
  const answer = await post(request);
  if (answer === undefined) throw new Error(`nobody answered "${request.type}"`);
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer as Exchanges[T]['answer'];
}

const tries = 5;

/** While the browser starts, or wakes the background, nobody listens yet for a moment. */
async function post(request: unknown): Promise<unknown> {
  for (let left = tries - 1; ; left--) {
    try {
      return (await chrome.runtime.sendMessage(request)) as unknown;
    } catch (reason) {
      if (left === 0 || !/Receiving end does not exist/u.test(String(reason))) throw reason;
      await new Promise((done) => setTimeout(done, 200));
    }
  }
}

/** The port that the popup opens to every frame of a tab. */
export const popupPort = 'popup';

/** What one frame tells the popup, at once and after each change. */
export type FrameState = {
  type: 'state';
  /** Distinguishes the frames of one tab. */
  frame: string;
  top: boolean;
  origin: string;
  /** Id of the adapter that reads this frame (`generic` for the detector), or null when nothing reads it. */
  adapter: string | null;
  /** How good the adapter's evidence is, and from when: `A 2026-09`; empty when nothing reads. */
  evidence: string;
  /** The generic detector reads, not selectors made for this site. */
  carried: boolean;
  on: boolean;
  /** How many reviews the page itself shows, counted another way; null when that cannot be told. */
  expected: number | null;
  /** Reviews found, and of these the ones that the engine has answered for. */
  found: number;
  read: number;
  /** Reviews of band high or critical among those read. */
  risky: number;
  /** Reviews that the engine could not take. */
  failed: number;
  /** The self-test: what every review of the site should show, and how many of those found do. Empty for the generic detector. */
  fields: FieldCount[];
};

/** What the popup tells the frames: read this page with the generic detector until it is left, also where an adapter knows it. */
export type PopupOrder = { type: 'generic' };
