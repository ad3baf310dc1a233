// The settings page: the shop's own settings, the language, and the sites turned off or read by the detector.

import { render } from 'preact';
import { sayIn, type MessageKey } from '../i18n/index.ts';
import { send } from '../messages.ts';
import { originPattern, uiLanguage, type Settings } from '../store/settings.ts';
import { LanguageChoice } from '../ui/language-choice.tsx';
import { ShopForm } from '../ui/shop-form.tsx';

async function save(change: Partial<Settings>): Promise<void> {
  draw(await send({ type: 'saveSettings', change }));
}

function draw(settings: Settings): void {
  const root = document.getElementById('root');
  if (!root) return;
  const ui = uiLanguage(settings.ui, chrome.i18n.getUILanguage());
  const say = sayIn(ui);
  document.documentElement.lang = ui === 'zh' ? 'zh-CN' : 'en';
  document.title = `${say('appName')} · ${say('shopSettings')}`;
  const sites = (title: MessageKey, list: string[], remove: (site: string) => void) => (
    <section class="hp-card">
      <h2>{say(title)}</h2>
      {list.length === 0 ? <p class="hp-soft">{say('noSites')}</p> : (
        <ul>
          {list.map((site) => (
            <li key={site} class="hp-site">
              <span>{site}</span>
              <button type="button" class="hp-button" aria-label={`${say('remove')} ${site}`} onClick={() => remove(site)}>{say('remove')}</button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
  render(
    <div class="hp hp-options">
      <header>
        <img src="../icons/48.png" width="32" height="32" alt="" />
        <h1 class="hp-options-title">{say('appName')}</h1>
        <LanguageChoice ui={ui} choice={settings.ui} onChoice={(choice) => void save({ ui: choice })} />
      </header>
      <section class="hp-card">
        <h2>{say('shopSettings')}</h2>
        <ShopForm key={ui} ui={ui} shop={settings.shop} onSave={(shop) => save({ shop })} />
      </section>
      {sites('sitesGeneric', settings.generic, (site) => {
        void chrome.permissions.remove({ origins: [originPattern(site)] });
        void save({ generic: settings.generic.filter((each) => each !== site) });
      })}
      {sites('sitesOff', settings.off, (site) => void save({ off: settings.off.filter((each) => each !== site) }))}
      <p class="hp-soft">{say('privacy')}</p>
    </div>,
    root,
  );
}

send({ type: 'settings' }).then(draw, (error: unknown) => {
  document.body.textContent = String(error);
});
