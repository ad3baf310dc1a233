// Answers the requests of content scripts and of the extension's own pages; knows no chrome.*, so that tests can run it.

import { isFailure, type UiLang } from '../contract.ts';
import { labelledCodes, type Engine } from '../engine.ts';
import { maxBatch, type Exchanges, type PageSettings, type Refusal, type Request } from '../messages.ts';
import { maxText } from '../text-limit.ts';
import { uiLanguage, type Settings } from '../store/settings.ts';

export type Asker = {
  /** Address of the page or frame that asks; empty when unknown. */
  url: string;
  /** A page of the extension itself, which alone may see and change the settings. */
  own: boolean;
};

export type Surroundings = {
  engine(): Promise<Engine>;
  settings(): Promise<Settings>;
  save(change: Partial<Settings>): Promise<Settings>;
  browserLanguage(): string;
};

export async function answer(request: Request, asker: Asker, around: Surroundings): Promise<Exchanges[Request['type']]['answer'] | Refusal> {
  switch (request.type) {
    case 'pageSettings':
      return pageSettings(await around.settings(), asker.url, around.browserLanguage());
    case 'settings':
      return asker.own ? around.settings() : { refused: 'settings are for the extension itself' };
    case 'saveSettings':
      return asker.own ? around.save(request.change) : { refused: 'settings are for the extension itself' };
    case 'assess': {
      if (request.reviews.length > maxBatch) return { refused: `more than ${maxBatch} reviews in one message` };
      const engine = await around.engine();
      const results = engine.assess(request.reviews, request.ui);
      const codes = results.flatMap((r) => (isFailure(r) ? [] : labelledCodes(r)));
      return { results, labels: engine.labels(codes, request.ui) };
    }
    case 'draft': {
      const { shop } = await around.settings();
      const engine = await around.engine();
      const [result] = engine.draft([{ review: request.review, shop, ...(request.options ? { options: request.options } : {}) }], request.ui);
      if (!result) return { refused: 'the engine gave no draft' };
      const codes = isFailure(result) ? [] : labelledCodes(result.assessment);
      return { result, labels: engine.labels(codes, request.ui) };
    }
    case 'check': {
      if (request.request.text.length > maxText) return { refused: `a text of more than ${maxText} characters` };
      const { shop } = await around.settings();
      const [result] = (await around.engine()).check([{ ...request.request, shop }], request.ui);
      return result ?? { refused: 'the engine gave no findings' };
    }
    case 'explain':
      return (await around.engine()).explain(request.codes.slice(0, maxBatch), request.ui);
    default:
      return { refused: `unknown request ${JSON.stringify((request as { type?: unknown }).type)}` };
  }
}

export function pageSettings(settings: Settings, address: string, browserLanguage: string): PageSettings {
  const ui: UiLang = uiLanguage(settings.ui, browserLanguage);
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return { ui, on: true, generic: false };
  }
  return { ui, on: !settings.off.includes(url.host), generic: settings.generic.includes(url.origin) };
}
