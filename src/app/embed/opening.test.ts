// @vitest-environment happy-dom
/** What an embed opens, where it ends, and whether it begins again. */
import { beforeEach, expect, test } from 'vitest';
import { fromMs, toMs } from '../../base/time.ts';
import { act, openRun, pause, play, seek } from '../../store/commands.ts';
import { readEmbedOptions } from '../../store/embed/options.ts';
import type { Session } from '../../store/session.ts';
import { createReading, type Reading } from '../../store/story/state.ts';
import { type Frame, stillSession } from '../../store/testing/still.ts';
import { whenIdle } from '../../store/work.ts';
import { begin, openQuietly } from './opening.ts';

let frames: Frame[];
let session: Session;
let reading: Reading;
beforeEach(() => {
  frames = [];
  session = stillSession(frames);
  reading = createReading(session);
});

async function open(hash: string, options = ''): Promise<void> {
  window.history.replaceState(null, '', `/?embed${hash}`);
  await openQuietly(reading);
  begin(session, reading, readEmbedOptions(`?embed&speed=1${options}`).options);
  await whenIdle(session);
}
const now = () => toMs(session.playhead.now());
const isPlaying = () => session.getState().playing;
const notice = () => session.getState().notice;

/** Lets real time pass, a frame of 50 ms after the other. */
let wall = 0;
async function pass(ms: number): Promise<void> {
  for (const end = wall + ms; wall < end; ) {
    wall += 50;
    for (const frame of frames.splice(0)) frame(wall);
    await Promise.resolve();
  }
  await whenIdle(session);
}

test('an entry opens at its moment, paused', async () => {
  await open('#library/leader-crash');
  expect(session.getState().document.title).toContain('leader');
  expect([isPlaying(), notice()]).toEqual([false, null]);
});

test('an entry that does not exist: it says so', async () => {
  await open('#library/no-such-thing');
  expect(notice()).toMatchObject({
    tone: 'error',
    text: 'The library has no such entry, so here is a fresh run.',
  });
});

test('the list of the library is offered on the whole page', async () => {
  await open('#library');
  expect(reading.getState().mode).toBe('sandbox');
  expect(notice()).toMatchObject({ tone: 'note', offer: { label: 'Open the library' } });
  expect(notice()?.text).toContain('The list of the library is on the whole page');
});

test('pauses at its end; there, Play begins again at its start', async () => {
  await open('#library/leader-crash', '&start=100&end=300');
  expect(now()).toBe(100);
  expect(session.getState().track).toEqual({ from: fromMs(100), to: fromMs(300) });
  play(session);
  await pass(500);
  expect([now(), isPlaying()]).toEqual([300, false]);
  play(session);
  await whenIdle(session);
  expect([now(), isPlaying()]).toEqual([100, true]);
});

test('begins again by itself, where the address has it begin', async () => {
  await open('#library/leader-crash', '&end=300&loop&autoplay');
  const start = 85;
  expect([now(), isPlaying()]).toEqual([start, true]);
  await pass(1000);
  expect(isPlaying()).toBe(true);
  expect(now()).toBeGreaterThanOrEqual(start);
  expect(now()).toBeLessThan(300);
});

test('an act of the reader does not change where it ends', async () => {
  await open('#library/leader-crash', '&start=100&end=300');
  act(session, { do: 'crash', server: 2 });
  await whenIdle(session);
  play(session);
  await pass(500);
  expect([now(), isPlaying()]).toEqual([300, false]);
  play(session);
  await whenIdle(session);
  expect(now()).toBe(100);
});

test('another run has no such end', async () => {
  await open('#library/leader-crash', '&start=100&end=300');
  openRun(session, { raftarium: 1, seed: 5, cluster: { servers: 3 } });
  await whenIdle(session);
  expect(session.getState().track).toBeNull();
  play(session);
  await pass(600);
  expect(now()).toBeGreaterThan(300);
  pause(session);
  seek(session, fromMs(400));
  await whenIdle(session);
  play(session);
  expect(now()).toBe(400);
});
