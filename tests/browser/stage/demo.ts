// The demo console on a stage: served, read by the general detector as the seller would have it, watched by the tester.

import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { answerFrom } from '../../../extension/serve.mjs';
import type { UiLang } from '../../../extension/src/contract.ts';
import { openStage, project, type Kind, type Stage, type StageOptions } from './stage.ts';
import { scrollForBadges } from './view.ts';

export const demo = 'http://127.0.0.1:4173';

export async function openDemoStage(kind: Kind, ui: UiLang, options: StageOptions = {}): Promise<Stage> {
  const stage = await openStage(kind, { extension: { hosts: ['http://127.0.0.1/*'] }, ...options });
  stage.net.serve(new URL(demo).host, answerFrom({ '': join(project, 'extension/demo') }));
  if (stage.own) await stage.settings({ ui, generic: [demo] });
  return stage;
}

/** Number of the first row whose badge says the review is risky. All rows are brought near first, then the page is back at its top. */
export async function firstRisky(page: Page): Promise<number> {
  await page.waitForSelector('.review-row');
  await scrollForBadges(page, (await page.$$('.review-row')).length);
  const row = await page.evaluate(() => {
    scrollTo(0, 0);
    return [...document.querySelectorAll('.review-row')].findIndex((each) => each.querySelector('[data-huiping=badge]')?.shadowRoot?.querySelector('.high, .critical'));
  });
  if (row < 0) throw new Error('no review of the demo console is risky');
  return row;
}
