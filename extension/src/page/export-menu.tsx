// The export button and what it opens: two formats, what will be exported, and clearing the list.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Review, UiLang } from '../contract.ts';
import type { Engine } from '../engine.ts';
import { sayIn } from '../i18n/index.ts';
import { exportCsv, exportNdjson } from './export.ts';
import { Cancelled, paceOf } from './pace.ts';
import { saveFile } from './page-port.ts';

type Props = { ui: UiLang; engine: Engine; total: number; shown: number; reviews(): Review[]; onClear(): void };

export function ExportMenu({ ui, engine, total, shown, reviews, onClear }: Props) {
  const say = sayIn(ui);
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  const [sure, setSure] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const stop = useRef<AbortController | null>(null);

  useEffect(() => {
    if (!open) {
      setSure(false);
      return undefined;
    }
    const away = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
    };
  }, [open]);

  const save = async (kind: 'csv' | 'ndjson') => {
    const own = new AbortController();
    stop.current = own;
    setDone(0);
    try {
      const write = kind === 'csv' ? exportCsv : exportNdjson;
      const pieces = await write(engine, reviews(), ui, paceOf(own.signal), setDone);
      saveFile(`huiping-${new Date().toISOString().slice(0, 10)}.${kind}`, kind === 'csv' ? 'text/csv;charset=utf-8' : 'application/x-ndjson', pieces);
      setOpen(false);
      button.current?.focus();
    } catch (reason) {
      if (!(reason instanceof Cancelled)) throw reason;
    } finally {
      setDone(null);
    }
  };

  return (
    <div
      ref={root} class="pg-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button ref={button} type="button" class="hp-button" aria-expanded={open} aria-controls="export-menu" onClick={() => setOpen(!open)}>
        {say('page_exportLabel')} <span aria-hidden="true">▾</span>
      </button>
      <div id="export-menu" class="pg-menu-body" hidden={!open}>
        {done === null ? (
          <>
            <p class="hp-soft">{say('page_exportShown', shown)}</p>
            <button type="button" class="hp-button" disabled={shown === 0} onClick={() => void save('csv')}>{say('page_exportCsv')}</button>
            <button type="button" class="hp-button" disabled={shown === 0} onClick={() => void save('ndjson')}>{say('page_exportNdjson')}</button>
            {sure ? (
              <>
                <p class="hp-note bad" role="alert">{say('page_clearSure', total)}</p>
                <button
                  type="button" class="hp-button"
                  onClick={() => {
                    setOpen(false);
                    onClear();
                  }}
                >
                  {say('page_clearAll')}
                </button>
              </>
            ) : <button type="button" class="hp-button plain" onClick={() => setSure(true)}>{say('page_clearAll')}…</button>}
          </>
        ) : (
          <>
            <label class="pg-progress">{say('page_exporting')}<progress value={done} /></label>
            <button type="button" class="hp-button" onClick={() => stop.current?.abort()}>{say('page_cancel')}</button>
          </>
        )}
      </div>
    </div>
  );
}
