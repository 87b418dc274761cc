// @vitest-environment happy-dom
/** What is sought in the library stays after a reload; anything else in its place is set aside. */
import { beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  sessionStorage.clear();
  vi.resetModules();
});

/** As after a reload. */
const loaded = () => import('./sought.ts');
const ALL = { text: '', group: null };

test('the text and the group are there again after a reload', async () => {
  const { seekInLibrary, useSought } = await loaded();
  expect(useSought.getState()).toEqual(ALL);
  seekInLibrary({ text: 'two leaders', group: 'partitions' });
  vi.resetModules();
  expect((await loaded()).useSought.getState()).toEqual({ text: 'two leaders', group: 'partitions' });
});

test.each([
  'two leaders',
  '{}',
  'null',
  '{"text":"x","group":"no-such-group"}',
  '{"text":5,"group":null}',
  JSON.stringify({ text: 'x'.repeat(201), group: null }),
])('%s is set aside, and everything is shown', async (stored) => {
  sessionStorage.setItem('raftarium.sought', stored);
  expect((await loaded()).useSought.getState()).toEqual(ALL);
  expect(sessionStorage.getItem('raftarium.sought')).toBeNull();
  expect(sessionStorage.getItem('raftarium.sought.unread')).toBe(stored);
});
