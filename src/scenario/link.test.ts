import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { decodeLink, encodeLink } from './link.ts';
import { EVERYTHING, PARTITION } from './testing/documents.ts';
import type { ScenarioDocument } from './types.ts';

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const message = (link: string): string => {
  const read = decodeLink(link);
  return read.ok ? 'ok' : read.message;
};

test('a document is the same after encoding and decoding', () => {
  const server = fc.integer({ min: 1, max: 5 }).map((id) => `S${id}`);
  const action = fc.record({
    do: fc.constant('crash' as const),
    server,
    at: fc.nat({ max: 1e9 }).map((us) => us / 1000),
  });
  const document = fc.record({
    raftarium: fc.constant(1 as const),
    title: fc.string({ unit: 'grapheme', maxLength: 200 }),
    seed: fc.maxSafeNat(),
    actions: fc.array(action, { maxLength: 60 }),
  });
  fc.assert(
    fc.property(document, (given: ScenarioDocument) => {
      const link = encodeLink(given);
      expect(link).toMatch(/^1\.[\w-]+$/);
      expect(decodeLink(link)).toEqual({ ok: true, document: given });
      expect(decodeLink(`#${link}`)).toEqual({ ok: true, document: given });
    }),
    { seed: 20, numRuns: 300 },
  );
});

test.each(Object.entries({ PARTITION, EVERYTHING }))('%s comes back', (_, document) => {
  expect(decodeLink(encodeLink(document))).toEqual({ ok: true, document });
});

test('a link that unpacks in many chunks is decoded', () => {
  const actions = Array.from(
    { length: 3000 },
    (_, i) => ({ do: 'crash', server: 'S1', at: (i * 7919) % 100_003 }) as const,
  );
  const document: ScenarioDocument = { raftarium: 1, actions };
  expect(encodeLink(document).length).toBeGreaterThan(8192);
  expect(decodeLink(encodeLink(document))).toEqual({ ok: true, document });
});

/** Links of this form were shared: this one must open for ever. */
test('the form 1 of links never changes', () => {
  const link = encodeLink({ raftarium: 1, title: 'Frozen', seed: 7 });
  expect(link).toBe('1.q1YqSkwrSSzKLM1VsjLUUSrJLMlJVbJScivKr0rNU9JRKk5NTVGyMq8FAA');
});

describe('a link that cannot be decoded', () => {
  const UNREADABLE = 'document: the link cannot be read: ';
  const link = encodeLink(PARTITION);
  test.each([
    ['', 'it does not begin as one'],
    ['nonsense', 'it does not begin as one'],
    ['2.abcd', 'it is of form 2, which this version does not know'],
    ['1.ab cd', 'it holds letters that no link has, or lost some at its end'],
    ['1.', 'it is damaged, or cut short'],
    [link.slice(0, -24), 'it is damaged, or cut short'],
    [`1.${base64url(deflateSync(new Uint8Array(50_000_000)))}`, 'it unpacks to more than 8000000 bytes'],
    ['1.____', 'it is damaged, or cut short'],
  ])('%.20s… gives the reason', (text, why) => {
    expect(message(text)).toBe(UNREADABLE + why);
  });

  test.each([
    ['[', /^document: is not JSON/],
    ['{}', /^raftarium: missing$/],
  ])('or holds %s, which is no document', (text, why) => {
    expect(message(`1.${base64url(deflateSync(new TextEncoder().encode(text)))}`)).toMatch(why);
  });

  test('never throws, however it was damaged', () => {
    const damage = fc.tuple(fc.nat({ max: link.length - 1 }), fc.string({ minLength: 0, maxLength: 3 }));
    fc.assert(
      fc.property(damage, ([at, other]) => {
        const read = decodeLink(link.slice(0, at) + other + link.slice(at + 1));
        expect(read.ok || read.message.length > 0).toBe(true);
      }),
      { seed: 4, numRuns: 1000 },
    );
  });
});
