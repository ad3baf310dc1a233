// A text box with the guard's findings underlined beneath the words, and a count that knows the platform's limit.

import type { RefObject } from 'preact';
import type { Finding, Severity, UiLang } from '../contract.ts';
import { sayIn } from '../i18n/index.ts';
import { cutAtMarks } from '../ui/marks.ts';

type Props = {
  ui: UiLang;
  label: string;
  lang: string;
  text: string;
  findings: readonly Finding[];
  limit?: number;
  box: RefObject<HTMLTextAreaElement | null>;
  placeholder?: string;
  onText(text: string): void;
};

const weight: Record<Severity, number> = { advise: 0, warn: 1, block: 2 };

export function Editor({ ui, label, lang, text, findings, limit, box, placeholder, onText }: Props) {
  const spans = findings.map((f) => ({ start: f.start, end: f.end, kind: f.severity }));
  // The engine counts characters, not UTF-16 units.
  const length = Array.from(text).length;
  const over = limit !== undefined && length > limit;
  return (
    <div class="hp-editor">
      <div class="hp-editor-text">
        <div class="hp-editor-marks" aria-hidden="true" lang={lang}>
          {cutAtMarks(text, spans).map((piece) => {
            const worst = piece.kinds.toSorted((a, b) => weight[b] - weight[a])[0];
            return worst ? <span key={piece.start} class={`hp-found ${worst}`}>{piece.text}</span> : piece.text;
          })}
          {'\n'}
        </div>
        <textarea
          ref={box} class="hp-input" aria-label={label} lang={lang} dir="auto" spellcheck={lang === 'en'} value={text}
          placeholder={placeholder} aria-invalid={over || findings.some((f) => f.severity === 'block')}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      </div>
      <p class={over ? 'hp-count over' : 'hp-count'}>
        {limit === undefined ? sayIn(ui)('length', length) : sayIn(ui)('lengthOf', length, limit)}
      </p>
    </div>
  );
}
