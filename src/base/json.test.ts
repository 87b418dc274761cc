import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineOfJson, piecesOfJson } from './json.ts';

test('a line has no character that could control a terminal or hide, and reads as the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const line = lineOfJson(value);
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('the pieces of an object make the same line, whatever the depth', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.integer({ min: 1, max: 4 }),
      (value, depth) => {
        expect([...piecesOfJson(value, depth)].join('')).toBe(lineOfJson(value));
      },
    ),
  );
});
