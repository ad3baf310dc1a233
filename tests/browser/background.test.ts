// Tests that the background may die at any moment: the next request wakes it, opens the engine anew and is answered.

import { expect, test } from 'vitest';
import { demo, firstRisky, openDemoStage } from './stage/demo.ts';
import { openPanel } from './stage/view.ts';

test('chromium: the service worker is killed, the next panel gets its drafts and the settings are still there', async () => {
  const stage = await openDemoStage('chromium', 'zh');
  try {
    const page = await stage.open(`${demo}/?count=20`);
    await firstRisky(page);
    const session = await stage.browser.target().createCDPSession();
    const workers = async () => (await session.send('Target.getTargets')).targetInfos.filter((target) => target.type === 'service_worker');
    const [worker] = await workers();
    if (!worker) throw new Error('no service worker');
    await session.send('Target.closeTarget', { targetId: worker.targetId });
    while ((await workers()).some((target) => target.targetId === worker.targetId)) await new Promise((done) => setTimeout(done, 20));

    const started = performance.now();
    const { band } = await openPanel(page, 0);
    console.log(`chromium: first answer after the worker's death: ${(performance.now() - started).toFixed(0)} ms`);
    expect(band).toMatch(/低|中|高|紧急/u);
    expect((await workers()).length).toBe(1);
  } finally {
    await stage.close();
  }
});

test('firefox: the event page goes idle, the next panel gets its drafts and the settings are still there', async () => {
  const stage = await openDemoStage('firefox', 'zh', { prefs: { 'extensions.background.idle.timeout': 300 } });
  try {
    const page = await stage.open(`${demo}/?count=20`);
    await firstRisky(page);
    // Nothing can be seen from outside of an event page's end: three idle times are waited for.
    await new Promise((done) => setTimeout(done, 1000));
    const started = performance.now();
    const { band } = await openPanel(page, 0);
    console.log(`firefox: first answer after the event page's sleep: ${(performance.now() - started).toFixed(0)} ms`);
    expect(band).toMatch(/低|中|高|紧急/u);
  } finally {
    await stage.close();
  }
});
