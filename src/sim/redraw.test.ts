/** The dice thrown again: `redraw` changes the draws that are still to be made, and nothing else. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { toMs } from '../base/time.ts';
import type { ActionDocument, ScenarioDocument } from '../scenario/types.ts';
import { History } from './history.ts';
import { Simulation } from './simulation.ts';
import { documents } from './testing/documents.ts';
import { compiled, difference, everyRun, PATIENCE, play, worldText } from './testing/runs.ts';
import type { World } from './types.ts';

vi.setConfig({ testTimeout: PATIENCE });

const RUN: ScenarioDocument = {
  raftarium: 1,
  seed: 7,
  cluster: { servers: 5, loss: 0.1, disk: { write: [0, 3] } },
  actions: [{ at: 500, do: 'request', server: 'leader', command: 'SET x 5' }],
  until: 3000,
};
const redraw = (at: number, stream: number): ActionDocument => ({ at, do: 'redraw', stream });
const withActions = (...actions: ActionDocument[]): ScenarioDocument => ({
  ...RUN,
  actions: [...(RUN.actions ?? []), ...actions],
});
const linesOf = (document: ScenarioDocument): string[] =>
  play(document).events.map((event) => JSON.stringify([event.time, event.server, event.what]));
const hashOf = (document: ScenarioDocument): string => play(document).sim.hash;

test('what happened before is the same, what comes after is not', () => {
  const plain = linesOf(RUN);
  const other = linesOf(withActions(redraw(400, 1)));
  const at = other.findIndex((line) => line.includes('redraw'));
  expect(other.slice(0, at)).toEqual(plain.slice(0, at));
  expect(other.slice(at + 1)).not.toEqual(plain.slice(at));
});

test('what was drawn before stays: running timers, messages on their way, writes', () => {
  const { cluster, script } = compiled(RUN);
  const { sim } = play({ ...withActions(), until: 480 });
  const before = sim.world();
  expect(before.packets).not.toEqual([]);
  sim.act({ do: 'redraw', stream: 3 }, sim.soonest());
  const after = sim.world();
  expect(after.nodes).toEqual(before.nodes);
  expect(after.packets).toEqual(before.packets);
  expect(after.machinery.agenda).toEqual(before.machinery.agenda);
  expect([cluster.seed, before.machinery.seed, script.length]).toEqual([7, 7, 1]);
  expect(after.machinery.seed).not.toBe(7);
});

test('each stream is another sequence, and the same stream is the same', () => {
  const streams = [0, 1, 2, 2 ** 32, 2 ** 40];
  const hashes = streams.map((stream) => hashOf(withActions(redraw(100, stream))));
  expect(new Set([...hashes, hashOf(RUN)]).size).toBe(streams.length + 1);
  expect(hashOf(withActions(redraw(100, 2)))).toBe(hashes[2]);
});

test('a second time never leads back to draws that were made', () => {
  const seeds = [[1], [1, 1], [2], [2, 1], [1, 2], [0], [0, 0]].map((streams) => {
    const { sim } = play(withActions(...streams.map((stream, i) => redraw(100 + i, stream))));
    return sim.world().machinery.seed;
  });
  expect(new Set([7, ...seeds]).size).toBe(8);
});

test('set timeouts stay', () => {
  const document: ScenarioDocument = {
    raftarium: 1,
    cluster: { servers: 3, timeouts: { S1: [160, 170] } },
    actions: [redraw(1, 5), { at: 0, do: 'partition', groups: [] }],
    until: 400,
  };
  const ends = play(document)
    .events.filter(({ server, what }) => server === 1 && what.kind === 'election-timeout')
    .map(({ time }) => time);
  expect(ends.slice(0, 2)).toEqual([160_000, 330_000]);
});

const times = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.nat(9)), { minLength: 1, maxLength: 4 });
const thrownAgain = fc.tuple(documents({ wipe: true }), times).map(([document, whens]) => ({
  ...document,
  actions: [...(document.actions ?? []), ...whens.map(([at, stream]) => redraw(at * 25, stream))],
}));

test('a run continues from any world that was kept, also from one after it', () => {
  everyRun(fc.tuple(thrownAgain, fc.integer({ min: 0, max: 999 })), 40, ([document, share]) => {
    const worlds: World[] = [];
    const { sim } = play(document, { watch: null }, (run) => worlds.push(run.world()));
    const { cluster, script, until } = compiled(document);
    const world = worlds[Math.floor((share * worlds.length) / 1000)] as World;
    const resumed = new Simulation(cluster, script, { watch: null }, world);
    while (resumed.moment < sim.moment && resumed.advance(until));
    expect(difference(worldText(resumed.world()), worldText(sim.world()))).toBe('');
  });
});

test('done by hand or by the document, the run is the same', () => {
  everyRun(fc.tuple(documents({ wipe: true }), fc.nat(1000), fc.nat(9)), 40, ([document, ms, stream]) => {
    const { cluster, script } = compiled(document);
    const history = new History({ cluster, script });
    history.seek(ms * 1000);
    history.act({ do: 'redraw', stream });
    const done = history.recording.script.at(script.length);
    // Nothing is done to a run that has come to a limit.
    const at = done !== undefined && 'at' in done ? done.at : null;
    const added = at === null ? [] : [redraw(toMs(at), stream)];
    const again = play({ ...document, actions: [...(document.actions ?? []), ...added] });
    expect(history.seekMoment(again.sim.moment).hash).toBe(again.sim.hash);
  });
});
