import { beforeEach, expect, test } from 'vitest';
import { openRun, seek } from './commands.ts';
import { createSession } from './createSession.ts';
import { fetchEvent, fetchEvents } from './fetch-events.ts';
import { type Session } from './session.ts';
import { whenIdle } from './work.ts';

let session: Session;
beforeEach(() => {
  session = createSession();
});

test('old events are the same as when they happened, from near and far, in order', async () => {
  openRun(session, { raftarium: 1, seed: 7 });
  seek(session, 30_000_000);
  await whenIdle(session);
  const all = session.run.history.events(1, Infinity);
  expect(all.length).toBeGreaterThan(4000);
  const seqs = [3, 4, 900, 2500, 2501, 4000];
  expect(fetchEvents(session, seqs)).toEqual(seqs.map((seq) => all[seq - 1]));
  expect(fetchEvent(session, 1200)).toEqual(all[1199]);
});

test('events after the end of the run are left out', () => {
  openRun(session, { raftarium: 1, seed: 7 });
  seek(session, 2_000_000);
  expect(fetchEvents(session, [1, 1_000_000_000])).toHaveLength(1);
  expect(fetchEvent(session, 1_000_000_000)).toBeUndefined();
});

test('another run has other events under the same numbers', () => {
  openRun(session, { raftarium: 1, seed: 7 });
  seek(session, 1_000_000);
  const first = fetchEvent(session, 20);
  openRun(session, { raftarium: 1, seed: 8 });
  seek(session, 1_000_000);
  expect(fetchEvent(session, 20)).not.toEqual(first);
});
