/** Two sessions on one page: an act in one changes nothing in the other. */
import { beforeEach, expect, test } from 'vitest';
import type { TimeSource } from '../playback/time-source.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { nodeOf } from '../sim/nodes.ts';
import { compareWith } from './branch-list.ts';
import * as commands from './commands.ts';
import { goToBranch, whatDiffers } from './comparison.ts';
import { createSession } from './createSession.ts';
import { excerptOf } from './excerpt.ts';
import { fetchEvent } from './fetch-events.ts';
import { listedOn } from './pages.ts';
import type { Session } from './session.ts';
import { startWork, whenIdle } from './work.ts';

const FIVE: ScenarioDocument = { raftarium: 1, seed: 31, cluster: { servers: 5 } };
const THREE: ScenarioDocument = { raftarium: 1, seed: 7, cluster: { servers: 3 } };

/** A browser whose frames the test controls. */
function handTime() {
  const waiting = new Map<number, (wallMs: number) => void>();
  let [now, last, worked] = [0, 0, 0];
  const source: TimeSource = {
    // Time passes during work.
    now: () => {
      worked += 1;
      return worked;
    },
    later: (goOn) => void setTimeout(goOn),
    request: (frame) => {
      last += 1;
      waiting.set(last, frame);
      return last;
    },
    cancel: (id) => void waiting.delete(id),
  };
  const frame = (ms: number): void => {
    now += ms;
    const due = [...waiting.values()];
    waiting.clear();
    for (const one of due) one(now);
  };
  return { source, frame };
}

/** Everything of a session that the page shows. */
const seen = (session: Session) => ({
  ...session.getState(),
  time: session.playhead.now(),
  moves: session.playhead.moving,
  history: session.run.history,
  known: session.run.history.frontierMoment,
});

let time: ReturnType<typeof handTime>;
let one: Session;
let other: Session;
beforeEach(() => {
  time = handTime();
  one = createSession({ document: FIVE, clock: time.source });
  other = createSession({ document: THREE, clock: time.source });
  commands.seek(other, 300_000);
});

test('one plays, and the other is paused', () => {
  const before = seen(other);
  commands.setSpeed(one, 1);
  commands.play(one);
  for (let i = 0; i < 6; i += 1) time.frame(50);
  expect(one.playhead.now()).toBe(250_000);
  expect(one.getState().world.moment).toBeGreaterThan(0);
  expect(seen(other)).toEqual(before);
});

test('both play, each at its own speed, and reach what each would reach alone', () => {
  const alone = createSession({ document: THREE });
  commands.seek(alone, 325_000);
  commands.setSpeed(one, 1);
  commands.setSpeed(other, 1 / 10);
  commands.play(one);
  commands.play(other);
  for (let i = 0; i < 6; i += 1) time.frame(50);
  expect([one, other].map((session) => session.playhead.now())).toEqual([250_000, 325_000]);
  expect(other.getState().world.hash).toBe(alone.getState().world.hash);
});

test('one is cut, branched and undone, and the other does not change', () => {
  const before = seen(other);
  commands.seek(one, 600_000);
  commands.seek(one, 400_000);
  commands.partition(one, [
    [1, 2],
    [3, 4, 5],
  ]);
  commands.select(one, { kind: 'server', id: 1 });
  expect(one.getState()).toMatchObject({ branch: 1, canUndo: true });
  expect(seen(other)).toEqual(before);
  // Undo undoes acts of its own session only.
  commands.undo(other);
  expect(one.getState().branch).toBe(1);
  commands.undo(one);
  expect(one.getState().branch).toBe(0);
  expect(seen(other)).toEqual(before);
});

test('one is compared with a branch of its own, which no branch of the other disturbs', async () => {
  for (const session of [one, other]) {
    commands.seek(session, 600_000);
    commands.seek(session, 400_000);
    commands.act(session, { do: 'crash', server: 1 });
  }
  await whatDiffers(one);
  compareWith(one, 0);
  const { world } = one.other?.getState() ?? {};
  expect(world?.nodes).toHaveLength(5);
  expect(world && nodeOf(world, 1)?.power).toBe('up');
  expect(other.getState().comparison).toBeNull();
  const before = seen(one);
  goToBranch(other, 0);
  commands.seek(other, 900_000);
  expect(seen(one)).toEqual(before);
  commands.seek(one, 700_000);
  expect(one.other?.playhead.now()).toBe(700_000);
  expect(one.other?.getState().world.time).toBeLessThanOrEqual(700_000);
});

test('the other neither waits for a job of one nor stops it', async () => {
  commands.seek(one, 60_000_000);
  expect(one.getState().work).not.toBeNull();
  expect(other.getState().work).toBeNull();
  commands.seek(other, 400_000);
  expect(other.playhead.now()).toBe(400_000);
  await whenIdle(other);
  startWork(other, { what: 'Nothing', job: (function* () {})() });
  expect(one.getState().work).not.toBeNull();
  await whenIdle(one);
  expect(one.playhead.now()).toBe(60_000_000);
}, 60_000);

test('events, pages of events and excerpts come from the run of their own session', () => {
  commands.seek(one, 300_000);
  for (let i = 0; i < 2; i += 1)
    for (const [session, servers] of [
      [one, 5],
      [other, 3],
    ] as const) {
      const { run } = session;
      expect(fetchEvent(session, 9)).toEqual(run.history.events(9, 9)[0]);
      const [turn] = listedOn(session, 0, 'turns', 1e9);
      expect(turn).toEqual(run.history.events(turn?.seq ?? 0, turn?.seq ?? 0)[0]);
      expect(excerptOf(session, 0, 300_000).first.nodes).toHaveLength(servers);
    }
});
