// Shows a table's columns with examples and what each is read as, and how the first rows come out; Enter takes it.

import { useMemo, useState } from 'preact/hooks';
import type { UiLang } from '../contract.ts';
import { sayIn, type MessageKey } from '../i18n/index.ts';
import { encodings, type Encoding } from './import/decode.ts';
import { fields, type Field } from './import/fields.ts';
import { guessMapping, type Mapping } from './import/mapping.ts';
import { platformIds, platformName } from './import/platforms.ts';
import { reviewFromRow } from './import/review-from.ts';
import { cellText } from './import/values.ts';
import type { Phase } from './use-import.ts';

type Props = { ui: UiLang; phase: Extract<Phase, { kind: 'mapping' }>; onCancel(): void };

const fieldName = (field: Field): MessageKey => `page_f_${field}`;

export function MappingView({ ui, phase, onCancel }: Props) {
  const say = sayIn(ui);
  const { table } = phase;
  const guess = useMemo(() => guessMapping(table.rows.slice(0, 60).map((row) => row.cells)), [table]);
  const [mapping, setMapping] = useState<Mapping>(guess.mapping);
  const [header, setHeader] = useState(guess.header);
  const [platform, setPlatform] = useState('');
  const body = header ? table.rows.slice(1, 60) : table.rows.slice(0, 60);
  const count = table.rows.length - (header ? 1 : 0);
  const hasText = mapping.includes('text') || mapping.includes('title');
  const preview = hasText ? body.slice(0, 12).map((row) => reviewFromRow(row.cells, mapping).review).filter((review) => review !== null).slice(0, 3) : [];

  // Each field is read from one column: choosing it again takes it away from where it was.
  const choose = (column: number, field: Field | null) =>
    setMapping(mapping.map((old, i) => (i === column ? field : old === field ? null : old)));
  const go = () => phase.choose({ mapping, header, defaults: platform === '' ? {} : { platform } });

  return (
    <form
      class="pg-mapping"
      onSubmit={(event) => {
        event.preventDefault();
        if (hasText) go();
      }}
    >
      <h2>{say('page_mapTitle')}</h2>
      <p class="hp-soft">{say('page_mapLead', table.name, count)}</p>
      <div class="pg-mapping-options">
        <label><input type="checkbox" checked={header} onChange={(event) => setHeader(event.currentTarget.checked)} /> {say('page_mapHeader')}</label>
        {phase.reopen ? (
          <label>
            {say('page_mapEncoding')}{' '}
            <select class="hp-input" value={table.encoding} onChange={(event) => phase.reopen?.(event.currentTarget.value as Encoding)}>
              {encodings.map((encoding) => <option key={encoding} value={encoding}>{encoding.toUpperCase()}</option>)}
            </select>
          </label>
        ) : null}
        {mapping.includes('platform') ? null : (
          <label>
            {say('page_mapPlatform')}{' '}
            <select class="hp-input" value={platform} onChange={(event) => setPlatform(event.currentTarget.value)}>
              <option value="">{say('page_unknownPlatform')}</option>
              {platformIds.filter((id) => id !== 'generic').map((id) => <option key={id} value={id}>{platformName(id, ui)}</option>)}
            </select>
          </label>
        )}
      </div>
      {/* A wide table scrolls by keyboard too. */}
      <div class="pg-table-frame" tabIndex={0} role="region" aria-label={say('page_mapTitle')}>
        <table class="pg-table">
          <thead><tr><th scope="col">{say('page_mapColumn')}</th><th scope="col">{say('page_mapField')}</th><th scope="col">{say('page_mapExample')}</th></tr></thead>
          <tbody>
            {mapping.map((field, i) => {
              const title = (header ? cellText(table.rows[0]?.cells[i]) : '') || say('page_mapUnnamed', i + 1);
              return (
                // Columns have no other identity than their place.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={i} class={field ? '' : 'unread'}>
                  <th scope="row">{title.slice(0, 60)}</th>
                  <td>
                    <select class="hp-input" aria-label={`${title.slice(0, 60)}: ${say('page_mapField')}`} value={field ?? ''} onChange={(event) => choose(i, (event.currentTarget.value || null) as Field | null)}>
                      <option value="">{say('page_skipColumn')}</option>
                      {fields.map((one) => <option key={one} value={one}>{say(fieldName(one))}</option>)}
                    </select>
                  </td>
                  <td class="pg-examples">
                    {examples(body.map((row) => cellText(row.cells[i]))).map((text) => <bdi key={text}>{text}</bdi>)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {hasText ? (
        <details class="hp-fold">
          <summary>{say('page_mapPreview')}</summary>
          <ol class="pg-preview">
            {preview.map((review, i) => (
              // oxlint-disable-next-line react/no-array-index-key
              <li key={i}>
                <bdi>{[review.stars ? say('stars', review.stars) : '', review.platform, review.date, review.product?.name].filter(Boolean).join(' · ')}</bdi>
                <p dir="auto">{review.text.slice(0, 120)}</p>
              </li>
            ))}
          </ol>
        </details>
      ) : <p class="hp-note warn" role="alert">{say('page_mapNoText')}</p>}
      <div class="pg-dialog-foot">
        <button type="button" class="hp-button" onClick={onCancel}>{say('page_cancel')}</button>
        <button type="submit" class="hp-button primary" disabled={!hasText} data-focus-first>{say('page_mapGo', count)}</button>
      </div>
    </form>
  );
}

function examples(texts: readonly string[]): string[] {
  const different = [...new Set(texts.filter((text) => text !== ''))].slice(0, 3);
  return different.map((text) => (text.length > 34 ? `${text.slice(0, 34)}…` : text));
}
