/** Long work runs in slices: the result is the same as in one go, and it can be stopped anywhere. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { compile } from '../scenario/compile.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { Simulation } from '../sim/simulation.ts';
import { compareWith } from './branch-list.ts';
import { placeNow, restore } from './branches.ts';
import * as commands from './commands.ts';
import { goToBranch, whatDiffers } from './comparison.ts';
import { type Session } from './session.ts';
import { stillSession } from './testing/still.ts';
import { cancelWork, slicesDone, whenIdle } from './work.ts';

let session: Session;
beforeEach(() => {
  session = stillSession();
});

// Whole runs are computed, twice: this takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const shown = () => session.getState();

/** Long enough that no machine computes it in the first slice. */
const FAR = 40_000_000;
const HEAVY: ScenarioDocument = { raftarium: 1, seed: 3, cluster: { servers: 9, heartbeatInterval: 10 } };

function straight(document: ScenarioDocument, time: number): string {
  const { cluster, script } = compile(document);
  const whole = new Simulation(cluster, script, { watch: null });
  while (whole.advance(time));
  return whole.hash;
}

/** The store shows the run's cursor. */
function expectWhole() {
  expect(shown().work).toBeNull();
  expect(shown().world).toBe(session.run.history.world);
  expect(session.playhead.now()).toBeGreaterThanOrEqual(shown().world.time);
  expect(shown().events.at(-1)?.seq ?? 0).toBe(shown().world.seq);
}

beforeEach(() => commands.openRun(session, HEAVY));
afterEach(() => cancelWork(session));

test('a long seek runs in slices, reports progress, and has the result of a direct run', async () => {
  const before = slicesDone(session);
  const shares = new Set<number | null | undefined>();
  const stop = session.subscribe(({ work }) => shares.add(work?.share));
  commands.seek(session, FAR);
  expect(shown().work?.what).toBe('Computing the run up to 40000.0 ms');
  // The picture does not change until the job is done.
  expect([shown().world.moment, session.playhead.now()]).toEqual([0, 0]);
  await whenIdle(session);
  stop();
  expect(slicesDone(session) - before).toBeGreaterThan(2);
  expect(shares.size).toBeGreaterThan(2);
  expectWhole();
  expect(shown().world.hash).toBe(straight(HEAVY, FAR));
});

test('a usual seek is done at once', () => {
  const before = slicesDone(session);
  commands.seek(session, 1_000_000);
  commands.nextEvent(session);
  commands.seek(session, 400_000);
  expect(slicesDone(session) - before).toBe(3);
  expectWhole();
});

test('the newest request wins, from wherever the older one has come', async () => {
  commands.seek(session, FAR);
  commands.nextEvent(session);
  expectWhole();
  expect(shown().world.moment).toBe(1);
  commands.seek(session, FAR);
  commands.seek(session, FAR / 2);
  await whenIdle(session);
  expectWhole();
  expect(session.playhead.now()).toBe(FAR / 2);
  expect(shown().world.hash).toBe(straight(HEAVY, FAR / 2));
});

test('a cancelled seek stays where it had come to, and can go on from there', async () => {
  commands.seek(session, FAR);
  cancelWork(session);
  expectWhole();
  const { time, moment } = shown().world;
  expect(moment).toBeGreaterThan(0);
  expect(time).toBeLessThan(FAR);
  expect(shown().notice?.text).toContain('Cancelled at');
  commands.nextEvent(session);
  expect(shown().world.moment).toBe(moment + 1);
  commands.seek(session, FAR);
  await whenIdle(session);
  expect(shown().world.hash).toBe(straight(HEAVY, FAR));
});

test('a link to a late time shows the start meanwhile, and keeps its target', async () => {
  commands.openRun(session, { ...HEAVY, seed: 4 }, FAR);
  expect(shown().work).not.toBeNull();
  expect(shown().world).toBe(session.run.history.world);
  expect(shown().document.seed).toBe(4);
  expect([session.playhead.now(), placeNow(session).time]).toEqual([0, FAR]);
  await whenIdle(session);
  expectWhole();
  expect([session.playhead.now(), placeNow(session).time]).toEqual([FAR, FAR]);
});

test('a stored run is restored as far as it was known, also if it is left before', async () => {
  const place = { ...placeNow(session), time: 2_000_000, frontierTime: FAR };
  commands.openRun(session, { ...HEAVY, seed: 4 });
  restore(session, place);
  expect(placeNow(session)).toMatchObject({ document: HEAVY, time: 2_000_000, frontierTime: FAR });
  await whenIdle(session);
  expectWhole();
  expect(session.playhead.now()).toBe(2_000_000);
  expect(session.run.history.knows(FAR)).toBe(true);
});

test('playing waits for a job, and goes on', async () => {
  commands.play(session);
  expect(session.playhead.moving).toBe(true);
  commands.seek(session, FAR);
  expect([shown().playing, session.playhead.moving]).toEqual([true, false]);
  await whenIdle(session);
  expect([shown().playing, session.playhead.moving]).toEqual([true, true]);
  commands.pause(session);
});

test('the search for the next highlight can be cancelled, and changes nothing then', async () => {
  commands.seek(session, 1_000_000);
  await whenIdle(session);
  const { world, frontierTime } = shown();
  commands.nextHighlight(session);
  expect(shown().work).toEqual({ what: 'Looking for the next highlight', share: null });
  cancelWork(session);
  expectWhole();
  expect(shown()).toMatchObject({ world, frontierTime });
});

/** Its actions are not in order of time: a branch before the last one has them at other indices. */
const UNSORTED: ScenarioDocument = {
  ...HEAVY,
  actions: [
    { at: 70_000, do: 'crash', server: 'S1' },
    { at: 500, do: 'crash', server: 'S2' },
  ],
};

test('a branch that has to be computed again opens when it is complete, or not at all', async () => {
  commands.openRun(session, UNSORTED, FAR);
  await whenIdle(session);
  commands.seek(session, FAR + 20_000_000);
  await whenIdle(session);
  commands.seek(session, FAR);
  const { world } = shown();
  commands.act(session, { do: 'crash', server: 3 });
  expect(shown().work?.what).toBe('Computing the branch');
  expect(shown()).toMatchObject({ branch: 0, world, document: UNSORTED });
  cancelWork(session);
  expectWhole();
  expect(shown().branches).toHaveLength(1);
  commands.act(session, { do: 'crash', server: 3 });
  await whenIdle(session);
  expectWhole();
  expect(shown().branches).toHaveLength(2);
  expect(shown().world.hash).toBe(straight(shown().document, shown().world.time));
});

test('the compared run follows any jump', async () => {
  await whatDiffers(session);
  commands.seek(session, 1_000_000);
  commands.seek(session, 500_000);
  commands.act(session, { do: 'crash', server: 1 });
  compareWith(session, 0);
  await whenIdle(session);
  commands.seek(session, FAR);
  await whenIdle(session);
  const { hash } = session.other?.getState().world ?? {};
  expect(hash).toBe(straight(HEAVY, FAR));
  goToBranch(session, 0);
  await whenIdle(session);
  commands.seek(session, FAR);
  await whenIdle(session);
  expect(shown().world.hash).toBe(hash);
});
