// The list: a listbox of which only the rows in view exist, so that a hundred thousand reviews scroll like ten.

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { UiLang } from '../contract.ts';
import { langTag, sayIn } from '../i18n/index.ts';
import { BandMark } from '../ui/band-mark.tsx';
import { platformName } from './import/platforms.ts';
import type { Entry } from './triage.ts';

const rowHeight = 94;
const spare = 6;

type Props = {
  ui: UiLang;
  entries: readonly Entry[];
  /** Positions in `entries`, in the order shown. */
  order: readonly number[];
  labels: Record<string, string>;
  /** Position in `entries`, or null. */
  chosen: number | null;
  onChoose(entry: number): void;
  /** `byKey`: the seller goes on by keyboard, in the details. */
  onOpen(byKey: boolean): void;
};

export function ReviewList({ ui, entries, order, labels, chosen, onChoose, onOpen }: Props) {
  const say = sayIn(ui);
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const place = chosen === null ? -1 : order.indexOf(chosen);

  useEffect(() => {
    const node = frame.current;
    if (!node) return undefined;
    const watcher = new ResizeObserver(() => setView({ top: node.scrollTop, height: node.clientHeight }));
    watcher.observe(node);
    return () => watcher.disconnect();
  }, []);

  // Only when another review was chosen: while the engine works the rows move, and the view must not run after them.
  useLayoutEffect(() => {
    const node = frame.current;
    if (!node || place < 0) return;
    const top = place * rowHeight;
    if (top < node.scrollTop) node.scrollTop = top;
    else if (top + rowHeight > node.scrollTop + node.clientHeight) node.scrollTop = top + rowHeight - node.clientHeight;
  }, [chosen]);

  const first = Math.max(0, Math.floor(view.top / rowHeight) - spare);
  const last = Math.min(order.length, Math.ceil((view.top + view.height) / rowHeight) + spare);
  const page = Math.max(1, Math.floor(view.height / rowHeight) - 1);
  const steps: Record<string, number> = {
    ArrowDown: place + 1, ArrowUp: place - 1, PageDown: place + page, PageUp: place - page, Home: 0, End: order.length - 1,
  };
  const rows = order.slice(first, last);
  const chosenIsDrawn = place >= first && place < last;

  return (
    <div
      ref={frame} class="pg-list" role="listbox" tabIndex={0} aria-label={say('page_listLabel')} data-review-list
      aria-activedescendant={chosenIsDrawn ? `review-${chosen}` : undefined}
      onScroll={(event) => setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}
      onClick={(event) => {
        const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-entry]') : null;
        if (!row) return;
        onChoose(Number(row.dataset.entry));
        onOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          if (place >= 0) onOpen(true);
          return;
        }
        const next = steps[event.key];
        if (next === undefined || order.length === 0) return;
        event.preventDefault();
        onChoose(order[Math.max(0, Math.min(order.length - 1, next))] ?? 0);
      }}
    >
      <div role="presentation" class="pg-rows" style={{ height: `${order.length * rowHeight}px` }}>
        {rows.map((index, i) => {
          const entry = entries[index];
          return entry ? (
            <div
              key={index} id={`review-${index}`} role="option" aria-selected={index === chosen} aria-setsize={order.length} aria-posinset={first + i + 1}
              class={index === chosen ? 'pg-row chosen' : 'pg-row'} style={{ top: `${(first + i) * rowHeight}px`, height: `${rowHeight}px` }} data-entry={index}
            >
              <Row ui={ui} entry={entry} labels={labels} />
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}

function Row({ ui, entry: { review, summary, failed }, labels }: { ui: UiLang; entry: Entry; labels: Record<string, string> }) {
  const say = sayIn(ui);
  const name = (code: string) => labels[code] ?? code;
  const facts = [
    review.platform ? platformName(review.platform, ui) : null, review.date ? shortDay(review.date, ui) : null, review.buyer,
  ].filter((fact): fact is string => Boolean(fact));
  return (
    <>
      <p class="pg-row-head">
        {summary ? <BandMark ui={ui} band={summary.band} score={summary.score} /> : <span class="hp-soft">{failed ? say('page_failedReview', failed) : say('page_notYet')}</span>}
        {summary?.causes.slice(0, 2).map((code, i) => <span key={code} class={i === 0 ? 'pg-cause' : 'hp-soft'}>{name(code)}</span>)}
        {summary?.flags.slice(0, 2).map((code) => <span key={code} class="hp-soft">⚑ {name(code)}</span>)}
        {summary?.unsure ? <span class="hp-soft">? {say('unsureShort')}</span> : null}
        {review.reply ? <span class="hp-soft pg-answered">✓ {say('page_answered')}</span> : null}
      </p>
      <p class="pg-row-text" dir="auto">
        {review.text.slice(0, 160)}
        {review.append ? <><span class="hp-soft"> {say('page_appendShort')} </span>{review.append.text.slice(0, 80)}</> : null}
      </p>
      <p class="pg-row-foot hp-soft">
        {review.stars === undefined ? null : <span role="img" aria-label={say('stars', review.stars)}>{stars(review.stars)}</span>}
        {facts.map((fact) => <bdi key={fact}>{fact.slice(0, 24)}</bdi>)}
        {review.images ? <span>{say('page_pictures', review.images)}</span> : null}
        {review.product?.name ? <bdi class="pg-product">{review.product.name.slice(0, 40)}</bdi> : null}
      </p>
    </>
  );
}

function stars(count: number): string {
  const full = Math.max(0, Math.min(5, Math.round(count)));
  return '★'.repeat(full) + '☆'.repeat(5 - full);
}

/** The year only where it is not this one: a list is read by the day. */
function shortDay(iso: string, ui: UiLang): string {
  const day = new Date(iso);
  if (Number.isNaN(day.getTime())) return iso.slice(0, 16);
  const thisYear = day.getFullYear() === new Date().getFullYear();
  return dayFormat(ui, thisYear).format(day);
}

// Making a formatter takes longer than using it a hundred times.
const formats = new Map<string, Intl.DateTimeFormat>();
function dayFormat(ui: UiLang, thisYear: boolean): Intl.DateTimeFormat {
  const key = `${ui} ${thisYear}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(langTag[ui], { ...(thisYear ? {} : { year: 'numeric' }), month: 'short', day: 'numeric' });
  formats.set(key, format);
  return format;
}
