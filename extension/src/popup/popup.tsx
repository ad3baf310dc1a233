// What the popup shows; everything it knows comes in as properties.

import type { UiLang } from '../contract.ts';
import { sayIn, type Say } from '../i18n/index.ts';
import { missingField } from '../self-test.ts';
import type { UiChoice } from '../store/settings.ts';
import { LanguageChoice } from '../ui/language-choice.tsx';
import { verdictOf, type TabState, type Verdict } from './page-state.ts';

export type PopupProps = {
  ui: UiLang;
  choice: UiChoice;
  state: TabState;
  notice: 'noAccess' | 'copied' | 'copyRefused' | null;
  /** Host of the active tab; null where no extension may read. */
  host: string | null;
  siteOn: boolean;
  /** The generic detector runs here at each visit. */
  always: boolean;
  onSite(on: boolean): void;
  onRead(): void;
  onAlways(on: boolean): void;
  onReport(): void;
  onChoice(choice: UiChoice): void;
  onOptions(): void;
};

export function Popup(props: PopupProps) {
  const say = sayIn(props.ui);
  const verdict = props.siteOn ? verdictOf(props.state) : 'off';
  const generic = verdict === 'unknown-site' || props.state.carried;
  const changed = verdict === 'changed' || verdict === 'partly' || verdict === 'fields';
  return (
    <div class="hp hp-popup">
      <header>
        <img src="../icons/48.png" alt="" />
        <h1 class="hp-popup-title">{say('appName')}</h1>
        <LanguageChoice ui={props.ui} choice={props.choice} onChoice={props.onChoice} />
      </header>
      {props.host === null ? <p class="hp-note">{say('noPage')}</p> : (
        <>
          <div role="status">{describe(verdict, props.state, say)}</div>
          {props.notice ? <p class={props.notice === 'copied' ? 'hp-soft' : 'hp-note bad'} role="status">{say(props.notice)}</p> : null}
          {verdict === 'unknown-site' ? (
            <button type="button" class="hp-button primary" onClick={props.onRead}>{say('readThisPage')}</button>
          ) : null}
          {changed ? (
            <div class="hp-popup-row">
              <button type="button" class="hp-button primary" onClick={props.onRead}>{say('readGenerally')}</button>
              <button type="button" class="hp-button" onClick={props.onReport}>{say('copyReport')}</button>
            </div>
          ) : null}
          {generic ? (
            <label class="hp-toggle">
              <input type="checkbox" checked={props.always} onChange={(event) => props.onAlways(event.currentTarget.checked)} />
              <span>{say('readAlways', props.host)}</span>
            </label>
          ) : null}
          <label class="hp-toggle">
            <input type="checkbox" checked={props.siteOn} onChange={(event) => props.onSite(event.currentTarget.checked)} />
            <span>{say('siteOn', props.host)}</span>
          </label>
        </>
      )}
      <div class="hp-popup-row">
        <span class="hp-soft">{say('shortcuts')}</span>
        <button type="button" class="hp-button" onClick={props.onOptions}>{say('shopSettings')}</button>
      </div>
      <p class="hp-soft">{say('privacy')}</p>
    </div>
  );
}

function describe(verdict: Verdict, state: TabState, say: Say) {
  switch (verdict) {
    case 'off': return <p class="hp-note">{say('stateOff')}</p>;
    case 'unknown-site': return <p class="hp-note">{say('stateUnknownSite')}</p>;
    case 'changed': return <p class="hp-note bad" role="alert"><strong>{say('stateChangedTitle')}</strong><br />{say('stateChanged')}</p>;
    case 'no-reviews': return <p class="hp-note">{say('stateNoReviews')}</p>;
    case 'working': return <p class="hp-state">{say('stateWorking', state.read, state.found)}</p>;
    default: return (
      <>
        <p class={state.risky > 0 ? 'hp-state hp-high' : 'hp-state'}>
          {say('stateRead', state.read, Math.max(state.found, state.expected ?? 0), state.risky)}
        </p>
        {verdict === 'partly' ? <p class="hp-note bad" role="alert">{say('statePartly', state.found, state.expected ?? 0)}</p> : null}
        {verdict === 'fields' ? fieldsNote(state, say) : null}
        {state.carried && state.adapter !== 'generic' ? <p class="hp-soft">{say('stateCarried')}</p> : null}
        {state.failed > 0 ? <p class="hp-note warn">{say('stateFailed', state.failed)}</p> : null}
      </>
    );
  }
}

function fieldsNote({ fields }: TabState, say: Say) {
  const missing = missingField(fields);
  if (!missing) return null;
  const { field, read, of } = missing;
  return <p class="hp-note bad" role="alert">{say('stateFields', say(`field_${field}`), read, of)}</p>;
}
