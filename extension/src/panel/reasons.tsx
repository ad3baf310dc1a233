// Why the review has its risk band: points with their reasons, causes with the engine's confidence, flags and signals.

import type { Assessment, UiLang } from '../contract.ts';
import { langTag, sayIn } from '../i18n/index.ts';
import { sentimentName } from '../ui/labels.ts';

type Props = { ui: UiLang; assessment: Assessment; labels: Record<string, string> };

export function Reasons({ ui, assessment, labels }: Props) {
  const say = sayIn(ui);
  const percent = new Intl.NumberFormat(langTag[ui], { style: 'percent', maximumFractionDigits: 0 });
  const name = (code: string) => labels[code] ?? code;
  return (
    <section class="hp-section" aria-label={say('why')}>
      <h2>{say('why')}</h2>
      {assessment.unsure ? <p class="hp-note warn">{say('unsure')}</p> : null}
      <ul class="hp-chips" aria-label={say('causes')}>
        {assessment.causes.map((cause, i) => (
          <li key={cause.code} class={i === 0 ? 'hp-chip first' : 'hp-chip'}>
            {name(cause.code)} <span class="hp-soft">{percent.format(cause.confidence)}</span>
          </li>
        ))}
        {assessment.causes.length === 0 ? <li class="hp-chip">{say(sentimentName[assessment.sentiment.label])}</li> : null}
        {assessment.flags.map((flag) => <li key={flag.code} class="hp-chip">⚑ {name(flag.code)}</li>)}
      </ul>
      {assessment.risk.reasons.length > 0 ? (
        <ol class="hp-points">
          {assessment.risk.reasons.map((reason) => (
            <li key={reason.code}>
              <span class="hp-point">{reason.points > 0 ? `+${reason.points}` : reason.points}</span>
              <span dir="auto">{reason.text || (labels[reason.code] ?? reason.code)}</span>
            </li>
          ))}
        </ol>
      ) : null}
      {assessment.signals.length > 0 ? (
        <div class="hp-note">
          <p>{say('signals')}</p>
          <p>{assessment.signals.map((signal) => name(signal.code)).join(' · ')}</p>
        </div>
      ) : null}
    </section>
  );
}
