// Which keys do what, and the switch that turns the single-letter ones off for those whom they disturb.

import type { UiLang } from '../contract.ts';
import { sayIn, type MessageKey } from '../i18n/index.ts';
import { Dialog } from './dialog.tsx';

const keys: { press: string[]; does: MessageKey }[] = [
  { press: ['J', 'K', '↓', '↑'], does: 'page_keyNext' },
  { press: ['Enter'], does: 'page_keyOpen' },
  { press: ['Esc'], does: 'page_keyBack' },
  { press: ['/'], does: 'page_keySearch' },
  { press: ['Alt+J', 'Alt+K'], does: 'page_keyRisky' },
  { press: ['?'], does: 'page_keyHelp' },
];

type Props = { ui: UiLang; single: boolean; onSingle(on: boolean): void; onClose(): void };

export function KeysDialog({ ui, single, onSingle, onClose }: Props) {
  const say = sayIn(ui);
  return (
    <Dialog label={say('page_keys')} closeLabel={say('page_close')} onClose={onClose}>
      <h2>{say('page_keys')}</h2>
      <dl class="pg-keys">
        {keys.map(({ press, does }) => (
          <div key={does}><dt>{press.map((key) => <kbd key={key}>{key}</kbd>)}</dt><dd>{say(does)}</dd></div>
        ))}
      </dl>
      <label class="pg-check"><input type="checkbox" checked={single} onChange={(event) => onSingle(event.currentTarget.checked)} data-focus-first /> {say('page_keySingle')}</label>
    </Dialog>
  );
}
