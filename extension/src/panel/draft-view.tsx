// The reply: channel and tone, an editable draft under the guard's eyes, and copy or insert by the seller's own click.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Finding, UiLang } from '../contract.ts';
import { sayIn, type MessageKey } from '../i18n/index.ts';
import { channelName, toneName } from '../ui/labels.ts';
import { Switch } from '../ui/switch.tsx';
import { CallScript, scriptText } from './call-script.tsx';
import { Editor } from './editor.tsx';
import { Findings } from './findings.tsx';
import type { Inserted, PanelPort } from './port.ts';
import { applyFix, type Drafts } from './use-drafts.ts';

type Props = {
  ui: UiLang;
  drafts: Drafts;
  port: PanelPort;
  boxOpen: boolean;
  /** What stands above the reply and scrolls with it; the buttons stay below. */
  children: ComponentChildren;
};

const insertAnswers: Record<Inserted, MessageKey> = { inserted: 'inserted', 'no-box': 'noBox', refused: 'insertRefused' };

export function DraftView({ ui, drafts, port, boxOpen, children }: Props) {
  const say = sayIn(ui);
  const box = useRef<HTMLTextAreaElement>(null);
  const [answer, setAnswer] = useState<MessageKey | null>(null);
  const [accepted, setAccepted] = useState('');
  const { draft, text, findings } = drafts;
  const section = useRef<HTMLElement>(null);
  // Who has opened the page's reply box wants to see the reply, and nobody should insert what he does not see.
  useEffect(() => {
    if (boxOpen) section.current?.scrollIntoView({ block: 'start' });
  }, [boxOpen, draft === undefined]);
  if (!draft) return <div class="hp-body">{children}</div>;

  const canInsert = boxOpen && port.insert !== undefined && draft.channel === 'public_reply';
  const blocked = !draft.steps && findings.some((f) => f.severity === 'block') && accepted !== text;
  const hint = port.insert && !boxOpen && draft.channel === 'public_reply' ? say('insertHint') : '';
  // The last key may be newer than the last check: nothing leaves the panel unseen by the guard.
  const whenAllowed = async (use: () => Promise<MessageKey> | MessageKey) => {
    section.current?.scrollIntoView({ block: 'nearest' });
    const found = await drafts.verify();
    const held = !draft.steps && accepted !== text && found.some((f) => f.severity === 'block');
    if (!held) setAnswer(await use());
  };
  const copy = () => whenAllowed(() => port.copy(draft.steps ? scriptText(draft) : text).then((): MessageKey => 'copied'))
    .catch(() => setAnswer('copyRefused'));
  const insert = () => whenAllowed(() => insertAnswers[port.insert?.(text) ?? 'no-box']).catch(() => setAnswer('insertRefused'));
  const edit = (value: string) => {
    setAnswer(null);
    drafts.edit(value);
  };
  const fix = (finding: Finding) => {
    edit(applyFix(text, finding));
    box.current?.focus();
  };
  const show = (finding: Finding) => {
    box.current?.focus();
    box.current?.setSelectionRange(finding.start, finding.end);
  };

  return (
    <>
      <div class="hp-body">
        {children}
        <section ref={section} class="hp-section hp-draft" aria-label={say('reply')}>
          <div class="hp-draft-head">
            <h2>{say('reply')}</h2>
            <button type="button" class="hp-button plain" onClick={drafts.another}>{say('another')}</button>
          </div>
          <div class="hp-draft-head">
            <Switch
              kind="tabs" label={say('channel')} value={draft.channel}
              options={drafts.channels.map((value) => ({ value, label: say(channelName[value]) }))}
              onChange={(channel) => {
                setAnswer(null);
                drafts.choose({ channel });
              }}
            />
            {drafts.tones.length > 1 ? (
              <Switch
                kind="radio" label={say('tone')} value={draft.tone}
                options={drafts.tones.map((value) => ({ value, label: say(toneName[value]) }))}
                onChange={(tone) => {
                  setAnswer(null);
                  drafts.choose({ tone });
                }}
              />
            ) : null}
          </div>
          {draft.steps ? <CallScript ui={ui} draft={draft} /> : (
            <>
              <Editor
                ui={ui} box={box} label={say(channelName[draft.channel])} lang={draft.lang} text={text} findings={findings} onText={edit}
                {...(draft.limit === undefined ? {} : { limit: draft.limit })}
              />
              <Findings ui={ui} findings={findings} onFix={fix} onShow={show} />
            </>
          )}
          {draft.counterexample ? (
            <details class="hp-fold">
              <summary>{say('counterexample')}</summary>
              <p class="hp-counter" lang={draft.lang}>✕ {draft.counterexample.text}</p>
              <p class="hp-soft">{draft.counterexample.why}</p>
            </details>
          ) : null}
        </section>
      </div>
      <div class="hp-actions">
        {blocked ? (
          <p class="hp-note bad" id="hp-blocked">
            {say('blocked')}{' '}
            <button type="button" class="hp-link" onClick={() => setAccepted(text)}>{say('useAnyway')}</button>
          </p>
        ) : null}
        {canInsert ? (
          <button type="button" class="hp-button primary" disabled={blocked} aria-describedby={blocked ? 'hp-blocked' : undefined} onClick={insert}>
            {say('insert')}
          </button>
        ) : null}
        <button
          type="button" class={canInsert ? 'hp-button' : 'hp-button primary'}
          disabled={blocked} aria-describedby={blocked ? 'hp-blocked' : undefined} onClick={copy}
        >
          {say('copy')}
        </button>
        <span role="status" class="hp-soft">{answer ? say(answer) : hint}</span>
      </div>
    </>
  );
}
