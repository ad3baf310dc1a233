// Measures in Chromium how long the main thread was held by the extension's own script, task by task, out of a CDP trace.

import type { CDPSession, Page } from 'puppeteer-core';

type TraceEvent = { name: string; ph: string; ts: number; dur?: number; tdur?: number; pid: number; tid: number; args?: { data?: { url?: string } } };

/** Milliseconds of one task of the main thread: all of it, and what the extension's script held; `cpu` leaves out waiting for a core. */
export type Task = { whole: number; ours: number; oursCpu: number };

export async function traceTasks(page: Page, act: () => Promise<void>): Promise<Task[]> {
  const session = await page.createCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'toplevel', 'disabled-by-default-devtools.timeline'], recordMode: 'recordContinuously' },
  });
  await act();
  await stop(session);
  return tasksOf(events);
}

async function stop(session: CDPSession): Promise<void> {
  const done = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await done;
  await session.detach();
}

function tasksOf(events: readonly TraceEvent[]): Task[] {
  const calls = events.filter((e) => e.ph === 'X' && isOurs(e));
  const threads = new Set(calls.map((e) => `${e.pid} ${e.tid}`));
  const tasks = events.filter((e) => e.ph === 'X' && e.name === 'RunTask' && threads.has(`${e.pid} ${e.tid}`)).toSorted((a, b) => a.ts - b.ts);
  return tasks.map((task) => {
    const inside = outermost(calls.filter((c) => c.tid === task.tid && c.pid === task.pid && c.ts >= task.ts && c.ts < task.ts + (task.dur ?? 0)));
    const sum = (pick: (e: TraceEvent) => number | undefined) => inside.reduce((total, e) => total + (pick(e) ?? 0), 0) / 1000;
    return { whole: (task.dur ?? 0) / 1000, ours: sum((e) => e.dur), oursCpu: sum((e) => e.tdur ?? e.dur) };
  }).filter((task) => task.ours > 0);
}

function isOurs(event: TraceEvent): boolean {
  return (event.name === 'FunctionCall' || event.name === 'EvaluateScript') && (event.args?.data?.url ?? '').startsWith('chrome-extension://');
}

// A call within a call is already counted with the outer one.
function outermost(calls: readonly TraceEvent[]): TraceEvent[] {
  const sorted = calls.toSorted((a, b) => a.ts - b.ts);
  const kept: TraceEvent[] = [];
  let end = -1;
  for (const call of sorted) {
    if (call.ts < end) continue;
    kept.push(call);
    end = call.ts + (call.dur ?? 0);
  }
  return kept;
}
