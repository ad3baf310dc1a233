// The triage: the filtered list beside the chosen review's panel, or one over the other where there is no room for both.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { UiLang } from '../contract.ts';
import type { Engine } from '../engine.ts';
import { sayIn } from '../i18n/index.ts';
import { Panel } from '../panel/panel.tsx';
import type { PanelPort } from '../panel/port.ts';
import { FilterBar } from './filter-bar.tsx';
import { countAll, isFiltering, nextRisky, noFilter, type Filter } from './list-order.ts';
import { ReviewList } from './review-list.tsx';
import { isCut } from '../text-limit.ts';
import { codesOf } from './triage.ts';
import { useKeys } from './use-keys.ts';
import type { Triage } from './use-triage.ts';

type Props = {
  ui: UiLang;
  engine: Engine;
  port: PanelPort;
  triage: Triage;
  order: readonly number[];
  filter: Filter;
  onFilter(change: Partial<Filter>): void;
  single: boolean;
};

export function TriageView({ ui, engine, port, triage, order, filter, onFilter, single }: Props) {
  const say = sayIn(ui);
  const { entries, version } = triage;
  const [chosen, setChosen] = useState<number | null>(null);
  /** On a narrow screen: whether the panel covers the list. */
  const [detail, setDetail] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const counts = useMemo(() => countAll(entries), [entries, version]);
  const labels = useMemo(() => engine.labels(codesOf(entries), ui), [engine, entries, version, ui]);

  // The riskiest review is shown at once, so that a first visit needs no click; a choice of the seller's own stays.
  const own = useRef(false);
  useEffect(() => {
    if (!own.current && triage.state !== 'running') setChosen(order[0] ?? null);
  }, [order, triage.state]);

  // What was pressed to bring the reviews in is gone: the keyboard goes on in the list.
  useEffect(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('[data-review-list]')?.focus({ preventScroll: true });
  }, []);

  const choose = (entry: number | null) => {
    if (entry === null) return;
    own.current = true;
    setChosen(entry);
  };
  const place = chosen === null ? -1 : order.indexOf(chosen);
  const move = (by: 1 | -1) => choose(order[Math.max(0, Math.min(order.length - 1, place + by))] ?? null);
  const risky = (by: 1 | -1) => {
    const next = nextRisky(entries, order, place, by);
    if (next !== null) choose(order[next] ?? null);
  };
  const open = (byKey: boolean) => {
    setDetail(true);
    // The pointer stays with the list where both are in view.
    if (!byKey && !matchMedia('(max-width: 999px)').matches) return;
    setTimeout(() => panel.current?.querySelector<HTMLElement>('[data-focus-first]')?.focus());
  };
  const back = () => {
    setDetail(false);
    document.querySelector<HTMLElement>('[data-review-list]')?.focus();
  };
  useKeys(single, { move, risky, back, open: () => open(true) });

  const entry = chosen === null ? undefined : entries[chosen];
  return (
    <div class={detail ? 'pg-triage detail' : 'pg-triage'}>
      <section class="pg-left" aria-label={say('page_viewTriage')}>
        <h1 class="pg-unseen">{say('page_viewTriage')}</h1>
        <FilterBar ui={ui} filter={filter} counts={counts} total={entries.length} labels={labels} onFilter={onFilter} />
        <Progress ui={ui} triage={triage} shown={order.length} filtering={isFiltering(filter)} onClear={() => onFilter(noFilter)} />
        {order.length === 0 ? <p class="pg-none">{say('page_nothingFits')}</p> : (
          <ReviewList
            ui={ui} entries={entries} order={order} labels={labels} chosen={chosen} onChoose={choose}
            onOpen={open}
          />
        )}
        <p class="pg-hint hp-soft">{say('page_shortcutHint')}</p>
      </section>
      <section ref={panel} class="pg-right" aria-label={say('page_reviewDetail')}>
        <button type="button" class="hp-button plain pg-back" onClick={back}>← {say('page_backToList')}</button>
        {entry && chosen !== null ? (
          <Panel key={`${chosen} ${ui}`} ui={ui} review={entry.review} port={port} cut={isCut(entry.review)} labels={labels} onStep={risky} />
        ) : <p class="pg-none">{say('page_pickOne')}</p>}
      </section>
    </div>
  );
}

type ProgressProps = { ui: UiLang; triage: Triage; shown: number; filtering: boolean; onClear(): void };

function Progress({ ui, triage, shown, filtering, onClear }: ProgressProps) {
  const say = sayIn(ui);
  const total = triage.entries.length;
  if (triage.state === 'idle') {
    return (
      <p class="pg-state" role="status">
        {filtering ? say('page_shown', shown, total) : say('page_done', total)}
        {filtering ? <button type="button" class="hp-link" onClick={onClear}>{say('page_clearFilters')}</button> : null}
      </p>
    );
  }
  return (
    <div class="pg-state">
      {triage.state === 'running' ? (
        <>
          <label class="pg-progress">{say('page_assessing', triage.done, total)}<progress value={triage.done} max={total} /></label>
          <button type="button" class="hp-button" onClick={triage.stop}>{say('page_cancel')}</button>
        </>
      ) : (
        <>
          <span role="status">{triage.state === 'failed' ? say('engineFailed', triage.error) : say('page_stopped', triage.done, total)}</span>
          <button type="button" class="hp-button" onClick={triage.resume}>{say('page_resume')}</button>
        </>
      )}
    </div>
  );
}
