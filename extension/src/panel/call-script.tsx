// The phone script: what to say, step by step, with a button for each answer the buyer may give.

import { useRef } from 'preact/hooks';
import type { Draft, UiLang } from '../contract.ts';
import { sayIn } from '../i18n/index.ts';

export function CallScript({ ui, draft }: { ui: UiLang; draft: Draft }) {
  const say = sayIn(ui);
  const list = useRef<HTMLOListElement>(null);
  const goTo = (index: number) => {
    const step = list.current?.children[index];
    if (step instanceof HTMLElement) step.focus();
  };
  return (
    <div lang={draft.lang}>
      <ol class="hp-script" ref={list}>
        {(draft.steps ?? []).map((step, i) => (
          <li key={step.say} tabIndex={-1}>
            <p>{step.say}</p>
            {step.branch?.map((branch) => (
              <button key={branch.if} type="button" class="hp-button plain" onClick={() => goTo(branch.go)} title={say('goToStep', branch.go + 1)}>
                {branch.if} → {branch.go === i ? say('stay') : branch.go + 1}
              </button>
            ))}
          </li>
        ))}
      </ol>
      {draft.dont && draft.dont.length > 0 ? (
        <div class="hp-note warn">
          <p><strong>{say('dontSay')}</strong></p>
          <ul>{draft.dont.map((words) => <li key={words}>✕ {words}</li>)}</ul>
        </div>
      ) : null}
    </div>
  );
}

/** The script as one text, for the clipboard. */
export function scriptText(draft: Draft): string {
  return (draft.steps ?? []).map((step, i) => {
    const branches = (step.branch ?? []).map((b) => `   - ${b.if} → ${b.go + 1}`);
    return [`${i + 1}. ${step.say}`, ...branches].join('\n');
  }).join('\n');
}
