// Starts the standalone page: opens the engine out of the page's own files and shows the application, or why it did not start.

import { render } from 'preact';
import { embeddedFiles, openEngine } from '../engine.ts';
import { langTag, sayIn } from '../i18n/index.ts';
import { uiLanguage } from '../store/settings.ts';
import '../ui/tokens.css';
import '../ui/controls.css';
import '../panel/panel.css';
import './page.css';
import './triage.css';
import { App } from './app.tsx';

async function start(root: Element): Promise<void> {
  const ui = uiLanguage('auto', navigator.language);
  const say = sayIn(ui);
  document.documentElement.lang = langTag[ui];
  render(<p class="hp pg-boot" role="status">{say('page_booting')}</p>, root);
  try {
    const engine = await openEngine(await embeddedFiles());
    render(<App engine={engine} firstUi={ui} />, root);
  } catch (reason) {
    render(
      <div class="hp pg-boot" role="alert">
        <p class="hp-note bad">{say('page_bootFailed', reason instanceof Error ? reason.message : String(reason))}</p>
        <p>{say('page_bootHint')}</p>
      </div>,
      root,
    );
  }
}

const root = document.querySelector('#app');
if (root) void start(root);
