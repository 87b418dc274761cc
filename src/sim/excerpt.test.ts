/** An excerpt of a run equals that part of the whole run, and requesting it does not move the cursor. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { compile } from '../scenario/compile.ts';
import { History, KEYFRAME_EVERY } from './history.ts';
import { nodeOf } from './nodes.ts';
import { Simulation } from './simulation.ts';
import { documents } from './testing/documents.ts';
import { compiled, difference, everyRun, PATIENCE, worldText } from './testing/runs.ts';
import type { SimEvent, World } from './types.ts';

vi.setConfig({ testTimeout: PATIENCE });

const MOMENTS = 1200;
const shares = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }));

/** A whole run: every world of it, and every event. */
function straightRun(document: Parameters<typeof compiled>[0]) {
  const { cluster, script, until } = compiled(document);
  const worlds: World[] = [];
  const events: SimEvent[] = [];
  const run = new Simulation(cluster, script, { onEvent: (event) => void events.push(event) });
  do worlds.push(run.world());
  while (worlds.length < MOMENTS && run.advance(until));
  const history = new History({ cluster, script });
  history.seekMoment(worlds.length - 1);
  return { worlds, events, history };
}

const same = (a: World, b: World | undefined): void =>
  expect(difference(worldText(a), worldText(b as World))).toBe('');

test('an excerpt has the worlds, events and changes of the whole run, and the cursor stays', () => {
  everyRun(fc.tuple(documents({ wipe: true }), shares), 30, ([document, [a, b]]) => {
    const { worlds, events, history } = straightRun(document);
    const end = worlds.at(-1)?.time ?? 0;
    const from = Math.floor((end * Math.min(a, b)) / 1000);
    const to = Math.floor((end * Math.max(a, b)) / 1000);
    const { world } = history;
    const excerpt = history.excerpt(from, to);
    expect(history.world).toBe(world);
    const before = worlds.findLast(({ time, moment }) => time < from || moment === 0) as World;
    same(excerpt.first, before);
    same(
      excerpt.last,
      worlds.findLast(({ time }) => time <= to),
    );
    expect(excerpt.events).toEqual(events.filter(({ time }) => time >= from && time <= to));
    const turned = (server: number) => excerpt.turns.findLast(({ node }) => node.id === server)?.node;
    for (const node of excerpt.last.nodes) {
      const latest = turned(node.id) ?? nodeOf(excerpt.first, node.id);
      expect([latest?.power, latest?.server.role.name, latest?.server.persistent.currentTerm]).toEqual([
        node.power,
        node.server.role.name,
        node.server.persistent.currentTerm,
      ]);
    }
  });
});

test('an excerpt that is extended with the run is the excerpt of the whole', () => {
  everyRun(documents({ wipe: true }), 20, (document) => {
    const { worlds, history } = straightRun(document);
    const end = worlds.at(-1)?.time ?? 0;
    const early = new History(history.recording);
    let excerpt = early.excerpt(0, end);
    for (const share of [0.2, 0.5, 0.9, 1]) {
      early.seekMoment(Math.floor((worlds.length - 1) * share));
      excerpt = early.extend(excerpt);
    }
    const whole = history.excerpt(0, end);
    expect(excerpt.events).toEqual(whole.events);
    expect(excerpt.turns.map(({ time, node }) => [time, node.id])).toEqual(
      whole.turns.map(({ time, node }) => [time, node.id]),
    );
    same(excerpt.last, whole.last);
  });
});

test('an excerpt with too many events is made from kept worlds only', () => {
  const history = new History(compile({ raftarium: 1, seed: 31, cluster: { servers: 5 } }));
  history.seekMoment(20 * KEYFRAME_EVERY);
  const rough = history.excerpt(0, history.frontierTime, 1000);
  expect(rough.events).toBeNull();
  expect(rough.last.moment).toBe(history.frontierMoment);
  expect(rough.turns.length).toBeGreaterThan(0);
  expect(history.excerpt(0, 300_000, 1000).events?.length).toBeLessThan(1000);
});
