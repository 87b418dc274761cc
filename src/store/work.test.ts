/** Long work is done in slices: it ends as if it had been done at once, and may be stopped anywhere. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { playhead } from '../playback/playhead.ts';
import { compile } from '../scenario/compile.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { Simulation } from '../sim/simulation.ts';
import { here, restore } from './branches.ts';
import * as commands from './commands.ts';
import { compareWith, goToBranch, otherSession, whatDiffers } from './comparison.ts';
import { run, useSession } from './session.ts';
import { cancelWork, slicesDone, whenIdle } from './work.ts';

// Whole runs are computed, twice: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

const session = () => useSession.getState();

/** Long enough that no machine computes it at once. */
const FAR = 40_000_000;
const HEAVY: ScenarioDocument = { raftarium: 1, seed: 3, cluster: { servers: 9 } };

function straight(document: ScenarioDocument, time: number): string {
  const { cluster, script } = compile(document);
  const whole = new Simulation(cluster, script, { watch: null });
  while (whole.advance(time));
  return whole.hash;
}

/** What the store shows is what the run is at. */
function expectWhole() {
  expect(session().work).toBeNull();
  expect(session().world).toBe(run.history.world);
  expect(playhead.now()).toBeGreaterThanOrEqual(session().world.time);
  expect(session().events.at(-1)?.seq ?? 0).toBe(session().world.seq);
}

beforeEach(() => commands.openRun(HEAVY));
afterEach(cancelWork);

test('a long seek is done in slices, tells its progress, and comes to where a straight run does', async () => {
  const before = slicesDone();
  const shares = new Set<number | null | undefined>();
  const stop = useSession.subscribe(({ work }) => shares.add(work?.share));
  commands.seek(FAR);
  expect(session().work?.what).toBe('Computing the run up to 40000.0 ms');
  // The picture stays what it was until all of it is there.
  expect([session().world.moment, playhead.now()]).toEqual([0, 0]);
  await whenIdle();
  stop();
  expect(slicesDone() - before).toBeGreaterThan(2);
  expect(shares.size).toBeGreaterThan(2);
  expectWhole();
  expect(session().world.hash).toBe(straight(HEAVY, FAR));
});

test('what is usual is done at once', () => {
  const before = slicesDone();
  commands.seek(1_000_000);
  commands.nextEvent();
  commands.seek(400_000);
  expect(slicesDone() - before).toBe(3);
  expectWhole();
});

test('the newest request wins, from wherever the older one has come', async () => {
  commands.seek(FAR);
  commands.nextEvent();
  expectWhole();
  expect(session().world.moment).toBe(1);
  commands.seek(FAR);
  commands.seek(FAR / 2);
  await whenIdle();
  expectWhole();
  expect(playhead.now()).toBe(FAR / 2);
  expect(session().world.hash).toBe(straight(HEAVY, FAR / 2));
});

test('who cancels a seek is where it had come to, and goes on from there', async () => {
  commands.seek(FAR);
  cancelWork();
  expectWhole();
  const { time, moment } = session().world;
  expect(moment).toBeGreaterThan(0);
  expect(time).toBeLessThan(FAR);
  expect(session().notice?.text).toContain('Cancelled at');
  commands.nextEvent();
  expect(session().world.moment).toBe(moment + 1);
  commands.seek(FAR);
  await whenIdle();
  expect(session().world.hash).toBe(straight(HEAVY, FAR));
});

test('a link far into a run shows its start meanwhile, and keeps where it leads', async () => {
  commands.openRun({ ...HEAVY, seed: 4 }, FAR);
  expect(session().work).not.toBeNull();
  expect(session().world).toBe(run.history.world);
  expect(session().document.seed).toBe(4);
  expect([playhead.now(), here().time]).toEqual([0, FAR]);
  await whenIdle();
  expectWhole();
  expect([playhead.now(), here().time]).toEqual([FAR, FAR]);
});

test('what was kept comes back as far as it was known, also when it is left before it has', async () => {
  const place = { ...here(), time: 2_000_000, frontierTime: FAR };
  commands.openRun({ ...HEAVY, seed: 4 });
  restore(place);
  expect(here()).toMatchObject({ document: HEAVY, time: 2_000_000, frontierTime: FAR });
  await whenIdle();
  expectWhole();
  expect(playhead.now()).toBe(2_000_000);
  expect(run.history.knows(FAR)).toBe(true);
});

test('what plays waits, and plays on', async () => {
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  commands.play();
  expect(playhead.moving).toBe(true);
  commands.seek(FAR);
  expect([session().playing, playhead.moving]).toEqual([true, false]);
  await whenIdle();
  expect([session().playing, playhead.moving]).toEqual([true, true]);
  commands.pause();
  vi.unstubAllGlobals();
});

test('the search for the next highlight can be cancelled, and changes nothing then', () => {
  commands.seek(1_000_000);
  const { world, frontierTime } = session();
  commands.nextHighlight();
  expect(session().work).toEqual({ what: 'Looking for the next highlight', share: null });
  cancelWork();
  expectWhole();
  expect(session()).toMatchObject({ world, frontierTime });
});

/** Its actions do not stand in the order of their times: a branch before the last has other places for them. */
const UNSORTED: ScenarioDocument = {
  ...HEAVY,
  actions: [
    { at: 70_000, do: 'crash', server: 'S1' },
    { at: 500, do: 'crash', server: 'S2' },
  ],
};

test('a branch that has to be computed again is there when it is whole, or not at all', async () => {
  commands.openRun(UNSORTED, FAR);
  await whenIdle();
  commands.seek(FAR + 20_000_000);
  await whenIdle();
  commands.seek(FAR);
  const { world } = session();
  commands.act({ do: 'crash', server: 3 });
  expect(session().work?.what).toBe('Computing the branch');
  expect(session()).toMatchObject({ branch: 0, world, document: UNSORTED });
  cancelWork();
  expectWhole();
  expect(session().branches).toHaveLength(1);
  commands.act({ do: 'crash', server: 3 });
  await whenIdle();
  expectWhole();
  expect(session().branches).toHaveLength(2);
  expect(session().world.hash).toBe(straight(session().document, session().world.time));
});

test('the run beside it comes along, however far one leaps', async () => {
  await whatDiffers();
  commands.seek(1_000_000);
  commands.seek(500_000);
  commands.act({ do: 'crash', server: 1 });
  compareWith(0);
  await whenIdle();
  commands.seek(FAR);
  await whenIdle();
  const { hash } = otherSession.getState().world;
  expect(hash).toBe(straight(HEAVY, FAR));
  goToBranch(0);
  await whenIdle();
  commands.seek(FAR);
  await whenIdle();
  expect(session().world.hash).toBe(hash);
});
