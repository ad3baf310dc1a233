// What could not be read, each with file and line, folded away until the seller wants it.

import type { UiLang } from '../contract.ts';
import { sayIn, type Say } from '../i18n/index.ts';
import { fields } from './import/fields.ts';
import { mostReviews } from './import/open.ts';
import type { ProblemText } from './import/problem.ts';
import type { Import } from './use-import.ts';

export function ProblemsView({ ui, importing }: { ui: UiLang; importing: Import }) {
  const say = sayIn(ui);
  const { failed, problems, moreProblems, cutShort } = importing;
  if (failed.length === 0 && problems.length === 0 && !cutShort) return null;
  return (
    <div class="pg-problems">
      {failed.map((one) => (
        <p key={`${one.name} ${one.key}`} class="hp-note bad" role="alert">
          {one.key === 'page_noneRead' ? `${one.name}: ${say(one.key)}` : say(one.key, one.name, one.detail)}
        </p>
      ))}
      {cutShort ? <p class="hp-note warn" role="alert">{say('page_fileTooLong', mostReviews)}</p> : null}
      {problems.length > 0 ? (
        <details class="hp-note warn">
          <summary>{say('page_problems', problems.length + moreProblems)}</summary>
          <p>{say('page_problemsLead')}</p>
          <ul tabIndex={0} aria-label={say('page_problems', problems.length + moreProblems)}>
            {problems.map((problem, i) => (
              // oxlint-disable-next-line react/no-array-index-key
              <li key={i}>
                <bdi>{problem.file}:{problem.line}</bdi>: {problemText(problem, say)} <span>({say(problem.kind === 'lost' ? 'page_lost' : 'page_ignored')})</span>
              </li>
            ))}
          </ul>
          {moreProblems > 0 ? <p>{say('page_problemsMore', moreProblems)}</p> : null}
        </details>
      ) : null}
      <button type="button" class="hp-button plain" onClick={importing.dismiss}>{say('page_dismiss')}</button>
    </div>
  );
}

function problemText({ what }: { what: ProblemText }, say: Say): string {
  return 'field' in what ? say(what.key, fieldLabel(what.field, say), what.value) : say(what.key);
}

// A field of JSON keeps its path, which is what the seller looks for in the file.
function fieldLabel(field: string, say: Say): string {
  const known = fields.find((one) => one === field);
  return known ? say(`page_f_${known}`) : field;
}
