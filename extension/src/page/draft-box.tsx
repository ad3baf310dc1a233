// A free box to write in: the guard reads along and says what may not be sent where, with the fix at hand.

import { useEffect, useRef, useState } from 'preact/hooks';
import { isFailure, type Channel, type DraftLang, type Finding, type UiLang } from '../contract.ts';
import { sayIn } from '../i18n/index.ts';
import { Editor } from '../panel/editor.tsx';
import { Findings } from '../panel/findings.tsx';
import type { PanelPort } from '../panel/port.ts';
import { applyFix, findingsStillIn } from '../panel/use-drafts.ts';
import { channelName } from '../ui/labels.ts';
import { Switch } from '../ui/switch.tsx';
import { platformIds, platformName } from './import/platforms.ts';

const channels: Channel[] = ['public_reply', 'private_message', 'follow_up'];
const checkDelay = 150;

export type DraftState = { text: string; channel: Channel; platform: string; review: string };
export const emptyDraft: DraftState = { text: '', channel: 'public_reply', platform: '', review: '' };

type Props = { ui: UiLang; port: PanelPort; state: DraftState; onState(change: Partial<DraftState>): void };

export function DraftBox({ ui, port, state, onState }: Props) {
  const say = sayIn(ui);
  const { text, channel, platform, review } = state;
  const box = useRef<HTMLTextAreaElement>(null);
  const [seen, setSeen] = useState<{ text: string; findings: Finding[] } | null>(null);
  const [error, setError] = useState('');
  const [copied, setCopied] = useState<'page_copied' | 'page_copyRefused' | null>(null);
  const [accepted, setAccepted] = useState<string | null>(null);
  const lang: DraftLang = /\p{Script=Han}/u.test(text) || text === '' ? 'zh' : 'en';

  useEffect(() => {
    setCopied(null);
    if (text.trim() === '') {
      setSeen(null);
      return undefined;
    }
    let current = true;
    const wait = setTimeout(() => {
      port.check({
        text, channel, lang, ...(platform ? { platform } : {}),
        ...(review.trim() ? { review: { text: review, ...(platform ? { platform } : {}) } } : {}),
      }).then((answer) => {
        if (!current) return;
        setError(isFailure(answer) ? answer.error : '');
        if (!isFailure(answer)) setSeen({ text, findings: answer.findings });
      }).catch((reason: unknown) => {
        if (current) setError(reason instanceof Error ? reason.message : String(reason));
      });
    }, checkDelay);
    return () => {
      current = false;
      clearTimeout(wait);
    };
  }, [port, text, channel, platform, review, lang]);

  const findings = seen && text.trim() !== '' ? findingsStillIn(text, seen) : [];
  const blocked = findings.some((finding) => finding.severity === 'block') && accepted !== text;
  // What the guard has not read yet may not leave either.
  const unread = error === '' && seen?.text !== text;
  return (
    <main class="pg-draft">
      <h1>{say('page_draftTitle')}</h1>
      <p class="hp-soft">{say('page_draftLead')}</p>
      <div class="pg-draft-options">
        <Switch kind="radio" label={say('page_draftWhere')} value={channel} options={channels.map((value) => ({ value, label: say(channelName[value]) }))} onChange={(value) => onState({ channel: value })} />
        <select class="hp-input" aria-label={say('page_draftPlatform')} value={platform} onChange={(event) => onState({ platform: event.currentTarget.value })}>
          <option value="">{`${say('page_draftPlatform')}: ${say('page_unknownPlatform')}`}</option>
          {platformIds.filter((id) => id !== 'generic').map((id) => <option key={id} value={id}>{platformName(id, ui)}</option>)}
        </select>
      </div>
      <div class="pg-draft-grid">
        <div class="pg-draft-write">
          <Editor ui={ui} box={box} label={say(channelName[channel])} lang={lang} text={text} findings={findings} placeholder={say('page_draftPlaceholder')} onText={(value) => onState({ text: value })} />
          {blocked ? (
            <p class="hp-note bad" id="page-blocked">
              {say('blocked')}{' '}
              <button type="button" class="hp-link" onClick={() => setAccepted(text)}>{say('useAnyway')}</button>
            </p>
          ) : null}
          <div class="pg-draft-actions">
            <button
              type="button" class="hp-button primary" disabled={text.trim() === '' || blocked || unread} aria-describedby={blocked ? 'page-blocked' : undefined}
              onClick={() => void port.copy(text).then(() => setCopied('page_copied'), () => setCopied('page_copyRefused'))}
            >
              {say('page_copy')}
            </button>
            {text === '' ? <button type="button" class="hp-button plain" onClick={() => onState({ text: say('page_draftExampleText') })}>{say('page_draftExample')}</button> : null}
            <span role="status" class="hp-soft">{copied ? say(copied) : ''}</span>
          </div>
          <details class="hp-fold" open={review !== ''}>
            <summary>{say('page_draftReview')}</summary>
            <textarea class="hp-input" rows={3} dir="auto" aria-label={say('page_draftReview')} value={review} onInput={(event) => onState({ review: event.currentTarget.value })} />
          </details>
        </div>
        <div class="pg-draft-found">
          {error ? <p class="hp-note bad" role="alert">{say('engineFailed', error)}</p> : null}
          {seen && text.trim() !== '' ? (
            <Findings
              ui={ui} findings={findings}
              onFix={(finding) => {
                onState({ text: applyFix(text, finding) });
                box.current?.focus();
              }}
              onShow={(finding) => {
                box.current?.focus();
                box.current?.setSelectionRange(finding.start, finding.end);
              }}
            />
          ) : null}
        </div>
      </div>
    </main>
  );
}
