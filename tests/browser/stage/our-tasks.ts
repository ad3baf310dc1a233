// Measures in Chromium how long the main thread was held by the extension's own script, task by task, out of a CDP trace.

import type { CDPSession, Page } from 'puppeteer-core';

type TraceEvent = { name: string; ph: string; ts: number; dur?: number; tdur?: number; pid: number; tid: number; args?: { data?: { url?: string } } };

/**
 * Milliseconds of one task of the main thread: all of it (`cpu` leaves out waiting for a core), what the extension's script held,
 * and what the page's own script held. The rest is the browser's: style, layout and painting, whoever made them necessary.
 */
export type Task = { whole: number; cpu: number; ours: number; oursCpu: number; pageCpu: number };

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
  const calls = events.filter((e) => e.ph === 'X' && isCall(e));
  const threads = new Set(calls.filter(isOurs).map(threadOf));
  const tasks = events.filter((e) => e.ph === 'X' && e.name === 'RunTask' && threads.has(threadOf(e))).toSorted((a, b) => a.ts - b.ts);
  const sum = (some: readonly TraceEvent[], pick: (e: TraceEvent) => number | undefined) => outermost(some).reduce((total, e) => total + (pick(e) ?? 0), 0) / 1000;
  const sorted = calls.filter((e) => threads.has(threadOf(e))).toSorted((a, b) => a.ts - b.ts);
  let next = 0;
  return tasks.map((task) => {
    const end = task.ts + (task.dur ?? 0);
    while ((sorted[next]?.ts ?? Infinity) < task.ts) next++;
    const inside: TraceEvent[] = [];
    for (let i = next; (sorted[i]?.ts ?? Infinity) < end; i++) inside.push(sorted[i] as TraceEvent);
    const [ours, others] = [inside.filter(isOurs), inside.filter((e) => !isOurs(e))];
    return {
      whole: (task.dur ?? 0) / 1000, cpu: (task.tdur ?? task.dur ?? 0) / 1000,
      ours: sum(ours, (e) => e.dur), oursCpu: sum(ours, (e) => e.tdur ?? e.dur), pageCpu: sum(others, (e) => e.tdur ?? e.dur),
    };
  });
}

function threadOf(event: TraceEvent): string {
  return `${event.pid} ${event.tid}`;
}

function isCall(event: TraceEvent): boolean {
  return event.name === 'FunctionCall' || event.name === 'EvaluateScript' || event.name === 'v8.evaluateModule';
}

function isOurs(event: TraceEvent): boolean {
  return (event.args?.data?.url ?? '').startsWith('chrome-extension://');
}

// A call within a call is already counted with the outer one. In the order of time.
function outermost(calls: readonly TraceEvent[]): TraceEvent[] {
  const kept: TraceEvent[] = [];
  let end = -1;
  for (const call of calls) {
    if (call.ts < end) continue;
    kept.push(call);
    end = call.ts + (call.dur ?? 0);
  }
  return kept;
}
