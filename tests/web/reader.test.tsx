// Tests that the reader follows a list through re-renders: nothing twice, nothing stale, the page's own nodes untouched.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bySelector, foundReview, type Adapter } from '../../extension/src/adapter.ts';
import type { Review } from '../../extension/src/contract.ts';
import { countReviews, createReader, type Reader } from '../../extension/src/content/reader.ts';
import { isOurs } from '../../extension/src/content/shadow.ts';
import { assessment, quote } from './samples.ts';

const adapter: Adapter = {
  id: 'test', platform: 'test', grade: 'A', seen: '2026-11', side: 'seller', always: [], matches: () => true,
  ...bySelector('li', (row) => foundReview({
    row, words: [row.querySelector('p')], review: { platform: 'test', id: row.getAttribute('data-id') ?? undefined }, replyBox: () => null,
  })),
};

// Everything is near the viewport, and is told so at once.
class AllNear {
  constructor(private readonly tell: (seen: { target: Element; isIntersecting: boolean }[]) => void) {}
  observe(target: Element) {
    queueMicrotask(() => this.tell([{ target, isIntersecting: true }]));
  }
  unobserve() {}
  disconnect() {}
}

let asked: Review[][];
let reader: Reader;
let hold: Promise<void>;
const opened: string[] = [];

beforeEach(() => {
  asked = [];
  hold = Promise.resolve();
  vi.stubGlobal('IntersectionObserver', AllNear);
  document.body.innerHTML = '<ul></ul>';
});
afterEach(() => reader.stop());

function row(id: string, text: string): HTMLLIElement {
  const li = document.createElement('li');
  li.setAttribute('data-id', id);
  const p = document.createElement('p');
  p.textContent = text;
  li.append(p);
  return li;
}

const list = () => document.querySelector('ul') as HTMLElement;
const badges = () => [...document.querySelectorAll('[data-huiping="badge"]')];
const words = (badge: Element | undefined) => badge?.shadowRoot?.querySelector('.words')?.textContent;
const firstText = () => document.querySelector('li p')?.firstChild as Text;
// Well over the 100 ms in which the reader gathers changes, on a busy machine too.
const settle = () => new Promise((done) => setTimeout(done, 500));

function begin(): void {
  reader = createReader({
    adapter, ui: 'zh', painter: null, changed: () => undefined, failed: () => undefined,
    open: (entry) => opened.push(entry.found.key),
    async ask(reviews) {
      asked.push(reviews);
      await hold;
      return {
        results: reviews.map((r) => (r.text.includes('坏') ? assessment({ band: 'high', quotes: [quote(r.text, '坏')] }) : assessment({ band: 'low' }))),
        labels: { 'product.malfunction': '坏了' },
      };
    },
  });
}

test('each review gets one badge, and the page keeps its nodes', async () => {
  list().append(row('1', '用两天就坏了'), row('2', '很好'));
  const nodes = [...list().querySelectorAll('p')].map((p) => p.firstChild);
  begin();
  await settle();
  expect(badges().map(words)).toEqual(['高 · 坏了', '低 · 坏了']);
  expect([...list().querySelectorAll('p')].map((p) => p.firstChild)).toEqual(nodes);
  expect(countReviews(reader.entries())).toEqual({ found: 2, read: 2, risky: 1, failed: 0 });
});

test('a re-rendered list has one badge a row again, and known reviews are not asked about twice', async () => {
  list().append(row('1', '用两天就坏了'), row('2', '很好'));
  begin();
  await settle();
  list().replaceChildren(row('1', '用两天就坏了'), row('2', '很好'), row('3', '又坏了'));
  await settle();
  expect(badges()).toHaveLength(3);
  expect(asked.flat().map((r) => r.id)).toEqual(['1', '2', '3']);
});

test('a recycled row shows the new review only', async () => {
  list().append(row('1', '用两天就坏了'));
  begin();
  await settle();
  const li = list().querySelector('li') as HTMLElement;
  li.setAttribute('data-id', '9');
  firstText().data = '很好';
  await settle();
  expect(badges().map(words)).toEqual(['低 · 坏了']);
  expect(reader.entries().map((e) => e.found.key)).toEqual(['test:9']);
});

test('an answer about words that changed meanwhile is not shown', async () => {
  let release = () => {};
  hold = new Promise((done) => {
    release = done;
  });
  list().append(row('1', '用两天就坏了'));
  begin();
  await settle();
  firstText().data = '客服帮我换了新的';
  await settle();
  release();
  await settle();
  expect(badges().map(words)).toEqual(['低 · 坏了']);
});

test('a badge that the page threw out comes back once, and rows that go take theirs with them', async () => {
  list().append(row('1', '坏'), row('2', '坏'));
  begin();
  await settle();
  badges()[0]?.remove();
  await settle();
  expect(badges()).toHaveLength(2);
  list().firstElementChild?.remove();
  await settle();
  expect(badges()).toHaveLength(1);
  expect(reader.entries()).toHaveLength(1);
});

test('a review that the page shows twice counts once', async () => {
  list().append(row('1', '坏'), row('1', '坏'));
  begin();
  await settle();
  expect(badges()).toHaveLength(2);
  expect(countReviews(reader.entries())).toMatchObject({ found: 1, risky: 1 });
});

test('many reviews go out in batches of fifty at most', async () => {
  list().append(...Array.from({ length: 120 }, (_, i) => row(String(i), `坏 ${i}`)));
  begin();
  await vi.waitFor(() => expect(asked.map((batch) => batch.length)).toEqual([50, 50, 20]), { timeout: 4000 });
});

test('a text of a megabyte is cut before it is sent, and markup in it stays text', async () => {
  list().append(row('1', `<img src=x onerror="alert(1)">坏${'啊'.repeat(1_000_000)}`));
  begin();
  await settle();
  expect(asked[0]?.[0]?.text.length).toBe(20_000);
  expect(document.querySelectorAll('img')).toHaveLength(0);
  expect(badges()).toHaveLength(1);
});

test('a press on the badge opens its review, and the page does not hear of it', async () => {
  list().append(row('7', '坏'));
  let heard = 0;
  document.body.addEventListener('click', () => heard++, { once: true });
  begin();
  await settle();
  badges()[0]?.shadowRoot?.querySelector('button')?.click();
  expect(opened).toEqual(['test:7']);
  expect(heard).toBe(0);
});

test('stopping leaves nothing of ours in the page', async () => {
  list().append(row('1', '坏'));
  const before = document.body.innerHTML;
  begin();
  await settle();
  expect(badges().every(isOurs)).toBe(true);
  reader.stop();
  expect(document.body.innerHTML).toBe(before);
});
