// What happens between a dropped file and the list: reading, naming the columns of a table, telling what was wrong.

import { useMemo, useRef, useState } from 'preact/hooks';
import type { Review } from '../contract.ts';
import type { Encoding } from './import/decode.ts';
import { openFile, openText, readTable, Unreadable, type Opened, type Read } from './import/open.ts';
import type { PasteForm } from './import/paste.ts';
import type { Problem } from './import/problem.ts';
import { sheetReader } from './import/read-sheet.ts';
import type { Mapping } from './import/mapping.ts';
import type { Defaults } from './import/review-from.ts';
import { Cancelled, paceOf } from './pace.ts';

export type Table = Extract<Opened, { kind: 'table' }>;
export type Choice = { mapping: Mapping; header: boolean; defaults: Defaults };

export type Phase =
  | { kind: 'idle' }
  | { kind: 'reading'; name: string; done: number }
  | { kind: 'mapping'; table: Table; choose(choice: Choice | null): void; reopen?(encoding: Encoding): void };

/** Why something gave no reviews; `key` is a message whose first value is the name. */
export type Failed = { key: Unreadable['key'] | 'page_noneRead'; name: string; detail: string };

export type Import = {
  phase: Phase;
  failed: Failed[];
  problems: Problem[];
  moreProblems: number;
  cutShort: boolean;
  openFiles(files: readonly File[]): void;
  openPaste(name: string, text: string, form: PasteForm): void;
  cancel(): void;
  dismiss(): void;
};

const nothing = { failed: [] as Failed[], problems: [] as Problem[], moreProblems: 0, cutShort: false };

export function useImport(add: (reviews: readonly Review[]) => void): Import {
  const [phase, setPhase] = useState<Phase>({ kind: 'idle' });
  const [told, setTold] = useState(nothing);
  const stop = useRef<AbortController | null>(null);
  const adding = useRef(add);
  adding.current = add;

  const actions = useMemo(() => {
    const fail = (name: string, reason: unknown) => {
      if (reason instanceof Cancelled) return;
      const one: Failed = reason instanceof Unreadable
        ? { key: reason.key, name, detail: reason.message }
        : { key: 'page_fileBroken', name, detail: reason instanceof Error ? reason.message : String(reason) };
      setTold((before) => ({ ...before, failed: [...before.failed, one] }));
    };
    const take = (name: string, read: Read) => {
      setTold((before) => ({
        failed: read.reviews.length === 0 ? [...before.failed, { key: 'page_noneRead', name, detail: '' }] : before.failed,
        problems: [...before.problems, ...read.problems], moreProblems: before.moreProblems + read.moreProblems, cutShort: before.cutShort || read.cutShort,
      }));
      if (read.reviews.length > 0) adding.current(read.reviews);
    };
    const run = async (name: string, open: (work: { pace: ReturnType<typeof paceOf>; onProgress(done: number): void }, signal: AbortSignal, encoding?: Encoding) => Promise<Opened>, canReopen: boolean) => {
      const own = new AbortController();
      stop.current = own;
      const work = { pace: paceOf(own.signal), onProgress: slowly((done) => setPhase({ kind: 'reading', name, done })) };
      let encoding: Encoding | undefined;
      for (;;) {
        setPhase({ kind: 'reading', name, done: 0 });
        const opened = await open(work, own.signal, encoding);
        if (opened.kind === 'reviews') return take(name, opened.read);
        const answer = await new Promise<Choice | Encoding | null>((resolve) => {
          setPhase({ kind: 'mapping', table: opened, choose: resolve, ...(canReopen && opened.encoding ? { reopen: resolve } : {}) });
        });
        if (answer === null) return undefined;
        if (typeof answer === 'string') {
          encoding = answer;
          continue;
        }
        setPhase({ kind: 'reading', name, done: 0 });
        return take(name, await readTable(opened, answer.mapping, answer.header, answer.defaults, work));
      }
    };
    return {
      async openFiles(files: readonly File[]) {
        setTold(nothing);
        for (const file of files) {
          await run(file.name, async (work, signal, encoding) =>
            openFile(file.name, new Uint8Array(await file.arrayBuffer()), sheetReader(signal), work, encoding), true)
            .catch((reason: unknown) => fail(file.name, reason));
          if (stop.current?.signal.aborted) break;
        }
        setPhase({ kind: 'idle' });
      },
      async openPaste(name: string, text: string, form: PasteForm) {
        setTold(nothing);
        await run(name, (work) => openText(name, text.replaceAll(/\r\n?/gu, '\n'), form, work), false)
          .catch((reason: unknown) => fail(name, reason));
        setPhase({ kind: 'idle' });
      },
      cancel() {
        stop.current?.abort();
        setPhase((now) => {
          if (now.kind === 'mapping') now.choose(null);
          return now;
        });
      },
      dismiss: () => setTold(nothing),
    };
  }, []);

  return {
    phase, ...told, cancel: actions.cancel, dismiss: actions.dismiss,
    openFiles: (files) => void actions.openFiles(files),
    openPaste: (name, text, form) => void actions.openPaste(name, text, form),
  };
}

/** A progress bar needs ten steps a second, not one for each row. */
function slowly(show: (done: number) => void): (done: number) => void {
  let last = 0;
  return (done) => {
    const time = performance.now();
    if (time - last < 100) return;
    last = time;
    show(done);
  };
}
