// The choice of the interface's language: the browser's, Chinese or English.

import type { UiLang } from '../contract.ts';
import { sayIn } from '../i18n/index.ts';
import type { UiChoice } from '../store/settings.ts';

const choices: UiChoice[] = ['auto', 'zh', 'en'];

type Props = { ui: UiLang; choice: UiChoice; onChoice(choice: UiChoice): void };

export function LanguageChoice({ ui, choice, onChoice }: Props) {
  const say = sayIn(ui);
  const names: Record<UiChoice, string> = { auto: say('languageAuto'), zh: '中文', en: 'English' };
  return (
    <select
      class="hp-input hp-language" aria-label={say('language')} value={choice}
      onChange={(event) => {
        const picked = choices.find((c) => c === event.currentTarget.value);
        if (picked) onChoice(picked);
      }}
    >
      {choices.map((c) => <option key={c} value={c}>{names[c]}</option>)}
    </select>
  );
}
