import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from './document.ts';
import { brokenAt, lineAt, stretchOf } from './positions.ts';
import { documentText } from './print.ts';
import { EVERYTHING } from './testing/documents.ts';

const TEXT = documentText(EVERYTHING);
const at = (text: string, path: (string | number)[]): string => {
  const { from, to } = stretchOf(text, path);
  return text.slice(from, to);
};

describe('the place of a path', () => {
  test('is its key and value, or the item of a list', () => {
    expect(at(TEXT, ['seed'])).toBe('"seed": 3');
    expect(at(TEXT, ['cluster', 'clock', 'S2'])).toBe('"S2": 1.1');
    expect(at(TEXT, ['actions', 2, 'after'])).toBe('"after": 50');
    expect(at(TEXT, ['actions', 10, 'groups', 1])).toBe('["S3"]');
    expect(at(TEXT, [])).toBe(TEXT.trim());
  });

  test('of a missing field is where its object begins', () => {
    expect(stretchOf('  { "a": [ {} ] }', ['a', 0, 'b'])).toEqual({ from: 11, to: 12 });
    expect(stretchOf('7', ['a'])).toEqual({ from: 0, to: 1 });
  });

  test('of a key that is given twice is the last one, which counts', () => {
    expect(at('{ "a": 1, "a": 2 }', ['a'])).toBe('"a": 2');
  });

  test('is found for every value of any JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (value) => {
        const text = JSON.stringify(value, null, 1);
        for (const [key, field] of Object.entries(value)) {
          const found = at(text, [key]);
          const colon = JSON.stringify(key).length;
          expect(JSON.parse(found.slice(colon).replace(/^:/, ''))).toEqual(JSON.parse(JSON.stringify(field)));
        }
      }),
    );
  });
});

describe('the place where a text stops being JSON', () => {
  test.each([
    ['{ "a": 1, }', 10],
    ['{ "a" 1 }', 6],
    ['[1 2]', 3],
    ['{ "a": tru }', 7],
    ['{ "a": "b', 7],
    ['', 0],
    ['{} x', 3],
    ["{ 'a': 1 }", 2],
    ['[01]', 2],
    ['['.repeat(100_000), 501],
  ])('%j: %i', (text, place) => {
    expect(brokenAt(text)).toBe(place);
  });

  test('there is one exactly if the text cannot be parsed', () => {
    const parses = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const cut = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '1', ' ', '\\', '\n'));
    fc.assert(
      fc.property(cut, ([json, place, more]) => {
        const text =
          json.slice(0, place % (json.length + 1)) + more + json.slice((place % (json.length + 1)) + 1);
        expect(brokenAt(text) === null).toBe(parses(text));
      }),
    );
  });
});

test('an error of a document leads to its line', () => {
  const text = TEXT.replace('"S3", "in": 20', '"S9", "in": 20');
  const read = parseDocument(text);
  if (read.ok) throw new Error('it is valid');
  expect(read.message).toMatch(/^actions\[9\]\.server: there is no server "S9"/);
  const { from } = stretchOf(text, read.path ?? []);
  expect(text.split('\n')[lineAt(text, from) - 1]).toContain('"S9"');
});
