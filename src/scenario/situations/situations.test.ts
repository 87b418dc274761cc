import { describe, expect, test } from 'vitest';
import { nodeOf } from '../../sim/nodes.ts';
import type { World } from '../../sim/types.ts';
import { readDocument } from '../document.ts';
import { idOf } from '../names.ts';
import { runDocument } from '../run.ts';
import type { FilterDocument } from '../types.ts';
import { SITUATIONS, type Situation, slugOf } from './situations.ts';

const inFlight = (world: World, { type, from, to }: FilterDocument) =>
  world.packets.filter(
    ({ message }) =>
      (type === undefined || message.type === type) &&
      (from === undefined || message.from === idOf(from)) &&
      (to === undefined || message.to === idOf(to)),
  );

function worldOf(name: string): World {
  const found = SITUATIONS.find((situation) => situation.name === name);
  if (!found) throw new Error(`there is no situation “${name}”`);
  return runDocument(found.document).simulation.world();
}

describe.each(SITUATIONS.map((situation) => [situation.name, situation] as const))(
  '%s',
  (_name, { document, at, flying }: Situation) => {
    test('is a valid document that ends at its time, and has expectations', () => {
      expect(readDocument(document)).toEqual({ ok: true, document });
      expect(document.until).toBe(at);
      expect(document.expect?.length).toBeGreaterThan(0);
    });

    test('shows what its name says', () => {
      const { verdicts, simulation, ok } = runDocument(document);
      expect(verdicts.filter((verdict) => !verdict.ok)).toEqual([]);
      expect(ok).toBe(true);
      const world = simulation.world();
      expect(flying.filter((filter) => inFlight(world, filter).length === 0)).toEqual([]);
    });
  },
);

test('every name gives a file name of its own', () => {
  const slugs = SITUATIONS.map(slugOf);
  expect(new Set(slugs).size).toBe(slugs.length);
  expect(slugs.filter((slug) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toEqual([]);
  expect(slugs).toContain('figure-8-a');
});

describe('what the format cannot express', () => {
  test('entries under way are in the messages', () => {
    const sizes = worldOf('entries under way').packets.map(({ message }) =>
      message.type === 'AppendEntries' ? message.entries.length : 0,
    );
    expect(Math.max(...sizes)).toBe(3);
  });

  test('held messages wait on their link, and messages to the paused server wait there', () => {
    const isHeld = ({ at }: { at: number }) => at === Infinity;
    expect(worldOf('held messages').packets.filter(isHeld).length).toBeGreaterThan(2);
    expect(nodeOf(worldOf('a pause'), 3)?.inbox.length).toBeGreaterThan(0);
  });

  test('copies are in flight where messages are duplicated, and some were lost a moment ago', () => {
    const world = worldOf('duplicates and losses');
    expect(world.packets.some(({ copyOf }) => copyOf !== null)).toBe(true);
    expect(world.lost.length).toBeGreaterThan(0);
  });

  test('each of the cut situations has its cut', () => {
    expect(worldOf('a three-way cut').network.groups).toHaveLength(3);
    expect(worldOf('a partition with two leaders').network.groups).toHaveLength(2);
    const { cut, size } = worldOf('a one-way cut').network;
    expect([cut[1 * (size + 1) + 3], cut[3 * (size + 1) + 1]]).toEqual([1, 0]);
  });

  test('the rolled back entries fell a moment ago', () => {
    const world = worldOf('a rollback');
    const ages = [1, 2].map((id) => world.time - (nodeOf(world, id)?.rolledBack?.at ?? Number.NaN));
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(0);
    expect(Math.min(...ages)).toBeLessThan(8000);
  });

  test('writes are under way on slow disks', () => {
    const writing = worldOf('slow disks').nodes.filter(({ disk }) => disk.writes.length > 0);
    expect(writing.length).toBeGreaterThan(1);
  });
});
