// The panel for one review: what was written, why it matters, what to do, and the reply. Knows neither page nor browser.

import type { Assessment, Review, UiLang } from '../contract.ts';
import { sayIn } from '../i18n/index.ts';
import { BandMark } from '../ui/band-mark.tsx';
import { DraftView } from './draft-view.tsx';
import { PlanView } from './plan-view.tsx';
import type { PanelPort } from './port.ts';
import { Reasons } from './reasons.tsx';
import { ReviewText } from './review-text.tsx';
import { useDrafts } from './use-drafts.ts';

export type PanelProps = {
  ui: UiLang;
  review: Review;
  port: PanelPort;
  /** What is known already: shown until the full answer comes. */
  assessment?: Assessment;
  labels?: Record<string, string>;
  /** The review was longer than what the engine was given. */
  cut?: boolean;
  /** The page's reply box for this review is open now; the text can be inserted. */
  boxOpen?: boolean;
  onClose?(): void;
  /** Goes to the risky review before (-1) or after (+1) this one. */
  onStep?(by: -1 | 1): void;
};

/** Give it a `key` per review: nothing of one review may show up under the next. */
export function Panel({ ui, review, port, assessment: known, labels: knownLabels, cut, boxOpen = false, onClose, onStep }: PanelProps) {
  const say = sayIn(ui);
  const drafts = useDrafts(port, review, ui);
  const assessment = drafts.answer?.assessment ?? known;
  const labels = { ...knownLabels, ...drafts.labels };
  const primary = assessment?.causes[0]?.code;
  return (
    <div class="hp hp-panel" lang={ui === 'zh' ? 'zh-CN' : 'en'}>
      <div class="hp-head">
        <h1 tabIndex={-1} data-focus-first>
          {assessment ? <BandMark ui={ui} band={assessment.risk.band} score={assessment.risk.score} /> : say('review')}
          {primary ? <span class="hp-primary">{labels[primary] ?? primary}</span> : null}
        </h1>
        {onStep ? (
          <>
            <button type="button" class="hp-button icon" aria-label={say('previousRisky')} title={`${say('previousRisky')} (Alt+K)`} onClick={() => onStep(-1)}>↑</button>
            <button type="button" class="hp-button icon" aria-label={say('nextRisky')} title={`${say('nextRisky')} (Alt+J)`} onClick={() => onStep(1)}>↓</button>
          </>
        ) : null}
        {onClose ? (
          <button type="button" class="hp-button icon" aria-label={say('close')} title={`${say('close')} (Esc)`} onClick={onClose}>✕</button>
        ) : null}
      </div>
      <DraftView ui={ui} drafts={drafts} port={port} boxOpen={boxOpen}>
        {cut ? <p class="hp-note warn">{say('cut')}</p> : null}
        <ReviewText ui={ui} review={review} labels={labels} {...(assessment ? { assessment } : {})} />
        {assessment ? <Reasons ui={ui} assessment={assessment} labels={labels} /> : null}
        {drafts.error ? <p class="hp-note bad" role="alert">{say('engineFailed', drafts.error)}</p> : null}
        {drafts.answer ? <PlanView ui={ui} plan={drafts.answer.plan} /> : null}
        {!drafts.answer && !drafts.error ? <p class="hp-soft" role="status">{say('working')}</p> : null}
      </DraftView>
    </div>
  );
}
