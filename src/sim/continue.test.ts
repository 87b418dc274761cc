/** A run is the same however it is computed: again, from a kept world, back and forth, with acts. */

import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { actionToDocument, toAction } from '../scenario/actions.ts';
import { compile } from '../scenario/compile.ts';
import { type Highlight, History, KEYFRAME_EVERY, PORTION, RECENT } from './history.ts';
import { countOf } from './kinds.ts';
import { nodeOf } from './nodes.ts';
import { Safety } from './safety/safety.ts';
import { Simulation } from './simulation.ts';
import { documents, untimedActions } from './testing/documents.ts';
import { branched, compiled, difference, everyRun, PATIENCE, play, worldText } from './testing/runs.ts';
import type { SimEvent, World } from './types.ts';

vi.setConfig({ testTimeout: PATIENCE });

const places = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 6 });
/** A place in the list for a number from 0 to 1000. */
const pick = <T>(list: readonly T[], place: number): T =>
  list[Math.floor((place * (list.length - 1)) / 1000)] as T;

/** Runs this many portions of the job, stops it, and returns the world where it came to. */
function some(history: History, work: Generator, portions: number): World {
  for (let i = 0; i < portions && work.next().done !== true; i += 1);
  work.return(undefined);
  return history.world;
}

describe('a run', () => {
  test('is the same when repeated, event for event, and the checks do not change it', () => {
    everyRun(documents({ wipe: true }), 60, (document) => {
      const first = play(document);
      const again = play(document, { watch: null });
      expect(difference(JSON.stringify(first.events), JSON.stringify(again.events))).toBe('');
      expect(again.sim.hash).toBe(first.sim.hash);
    });
  });

  test('continues from any world that was kept, as if it had never stopped', () => {
    everyRun(fc.tuple(documents({ wipe: true }), places), 60, ([document, where]) => {
      const worlds: World[] = [];
      const { sim, events } = play(document, { watch: null }, (run) => worlds.push(run.world()));
      const { cluster, script, until } = compiled(document);
      for (const place of where) {
        const world = pick(worlds, place);
        const rest: SimEvent[] = [];
        const onEvent = (event: SimEvent): void => void rest.push(event);
        const resumed = new Simulation(cluster, script, { watch: null, onEvent }, world);
        expect(difference(worldText(resumed.world(), true), worldText(world, true))).toBe('');
        while (resumed.moment < sim.moment && resumed.advance(until));
        expect(difference(worldText(resumed.world()), worldText(sim.world()))).toBe('');
        expect(difference(JSON.stringify(rest), JSON.stringify(events.slice(world.seq)))).toBe('');
      }
    });
  });

  test('never changes a world that it has returned', () => {
    everyRun(documents({ wipe: true }), 40, (document) => {
      const kept: { world: World; text: string }[] = [];
      play(document, {}, (sim) => {
        if (sim.moment % 7 > 0) return;
        const world = sim.world();
        kept.push({ world, text: worldText(world, true) });
      });
      for (const { world, text } of kept) expect(difference(worldText(world, true), text)).toBe('');
    });
  });
});

describe('a history', () => {
  test('shows the same worlds, wherever one goes and in whatever order', () => {
    everyRun(fc.tuple(documents({ wipe: true }), places, places), 40, ([document, times, moments]) => {
      const { cluster, script, until } = compiled(document);
      const straight: World[] = [];
      const events: SimEvent[] = [];
      const run = new Simulation(cluster, script, { onEvent: (event) => void events.push(event) });
      do straight.push(run.world());
      while (straight.length < 1500 && run.advance(until));
      const last = straight.at(-1) as World;
      const history = new History({ cluster, script });
      const same = (world: World | null, there: World | undefined): void =>
        expect(difference(worldText(world as World), worldText(there as World))).toBe('');
      times.forEach((place, i) => {
        const time = Math.floor((last.time * place) / 1000);
        const there = straight.findLast((world) => world.time <= time) as World;
        // The last world may be cut short by the limit of this test.
        if (there !== last) same(history.seek(time), there);
        const at = pick(straight, moments[i] ?? 500);
        same(history.seekMoment(at.moment), at);
        if (at.moment > 0) same(history.previous(), straight[at.moment - 1]);
        same(history.seekMoment(at.moment), at);
        if (at !== last) same(history.next(), straight[at.moment + 1]);
        const from = Math.max(1, at.seq - 40);
        expect(
          difference(
            JSON.stringify(history.events(from, at.seq)),
            JSON.stringify(events.slice(from - 1, at.seq)),
          ),
        ).toBe('');
        expect(
          at.seq === 0 || history.momentOf(at.seq) === straight.findIndex((world) => world.seq >= at.seq),
        ).toBe(true);
      });
      const upTo = (seq: number): unknown => last.violations.filter(({ event }) => event <= seq);
      expect(history.violations.filter(({ event }) => event <= history.world.seq)).toEqual(
        upTo(history.world.seq),
      );
    });
  });

  test('has the events of the two keyframes before a place it went back to in its cache', () => {
    const history = new History(compile({ raftarium: 1 }));
    history.seek(20_000_000);
    for (const time of [15_000_000, 8_200_000, 4_100_000]) {
      const { moment, seq } = history.seek(time);
      const from = history.keyframes.findLast((frame) => frame.moment <= moment - KEYFRAME_EVERY)?.seq ?? 0;
      expect(seq - from).toBeGreaterThan(KEYFRAME_EVERY);
      const [first] = history.events(from + 1, seq);
      // Computed again, it would be another object.
      expect(history.events(from + 1, seq)[0]).toBe(first);
    }
  });

  test('keeps worlds so close that little is computed again in one go, however many events a moment has', () => {
    const log = Array.from({ length: 30_000 }, () => 1);
    const history = new History(
      compile({
        raftarium: 1,
        cluster: { servers: 31, maxEntries: 1000, initial: { S1: { term: 1, role: 'leader', log } } },
      }),
    );
    let portions = 0;
    for (const _ of history.seeking(200_000)) portions += 1;
    const { keyframes, world } = history;
    expect(world.seq).toBeGreaterThan(100_000);
    expect(world.moment).toBeLessThan(2000);
    const gaps = keyframes.slice(1).map((frame, i) => frame.seq - (keyframes[i]?.seq ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(20_000);
    // A job does so many portions in one go whatever time they take.
    expect(portions).toBeGreaterThan(world.seq / PORTION);
  });

  test('has nothing before its start', () => {
    const history = new History(compile({ raftarium: 1 }));
    expect(history.previous()).toBeNull();
    expect(history.next()?.moment).toBe(1);
    expect(history.previous()).toMatchObject({ moment: 0, seq: 0, time: 0 });
  });

  test('is the same when computed in portions, whoever stops them and wherever', () => {
    const stops = fc.array(fc.tuple(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 1, max: 4 })), {
      maxLength: 6,
    });
    everyRun(fc.tuple(documents(), stops), 30, ([document, places]) => {
      const { cluster, script } = compiled(document);
      const [whole, bits] = [new History({ cluster, script }), new History({ cluster, script })];
      const { time } = some(whole, whole.seeking(1_500_000), 8);
      for (const [place, portions] of places) {
        const world = some(bits, bits.seeking(place * 1000), portions);
        expect(world.time).toBeLessThanOrEqual(place * 1000);
        const fresh = new Simulation(cluster, script);
        while (fresh.moment < world.moment && fresh.advance(Infinity));
        expect(difference(worldText(world), worldText(fresh.world()))).toBe('');
      }
      for (const _ of bits.seeking(time));
      whole.seek(time);
      expect(difference(worldText(bits.world), worldText(whole.world))).toBe('');
    });
  });

  test('in portions does no more at a time than a portion and one moment', () => {
    const history = new History(compile({ raftarium: 1, cluster: { servers: 25 } }));
    let before = 0;
    let most = 0;
    for (const time of history.seeking(1_000_000)) {
      expect(time).toBeLessThanOrEqual(1_000_000);
      const spent = history.frontierMoment;
      expect(spent - before).toBeLessThanOrEqual(PORTION);
      most = Math.max(most, spent - before);
      before = spent;
      // The cursor has not moved yet: a view of the present world may stay.
      expect(history.world.moment).toBe(0);
    }
    expect(most).toBeGreaterThan(1);
    expect(history.world.moment).toBe(history.frontierMoment);
  });

  test('keeps a keyframe from time to time, and finds its way back from far ahead', () => {
    const { cluster, script } = compile({ raftarium: 1, seed: 3 });
    const history = new History({ cluster, script });
    const far = 4 * KEYFRAME_EVERY + 17;
    const there = worldText(history.seekMoment(far));
    const early = worldText(history.seekMoment(10));
    history.seekMoment(3 * KEYFRAME_EVERY);
    expect(difference(worldText(history.seekMoment(10)), early)).toBe('');
    expect(difference(worldText(history.seekMoment(far)), there)).toBe('');
  });

  test('has the event of the latest highlight in its cache, however many events followed', () => {
    const history = new History(compile({ raftarium: 1, seed: 3 }));
    history.seek(60_000_000);
    const { seq } = history.highlights.at(-1) as Highlight;
    expect(history.world.seq - seq).toBeGreaterThan(RECENT);
    const [event] = history.events(seq, seq);
    expect(history.events(seq, seq)[0]).toBe(event);
    expect(history.events(seq - 1, seq)[1]).toEqual(event);
  });

  test('with acts at any place, in a branch if there is a future already, gives the same run from its recording', () => {
    const acted = fc.integer({ min: 1, max: 5 }).chain((size) =>
      fc.tuple(
        documents({ sizes: [size, size] }),
        fc.array(
          fc.record({
            action: untimedActions(size, true),
            /** The place of the act: a time, a moment, or the cursor; and how much later the reader acts. */
            go: fc.constantFrom('time' as const, 'moment' as const, 'stay' as const),
            place: fc.integer({ min: 0, max: 1000 }),
            later: fc.constantFrom(0, 0, 1, 7, 5000, 25_000),
          }),
          { minLength: 1, maxLength: 6 },
        ),
      ),
    );
    everyRun(acted, 120, ([document, acts]) => {
      let history = new History(compiled(document));
      for (const { action, go, place, later } of acts) {
        if (go === 'time') some(history, history.seeking(place * 1000), 12);
        if (go === 'moment') history.seekMoment(Math.min(place, history.frontierMoment + 20));
        if (history.frontierMoment > history.world.moment) history = branched(history);
        history.act(toAction(action), history.world.time + later);
        const { recording, world } = history;
        const fresh = new Simulation(recording.cluster, recording.script);
        while (fresh.moment < world.moment && fresh.advance(world.time));
        expect(difference(worldText(fresh.world()), worldText(world))).toBe('');
        expect(recording.script.at(-1)).toMatchObject({ action: toAction(action) });
      }
      const { time } = some(history, history.seeking(Math.max(1_500_000, history.world.time)), 8);
      const { recording, world } = history;
      const fresh = new Simulation(recording.cluster, recording.script);
      while (fresh.moment < world.moment && fresh.advance(time));
      expect(difference(worldText(fresh.world()), worldText(world))).toBe('');
      expect(history.violations).toEqual(fresh.violations);
    });
  });

  test("lets a reader act only after the script's actions at the same microsecond", () => {
    const script = [{ at: 400.001, do: 'crash', server: 'S1' } as const];
    const history = new History(
      compile({
        raftarium: 1,
        cluster: { electionTimeout: [9000, 9000], timeouts: { S2: [400] } },
        actions: script,
      }),
    );
    expect(countOf(history.seek(400_000), 'become-candidate', 2)).toBe(1);
    const world = history.act({ do: 'restart', server: 1 });
    expect([world.time, nodeOf(world, 1)?.power]).toEqual([400_001, 'up']);
    expect(countOf(world, 'crash', 1)).toBe(1);
  });

  test('an act at a time is in the document at that time', () => {
    const history = new History(compile({ raftarium: 1, seed: 5 }));
    history.seek(400_000);
    history.act({ do: 'crash', server: 'leader' }, 400_321);
    const entry = history.recording.script.at(-1);
    expect(entry).toEqual({ action: { do: 'crash', server: 'leader' }, at: 400_321 });
    expect(actionToDocument({ do: 'crash', server: 'leader' }, 400_321)).toEqual({
      at: 400.321,
      do: 'crash',
      server: 'leader',
    });
  });
});

test('a branch of a script of thousands of actions visits each of them a few times only', () => {
  let looks = 0;
  const { cluster } = compile({ raftarium: 1, title: '', cluster: { servers: 1 }, actions: [] });
  const script = Array.from({ length: 4000 }, (_, i) => ({
    action: { do: 'request', server: 1, command: `SET x ${i}` } as const,
    get at() {
      looks += 1;
      return (i + 1) * 1000;
    },
  }));
  const history = new History({ cluster, script });
  history.seek(2_000_000);
  looks = 0;
  const branch = branched(history);
  // Sorting visits each a few times, for every doubling of their number at most.
  expect(looks).toBeLessThan(4000 * 30);
  expect(branch.world.hash).toBe(history.world.hash);
  branch.seek(4_000_000);
  expect(branch.world.requests.at(-1)?.command).toBe('SET x 1999');
});

test('checks that are rewound to an event and continue find what checks from the start find', () => {
  everyRun(
    fc.tuple(documents({ wipe: true, sizes: [2, 5] }), fc.integer({ min: 0, max: 1000 })),
    40,
    ([document, place]) => {
      const { cluster, script, until } = compiled(document);
      const worlds: World[] = [];
      const safety = new Safety(
        new Simulation(cluster, script, { watch: null }).nodes,
        cluster.settings.configuration,
      );
      play(document, { watch: safety }, (sim) => worlds.push(sim.world()));
      const world = pick(worlds, place);
      const past = safety.upTo(world.seq, world.nodes);
      expect(past.violations).toEqual(world.violations);
      const rest = new Simulation(cluster, script, { watch: past }, world);
      while (rest.moment < worlds.length - 1 && rest.advance(until));
      expect(past.violations).toEqual(safety.violations);
    },
  );
});
