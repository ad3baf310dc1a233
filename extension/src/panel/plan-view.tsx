// What to do: reply now or contact first, until when, in which steps, with which remedies.

import type { Plan, UiLang } from '../contract.ts';
import { sayIn } from '../i18n/index.ts';
import { adviceName, recoverableName, remedyName, stepName } from '../ui/labels.ts';
import { readableTime } from '../ui/time.ts';

export function PlanView({ ui, plan }: { ui: UiLang; plan: Plan }) {
  const say = sayIn(ui);
  const remedy = (code: string) => {
    const key = remedyName(code);
    return key ? say(key) : code;
  };
  return (
    <section class="hp-section" aria-label={say('whatToDo')}>
      <h2>{say('whatToDo')}</h2>
      <p><strong>{say(adviceName[plan.public_reply.advice])}</strong> {plan.public_reply.reason}</p>
      <p class="hp-chips">
        {plan.respond_by ? <span class="hp-chip">{say('respondBy', readableTime(plan.respond_by, ui))}</span> : null}
        <span class="hp-chip">{say(recoverableName[plan.recoverable])}</span>
      </p>
      {plan.steps.length > 0 ? (
        <ol class="hp-steps">
          {plan.steps.map((step, i) => (
            <li key={`${i}${step.channel}`}>
              <strong>{say(stepName[step.channel])}</strong>
              {step.from || step.until ? <span class="hp-soft"> {timeSpan(step.from, step.until, ui)}</span> : null}
              <br />{step.why}
            </li>
          ))}
        </ol>
      ) : null}
      {plan.remedies.length > 0 ? (
        <details class="hp-fold">
          <summary>{say('remedies', plan.remedies.length)}</summary>
          <ul class="hp-remedies">
            {plan.remedies.map((r) => (
              <li key={r.code}>
                <strong>{remedy(r.code)}</strong>{r.limit ? ` ${say('upTo', r.limit)}` : ''}<br />
                <span class="hp-soft">{r.why}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {plan.reasons.length > 0 ? (
        <details class="hp-fold">
          <summary>{say('planReasons')}</summary>
          <ul class="hp-remedies">{plan.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
        </details>
      ) : null}
    </section>
  );
}

function timeSpan(from: string | undefined, until: string | undefined, ui: UiLang): string {
  const begin = from ? readableTime(from, ui) : '';
  return until ? `${begin} – ${readableTime(until, ui)}`.trim() : begin;
}
