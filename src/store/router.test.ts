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

/** As Safari does after 100 writes. */
const refuse = (method: 'pushState' | 'replaceState') =>
  vi.spyOn(window.history, method).mockImplementation(() => {
    throw new DOMException('too often', 'SecurityError');
  });

test('what is written is in the address bar; only a push adds a place to come back to', () => {
  const { length } = window.history;
  router.replace('#story/a/b');
  expect([router.hash, router.openHash, window.history.length]).toEqual(['#story/a/b', '#story/a/b', length]);
  router.push('#story/a/c');
  expect([router.hash, window.history.length]).toEqual(['#story/a/c', length + 1]);
});

test('where the browser refuses, what is open is known all the same, and is written later', () => {
  const refused = refuse('replaceState');
  router.replace('#run=1');
  expect([router.hash, router.openHash]).toEqual(['#sandbox', '#run=1']);
  refused.mockRestore();
  vi.advanceTimersByTime(3000);
  expect(router.hash).toBe('#run=1');
});

test('a push that was refused stays one when its address is replaced', () => {
  const { length } = window.history;
  const refused = refuse('pushState');
  router.push('#story/a/b');
  router.replace('#story/a/c');
  refused.mockRestore();
  vi.advanceTimersByTime(3000);
  expect([router.hash, window.history.length]).toEqual(['#story/a/c', length + 1]);
});

test('whoever goes elsewhere is not brought back by what waited to be written', () => {
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

test('an address that could not be read is left alone until another one is named', () => {
  router.setUnread(true);
  expect(router.isUnread).toBe(true);
  router.push('#story/a/b');
  expect(router.isUnread).toBe(false);
});
