// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Router } from './router.ts';

let router: Router;
beforeEach(() => {
  vi.useFakeTimers();
  window.history.replaceState(null, '', '#sandbox');
  router = new Router();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Safari throws after 100 writes. */
const refuse = (method: 'pushState' | 'replaceState') =>
  vi.spyOn(window.history, method).mockImplementation(() => {
    throw new DOMException('too often', 'SecurityError');
  });

test('a write shows in the address bar; only a push adds an entry to the history', () => {
  const { length } = window.history;
  router.replace('#story/a/b');
  expect([router.hash, router.openHash, window.history.length]).toEqual(['#story/a/b', '#story/a/b', length]);
  router.push('#story/a/c');
  expect([router.hash, window.history.length]).toEqual(['#story/a/c', length + 1]);
});

test('if the browser refuses a write, the hash is known and written later', () => {
  const refused = refuse('replaceState');
  router.replace('#run=1');
  expect([router.hash, router.openHash]).toEqual(['#sandbox', '#run=1']);
  refused.mockRestore();
  vi.advanceTimersByTime(3000);
  expect(router.hash).toBe('#run=1');
});

test('a refused push stays a push when its address is replaced', () => {
  const { length } = window.history;
  const refused = refuse('pushState');
  router.push('#story/a/b');
  router.replace('#story/a/c');
  refused.mockRestore();
  vi.advanceTimersByTime(3000);
  expect([router.hash, window.history.length]).toEqual(['#story/a/c', length + 1]);
});

test('going elsewhere drops a waiting write', () => {
  const went = vi.fn<() => void>();
  router.onGo(went);
  const refused = refuse('replaceState');
  router.replace('#run=1');
  refused.mockRestore();
  window.history.replaceState(null, '', '#run=2');
  window.dispatchEvent(new Event('hashchange'));
  vi.advanceTimersByTime(60_000);
  expect(went).toHaveBeenCalledTimes(1);
  expect(router.openHash).toBe('#run=2');
});

test('an address that the reader goes to is not replaced before it is open', () => {
  router.replace('#run=1');
  window.history.replaceState(null, '', '#library');
  // What is open is still the run.
  router.replace('#run=2');
  expect(router.hash).toBe('#library');
  router.arrive();
  router.replace('#library/one');
  expect(router.hash).toBe('#library/one');
});

test('an unreadable address stays until another one is written', () => {
  router.setUnread(true);
  expect(router.isUnread).toBe(true);
  router.push('#story/a/b');
  expect(router.isUnread).toBe(false);
});
