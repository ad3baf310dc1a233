// The way in: a box to paste into, a place to drop files, and the samples for those who only want to look.

import { useMemo, useRef, useState } from 'preact/hooks';
import type { UiLang } from '../contract.ts';
import { sayIn, type MessageKey } from '../i18n/index.ts';
import { Switch } from '../ui/switch.tsx';
import { pasteForms, recognise, splitPlain, type PasteForm } from './import/paste.ts';
import samples from '../../demo/sample-reviews.ndjson?raw';
import type { Import } from './use-import.ts';

const formName: Record<PasteForm, MessageKey> = {
  json: 'page_formJson', table: 'page_formTable', lines: 'page_formLines', blocks: 'page_formBlocks', one: 'page_formOne',
};

export function ImportView({ ui, importing }: { ui: UiLang; importing: Import }) {
  const say = sayIn(ui);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<PasteForm | null>(null);
  const files = useRef<HTMLInputElement>(null);
  const form = useMemo(() => chosen ?? recognise(text), [chosen, text]);
  const count = useMemo(() => (form === 'lines' || form === 'blocks' || form === 'one' ? splitPlain(text, form).length : 0), [form, text]);
  const empty = text.trim() === '';

  return (
    <div class="pg-import">
      <section class="pg-paste">
        <label class="hp-field">
          <span>{say('page_pasteLabel')}</span>
          <textarea
            class="hp-input" rows={7} data-focus-first value={text} dir="auto" placeholder={say('page_pasteHint')}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setChosen(null);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !empty) importing.openPaste(say('page_pasted'), text, form);
            }}
          />
        </label>
        {empty ? null : (
          <div class="pg-paste-foot">
            <span class="hp-soft" aria-hidden="true">{say('page_pasteAs')}</span>
            <Switch<PasteForm>
              kind="radio" label={say('page_pasteAs')} value={form} onChange={(value) => setChosen(value)}
              options={pasteForms.filter((value) => value === form || isPossible(value, text)).map((value) => ({ value, label: say(formName[value]) }))}
            />
          </div>
        )}
        <button
          type="button" class="hp-button primary" disabled={empty}
          onClick={() => importing.openPaste(say('page_pasted'), text, form)}
        >
          {form === 'json' ? say('page_pasteGoJson') : form === 'table' ? say('page_pasteGoTable') : count > 1 ? say('page_pasteGo', count) : say('page_pasteGoOne')}
        </button>
      </section>
      <section class="pg-drop">
        <p class="pg-drop-title">{say('page_dropHere')}</p>
        <p class="hp-soft">{say('page_dropKinds')}</p>
        <input
          ref={files} type="file" hidden multiple accept=".csv,.tsv,.xlsx,.ndjson,.jsonl,.json,.txt"
          onChange={(event) => {
            importing.openFiles([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <button type="button" class="hp-button" onClick={() => files.current?.click()}>{say('page_choose')}</button>
        <button type="button" class="hp-button plain" onClick={() => importing.openPaste(say('page_samplesName'), samples, 'json')}>{say('page_samples')}</button>
      </section>
    </div>
  );
}

// "As a table" makes sense for any text with several lines; "as JSON" only for what begins like it.
function isPossible(form: PasteForm, text: string): boolean {
  if (form === 'json') return /^\s*[[{]/u.test(text);
  return form === 'one' || text.trim().includes('\n');
}
