// Tests a frame's session against a single-page console: it reads when the address becomes one of its pages, and stops when it is left.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { begin } from '../../extension/src/content/session.ts';
import { popupPort, type FrameState, type PopupOrder } from '../../extension/src/messages.ts';

type Heard<T> = { addListener(listener: (value: T) => void): void };
type Port = { name: string; onDisconnect: Heard<void>; onMessage: Heard<PopupOrder>; postMessage(state: FrameState): void };

let connect: (port: Port) => void;
let states: FrameState[];
let order: (order: PopupOrder) => void;
const navigation = new EventTarget();

class NothingNear {
  observe() {}
  unobserve() {}
  disconnect() {}
}

beforeEach(() => {
  states = [];
  vi.stubGlobal('navigation', navigation);
  vi.stubGlobal('IntersectionObserver', NothingNear);
  vi.stubGlobal('chrome', {
    runtime: {
      id: 'x', onConnect: { addListener: (listener: typeof connect) => (connect = listener) },
      sendMessage: () => Promise.resolve({ ui: 'en', on: true, generic: false }),
    },
    storage: { local: { onChanged: { addListener: () => {} } } },
  });
});

afterEach(() => document.body.replaceChildren());

async function openAt(url: string): Promise<void> {
  (globalThis as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(url);
  begin();
  await vi.waitFor(() => expect(connect).toBeDefined());
  connect({
    name: popupPort, onDisconnect: { addListener: () => {} },
    onMessage: { addListener: (listener) => (order = listener) },
    postMessage: (state) => states.push(state),
  });
}

function moveTo(path: string): void {
  history.pushState(null, '', path);
  navigation.dispatchEvent(new Event('currententrychange'));
}

function addReviews(count: number): void {
  const table = document.body.appendChild(document.createElement('table'));
  for (let i = 0; i < count; i++) {
    const body = table.appendChild(document.createElement('tbody'));
    const cell = (...parts: (string | Element)[]): Element => {
      const td = body.appendChild(document.createElement('tr')).appendChild(document.createElement('td'));
      td.append(...parts);
      return td;
    };
    cell(`评价时间：2026-05-0${i + 1} 20:15 订单编号：26041${i}-66225968990000${i}`);
    const holder = document.createElement('div');
    holder.className = 'reviewWrapper__p7';
    holder.textContent = `第${i}个买家说纸巾少发了两包`;
    cell(holder);
  }
}

test('a console that moves on to its review page is read there, tells its self-test, and is left again', async () => {
  await openAt('https://mms.pinduoduo.com/home');
  expect(states.at(-1)).toMatchObject({ adapter: null, found: 0, evidence: '' });
  addReviews(3);
  moveTo('/goods/evaluation/index');
  await vi.waitFor(() => expect(states.at(-1)).toMatchObject({ adapter: 'pinduoduo-seller', carried: false, evidence: 'B 2026-07', found: 3, expected: 3 }));
  expect(states.at(-1)?.fields).toEqual([{ field: 'stars', read: 0, of: 3 }, { field: 'date', read: 3, of: 3 }, { field: 'order', read: 3, of: 3 }]);
  moveTo('/orders/list');
  await vi.waitFor(() => expect(states.at(-1)).toMatchObject({ adapter: null, found: 0 }));
});

test('where a site has changed the seller can have it read in the general way, until the page is another one', async () => {
  await openAt('https://www.amazon.com/dp/B000000000');
  await vi.waitFor(() => expect(states.at(-1)).toMatchObject({ adapter: 'amazon', carried: false }));
  order({ type: 'generic' });
  await vi.waitFor(() => expect(states.at(-1)).toMatchObject({ adapter: 'amazon', carried: true }));
});
