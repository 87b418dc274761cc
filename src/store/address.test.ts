import { expect, test } from 'vitest';
import { packText } from '../scenario/link.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { hashOf, readHash, readingHash } from './address.ts';

const document: ScenarioDocument = {
  raftarium: 1,
  title: 'A cut & a “heal” + more',
  seed: 7,
  cluster: { servers: 3 },
  actions: [{ at: 12.345, do: 'partition', groups: [['S1'], ['S2', 'S3']] }],
};

test('a run and its playhead are the same after encoding and decoding the address', () => {
  expect(readHash(hashOf(document, 612_345))).toEqual({
    ok: true,
    document,
    time: 612_345,
    view: null,
    complaint: null,
  });
  expect(readHash(hashOf(document, 0))).toEqual({ ok: true, document, time: 0, view: null, complaint: null });
});

test('a run is packed once, and not at all if it came from an address', () => {
  let packed = 0;
  const counted = {
    ...document,
    toJSON: () => {
      packed += 1;
      return document;
    },
  };
  const hash = hashOf(counted, 0);
  expect(hashOf(counted, 5000)).toBe(`${hash}&t=5`);
  expect(packed).toBe(1);
  const read = readHash(hash);
  if (!read?.ok) throw new Error('not read');
  Object.assign(read.document, { title: 'never looked at again' });
  expect(hashOf(read.document, 0)).toBe(hash);
});

test('an address without a hash has no run', () => {
  expect(readHash('')).toBeNull();
  expect(readHash('#')).toBeNull();
});

test('an unreadable address gives the reason', () => {
  const hash = hashOf(document, 0);
  for (const bad of ['#run=', '#run=1.', '#nonsense', '#run=9.abc', hash.slice(0, -6), `${hash}!`]) {
    const read = readHash(bad);
    expect(read).toMatchObject({ ok: false });
    expect(read?.ok === false && read.message.length).toBeGreaterThan(10);
  }
});

test('a long address is read in portions, and a deep one is refused before it is parsed', () => {
  const actions = Array.from({ length: 20_000 }, (_, i) => ({ at: i / 10, do: 'heal' as const }));
  const portions = [...readingHash(hashOf({ ...document, actions }, 0))].length;
  expect(portions).toBeGreaterThan(3);
  const cut = [...readingHash(hashOf({ ...document, actions }, 0).slice(0, -9))].length;
  expect(cut).toBeGreaterThan(3);
  const deep = `#run=1.${packText('['.repeat(7_000_000), 1)}`;
  expect(readHash(deep)).toMatchObject({ ok: false, message: expect.stringContaining('column 502') });
  // Brackets in a text are no lists.
  const title = '[{'.repeat(240);
  const command = `SET x ${'['.repeat(90)}`;
  const request = Array.from({ length: 9 }, () => ({ at: 1, do: 'request', server: 'S1', command }) as const);
  expect(readHash(hashOf({ ...document, title, actions: request }, 0))).toMatchObject({ ok: true });
});
