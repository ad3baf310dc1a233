// What the list shows: bands with their counts as switches, cause, platform, unanswered, and a search.

import { useEffect, useState } from 'preact/hooks';
import { bands, type UiLang } from '../contract.ts';
import { sayIn } from '../i18n/index.ts';
import { BandMark } from '../ui/band-mark.tsx';
import { platformName } from './import/platforms.ts';
import type { Counts, Filter } from './list-order.ts';

type Props = {
  ui: UiLang;
  filter: Filter;
  counts: Counts;
  total: number;
  labels: Record<string, string>;
  onFilter(change: Partial<Filter>): void;
};

export function FilterBar({ ui, filter, counts, total, labels, onFilter }: Props) {
  const say = sayIn(ui);
  const byCount = (map: Map<string, number>) => [...map].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return (
    <div class="pg-filters">
      <div class="pg-bands" role="group" aria-label={say('page_filterBand')}>
        <button type="button" aria-pressed={filter.band === ''} onClick={() => onFilter({ band: '' })}>
          {say('page_all')} <b>{total}</b>
        </button>
        {bands.toReversed().map((band) => (
          <button key={band} type="button" aria-pressed={filter.band === band} onClick={() => onFilter({ band: filter.band === band ? '' : band })}>
            <BandMark ui={ui} band={band} /> <b>{counts.bands[band]}</b>
          </button>
        ))}
      </div>
      <Search ui={ui} words={filter.words} onWords={(words) => onFilter({ words })} />
      <div class="pg-selects">
        <select class="hp-input" aria-label={say('page_filterCause')} value={filter.cause} onChange={(event) => onFilter({ cause: event.currentTarget.value })}>
          <option value="">{say('page_allCauses')}</option>
          {byCount(counts.causes).map(([code, count]) => <option key={code} value={code}>{`${labels[code] ?? code} (${count})`}</option>)}
          <option value="none">{`${say('page_noCause')} (${counts.withoutCause})`}</option>
        </select>
        {counts.platforms.size > 1 ? (
          <select class="hp-input" aria-label={say('page_filterPlatform')} value={filter.platform} onChange={(event) => onFilter({ platform: event.currentTarget.value })}>
            <option value="">{say('page_allPlatforms')}</option>
            {byCount(counts.platforms).map(([id, count]) => <option key={id} value={id}>{`${platformName(id, ui)} (${count})`}</option>)}
          </select>
        ) : null}
        <label class="pg-check">
          <input type="checkbox" checked={filter.unanswered} onChange={(event) => onFilter({ unanswered: event.currentTarget.checked })} />
          {say('page_unanswered')} <span class="hp-soft">{counts.unanswered}</span>
        </label>
      </div>
    </div>
  );
}

/** Looking through a hundred thousand reviews takes a moment: it waits for a pause in the typing. */
function Search({ ui, words, onWords }: { ui: UiLang; words: string; onWords(words: string): void }) {
  const say = sayIn(ui);
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  useEffect(() => {
    if (typed === words) return undefined;
    const wait = setTimeout(() => onWords(typed), 150);
    return () => clearTimeout(wait);
  }, [typed, words, onWords]);
  return (
    <input
      type="search" class="hp-input pg-search" value={typed} placeholder={say('page_search')} aria-label={say('page_search')} data-search
      onInput={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if ((event.key !== 'Enter' && event.key !== 'ArrowDown') || event.isComposing) return;
        event.preventDefault();
        onWords(typed);
        document.querySelector<HTMLElement>('[data-review-list]')?.focus();
      }}
    />
  );
}
