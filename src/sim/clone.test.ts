/** A world is plain data: a clone of it, as a worker gets one, can be continued. */
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { compile } from '../scenario/compile.ts';
import { Simulation } from './simulation.ts';
import { documents } from './testing/documents.ts';
import { compiled, difference, everyRun, PATIENCE, play, worldText } from './testing/runs.ts';
import type { SimEvent, World } from './types.ts';

vi.setConfig({ testTimeout: PATIENCE });

/** A value as it arrives at the other end of a channel, in a worker. */
function sent<T>(value: T): T {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(value);
  const received = receiveMessageOnPort(port2) as { message: T };
  port1.close();
  return received.message;
}

const ways = { 'a structured clone': structuredClone<World>, 'a message to a worker': sent<World> };

test.each(Object.entries(ways))('%s of any world continues with the same events', (_, clone) => {
  everyRun(
    fc.tuple(documents({ wipe: true }), fc.array(fc.nat(1000), { minLength: 1, maxLength: 5 })),
    40,
    ([document, places]) => {
      const worlds: World[] = [];
      const { sim, events } = play(document, { watch: null }, (run) => worlds.push(run.world()));
      const { cluster, script, until } = compiled(document);
      for (const place of places) {
        const world = worlds[place % worlds.length] as World;
        const text = worldText(world, true);
        const rest: SimEvent[] = [];
        const onEvent = (event: SimEvent): void => void rest.push(event);
        const resumed = new Simulation(cluster, script, { watch: null, onEvent }, clone(world));
        expect(difference(worldText(resumed.world(), true), text)).toBe('');
        while (resumed.moment < sim.moment && resumed.advance(until));
        expect(difference(JSON.stringify(rest), JSON.stringify(events.slice(world.seq)))).toBe('');
        expect(resumed.hash).toBe(sim.hash);
        // The original world is not changed by the clone's run.
        expect(difference(worldText(world, true), text)).toBe('');
      }
    },
  );
});

test('a clone of a clone continues too, and servers that shared a log still share one', () => {
  const { cluster, script } = compile({ raftarium: 1, seed: 4, cluster: { noop: true } });
  const straight = new Simulation(cluster, script);
  while (straight.advance(3_000_000));
  const start = new Simulation(cluster, script).world();
  let resumed = new Simulation(cluster, script, {}, structuredClone(start));
  for (let until = 100_000; until <= 3_000_000; until += 100_000) {
    while (resumed.advance(until));
    resumed = new Simulation(cluster, script, { watch: null }, structuredClone(resumed.world()));
  }
  expect(resumed.hash).toBe(straight.hash);
  const arrays = resumed.world().nodes.map(({ server }) => server.persistent.log.shared);
  expect([arrays[0]?.length, new Set(arrays).size]).toEqual([1, 1]);
});

/**
 * Where in a value a list has a hole: JSON would write
 * null there. The key–value map is a tree of its own kind.
 */
function holesIn(value: unknown, at: string, seen = new Set<unknown>()): string[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || seen.has(value)) return [];
  seen.add(value);
  const parts = value instanceof Map ? [...value] : Object.entries(value);
  const own = Array.isArray(value) && parts.length < value.length ? [at] : [];
  const others = parts.filter(([key]) => key !== 'values');
  return [...own, ...others.flatMap(([key, part]) => holesIn(part, `${at}.${key}`, seen))];
}

test('a world has a node for every server, in order, and no list in it has a hole', () => {
  everyRun(documents({ wipe: true }), 40, (document) => {
    const worlds: World[] = [];
    play(document, { watch: null }, (run) => {
      if (run.moment % 50 === 0) worlds.push(run.world());
    });
    for (const world of worlds) {
      expect(holesIn(world, 'world')).toEqual([]);
      expect(world.nodes.map(({ id }) => id)).toEqual(compiled(document).cluster.settings.servers);
      // What a candidate or a leader keeps for each server stays the same when it is written as JSON.
      const roles = world.nodes.map(({ server }) => server.role);
      expect(JSON.parse(JSON.stringify(roles))).toEqual(roles);
    }
  });
});
