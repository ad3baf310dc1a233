// What the guard objects to, worst first: the words, the reason, where the rule comes from, and a fix by one click.

import type { Finding, Severity, UiLang } from '../contract.ts';
import { sayIn } from '../i18n/index.ts';
import { severityName } from '../ui/labels.ts';

type Props = { ui: UiLang; findings: readonly Finding[]; onFix(finding: Finding): void; onShow(finding: Finding): void };

const order: Severity[] = ['block', 'warn', 'advise'];
const sign: Record<Severity, string> = { block: '■', warn: '▲', advise: '●' };

export function Findings({ ui, findings, onFix, onShow }: Props) {
  const say = sayIn(ui);
  const sorted = findings.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || a.start - b.start);
  return (
    <div class="hp-findings">
      <p role="status" class={findings.length === 0 ? 'hp-good' : 'hp-soft'}>
        {findings.length === 0 ? `✓ ${say('guardClean')}` : say('guardFound', findings.length)}
      </p>
      <ul>
        {sorted.map((finding) => (
          <li key={`${finding.rule} ${finding.start}`} class={`hp-finding ${finding.severity}`}>
            <p>
              <strong><span aria-hidden="true">{sign[finding.severity]}</span> {say(severityName[finding.severity])}</strong>{' '}
              {finding.quote ? (
                <button type="button" class="hp-quote" onClick={() => onShow(finding)} title={say('showWords')}>“{finding.quote}”</button>
              ) : null}
            </p>
            <p>{finding.message}</p>
            {finding.advice ? <p class="hp-soft">{finding.advice}</p> : null}
            {finding.source ? <p class="hp-soft">{say('source', finding.source)}</p> : null}
            {finding.fix ? (
              <button type="button" class="hp-button" onClick={() => onFix(finding)}>
                {finding.fix.text === '' ? say('fixRemove') : say('fixReplace', finding.fix.text)}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
