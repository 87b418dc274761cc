/** What is left of links that were cut off or damaged on their way. */
import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import { readDocument } from './document.ts';
import { encodeLink } from './link.ts';
import { salvage } from './salvage.ts';
import { EVERYTHING, PARTITION } from './testing/documents.ts';
import type { ScenarioDocument } from './types.ts';

const LONG: ScenarioDocument = {
  raftarium: 1,
  title: 'Many “acts”: [{}], \\" and more',
  seed: 7,
  cluster: { servers: 5, initial: { S1: { log: [1, 1, 2] } } },
  actions: Array.from({ length: 60 }, (_, i) => ({
    at: (i * 7919) % 10_007,
    do: 'request',
    server: `S${(i % 5) + 1}`,
    command: `SET k${i} {"}]${i * 31}`,
  })),
};
const link = encodeLink(LONG);

test('wherever a link is cut off, its cluster and whole actions are left', () => {
  let most = 0;
  for (let end = 2; end < link.length; end += 1) {
    const left = salvage(link.slice(0, end));
    if (left === null) continue;
    const { actions = [], ...rest } = left.document;
    expect(rest).toEqual({ raftarium: 1, title: LONG.title, seed: 7, cluster: LONG.cluster });
    expect(actions).toEqual(LONG.actions?.slice(0, left.actions));
    expect(left.actions).toBeGreaterThanOrEqual(most);
    most = left.actions;
  }
  expect(most).toBeGreaterThan(50);
});

test('a letter that no link has ends what is left', () => {
  const half = `${link.slice(0, link.length / 2)}!${link.slice(link.length / 2)}`;
  expect(salvage(half)?.actions).toBe(salvage(link.slice(0, link.length / 2))?.actions);
});

test('of a document with a wrong action, those before it are left', () => {
  const actions = [...(PARTITION.actions ?? []), { at: 2000, do: 'explode' }];
  const json = JSON.stringify({ ...PARTITION, actions });
  const wrong = Buffer.from(deflateSync(new TextEncoder().encode(json))).toString('base64url');
  expect(salvage(`1.${wrong}`)).toMatchObject({ actions: 3, document: { seed: 7 } });
});

test.each([['2.abcdef'], ['1.'], [''], ['nonsense'], [encodeLink(PARTITION).slice(0, 30)]])(
  'nothing is left of “%s”',
  (text) => expect(salvage(text)).toBeNull(),
);

test('1,500 damaged links: never an error, and what is left can be run', () => {
  const links = [link, encodeLink(EVERYTHING), encodeLink(PARTITION)];
  const damage = fc.tuple(
    fc.constantFrom(...links),
    fc.nat(1000),
    fc.nat(4),
    fc.string({ maxLength: 4, unit: 'binary' }),
  );
  fc.assert(
    fc.property(damage, ([text, at, gone, letters]) => {
      const place = 2 + (at % text.length);
      const left = salvage(text.slice(0, place) + letters + text.slice(place + gone));
      expect(left === null || readDocument(left.document).ok).toBe(true);
    }),
    { numRuns: 1500 },
  );
});
