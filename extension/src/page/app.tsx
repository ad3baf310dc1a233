// The standalone page as a whole: the bar, the two views, what is dropped on the window, and the keys.

import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { UiLang } from '../contract.ts';
import type { Engine } from '../engine.ts';
import { langTag, sayIn } from '../i18n/index.ts';
import { Dialog } from './dialog.tsx';
import { DraftBox, emptyDraft } from './draft-box.tsx';
import { ExportMenu } from './export-menu.tsx';
import { ImportView } from './import-view.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { noFilter, orderedBy } from './list-order.ts';
import { MappingView } from './mapping-view.tsx';
import { pagePort } from './page-port.ts';
import { ProblemsView } from './problems-view.tsx';
import { TriageView } from './triage-view.tsx';
import { useDroppedFiles } from './use-dropped-files.ts';
import { useImport } from './use-import.ts';
import { useKeys } from './use-keys.ts';
import { useTriage } from './use-triage.ts';

export function App({ engine, firstUi }: { engine: Engine; firstUi: UiLang }) {
  const [ui, setUi] = useState(firstUi);
  const [view, setView] = useState<'triage' | 'draft'>('triage');
  const [open, setOpen] = useState<'add' | 'keys' | null>(null);
  const [single, setSingle] = useState(true);
  const [filter, setFilter] = useState(noFilter);
  const [draft, setDraft] = useState(emptyDraft);
  const say = sayIn(ui);
  const port = useMemo(() => pagePort(engine, ui), [engine, ui]);
  const triage = useTriage(engine);
  const importing = useImport((reviews) => {
    triage.add(reviews);
    setView('triage');
    setOpen(null);
  });
  const order = useMemo(() => orderedBy(triage.entries, filter), [triage.entries, triage.version, filter]);
  const dropping = useDroppedFiles(importing.openFiles);
  const changeFilter = useCallback((change: Partial<typeof filter>) => setFilter((before) => ({ ...before, ...change })), []);

  useEffect(() => {
    document.documentElement.lang = langTag[ui];
    document.title = say('page_title');
  }, [ui]);
  useKeys(single, {
    search: () => {
      setView('triage');
      document.querySelector<HTMLElement>('[data-search]')?.focus();
    },
    help: () => setOpen('keys'),
  });

  const filled = triage.entries.length > 0;
  const { phase } = importing;
  return (
    <div class="hp pg">
      <header class="pg-bar">
        <strong class="pg-brand">回评 <span>Huiping</span></strong>
        <nav aria-label={say('page_views')}>
          {(['triage', 'draft'] as const).map((one) => (
            <button key={one} type="button" class="pg-view" aria-current={view === one ? 'page' : undefined} onClick={() => setView(one)}>
              {say(one === 'triage' ? 'page_viewTriage' : 'page_viewDraft')}
            </button>
          ))}
        </nav>
        <span class="pg-privacy hp-soft">{say('page_privacy')}</span>
        <div class="pg-bar-end">
          {filled ? <button type="button" class="hp-button" onClick={() => setOpen('add')}>＋ {say('page_add')}</button> : null}
          {filled ? (
            <ExportMenu
              ui={ui} engine={engine} total={triage.entries.length} shown={order.length}
              reviews={() => order.map((i) => triage.entries[i]?.review).filter((review) => review !== undefined)}
              onClear={() => {
                triage.clear();
                setFilter(noFilter);
              }}
            />
          ) : null}
          <button type="button" class="hp-button icon" lang={ui === 'zh' ? 'en' : 'zh-CN'} title={say('page_language')} onClick={() => setUi(ui === 'zh' ? 'en' : 'zh')}>{ui === 'zh' ? 'EN' : '中文'}</button>
          <button type="button" class="hp-button icon pg-help" aria-label={say('page_keys')} title={say('page_keys')} onClick={() => setOpen('keys')}>?</button>
        </div>
      </header>

      {view === 'draft' ? <DraftBox ui={ui} port={port} state={draft} onState={(change) => setDraft((before) => ({ ...before, ...change }))} /> : (
        <main class="pg-main">
          <ProblemsView ui={ui} importing={importing} />
          {filled ? (
            <TriageView ui={ui} engine={engine} port={port} triage={triage} order={order} filter={filter} onFilter={changeFilter} single={single} />
          ) : (
            <div class="pg-empty">
              <h1>{say('page_emptyTitle')}</h1>
              <p class="pg-lead">{say('page_emptyLead')}</p>
              <ImportView ui={ui} importing={importing} />
              <p class="hp-soft pg-note">{say('page_privacyLong')}</p>
            </div>
          )}
        </main>
      )}

      {open === 'add' ? (
        <Dialog label={say('page_addTitle')} closeLabel={say('page_close')} wide onClose={() => setOpen(null)}>
          <h2>{say('page_addTitle')}</h2>
          <ImportView ui={ui} importing={importing} />
        </Dialog>
      ) : null}
      {open === 'keys' ? <KeysDialog ui={ui} single={single} onSingle={setSingle} onClose={() => setOpen(null)} /> : null}
      {phase.kind === 'mapping' ? (
        <Dialog label={say('page_mapTitle')} closeLabel={say('page_close')} wide onClose={importing.cancel}>
          <MappingView key={`${phase.table.name} ${phase.table.encoding ?? ''}`} ui={ui} phase={phase} onCancel={importing.cancel} />
        </Dialog>
      ) : null}
      {phase.kind === 'reading' ? (
        <div class="pg-status" role="status">
          <label class="pg-progress">{say('page_reading', phase.name)}<progress value={phase.done || undefined} /></label>
          <button type="button" class="hp-button" onClick={importing.cancel}>{say('page_cancel')}</button>
        </div>
      ) : null}
      {dropping ? <div class="pg-dropping" aria-hidden="true">{say('page_dropNow')}</div> : null}
    </div>
  );
}
