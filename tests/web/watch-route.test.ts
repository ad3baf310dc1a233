// Tests that a single-page application's change of address is noticed, in browsers that tell it and in those that do not.

import { afterEach, expect, test, vi } from 'vitest';
import { watchRoute, type RouteWatch } from '../../extension/src/content/watch-route.ts';

let watch: RouteWatch;
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

function moveTo(path: string): void {
  history.pushState(null, '', path);
}

test('a pushed address is told once, by the browser’s event where there is one', () => {
  const navigation = new EventTarget();
  vi.stubGlobal('navigation', navigation);
  const tell = vi.fn();
  watch = watchRoute(tell);
  moveTo('/a');
  navigation.dispatchEvent(new Event('currententrychange'));
  navigation.dispatchEvent(new Event('currententrychange'));
  expect(tell).toHaveBeenCalledTimes(1);
});

test('without the event it is noticed within a second, and no more after stopping', () => {
  vi.useFakeTimers();
  const tell = vi.fn();
  watch = watchRoute(tell);
  moveTo('/b');
  vi.advanceTimersByTime(1000);
  expect(tell).toHaveBeenCalledTimes(1);
  watch.stop();
  moveTo('/c');
  vi.advanceTimersByTime(3000);
  expect(tell).toHaveBeenCalledTimes(1);
});

test('who knows that something happened looks at once', () => {
  const tell = vi.fn();
  watch = watchRoute(tell);
  watch.look();
  moveTo('/d');
  watch.look();
  expect(tell).toHaveBeenCalledTimes(1);
});
