/**
 * The JSON Schema in an editor: it accepts every valid document, and refuses documents with a wrong shape.
 */
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { CONTENTS } from '../lessons/contents.ts';
import { readDocument } from './document.ts';
import { jsonSchema } from './json-schema.ts';
import { SITUATIONS } from './situations/situations.ts';
import { EVERYTHING, PARTITION } from './testing/documents.ts';
import { mutations } from './testing/mutations.ts';

const validate = new Ajv({ allErrors: false, strictTypes: false, strictRequired: false }).compile(
  jsonSchema(),
);

/** Errors that a schema cannot find without the cluster's size or without arithmetic. */
const BEYOND_SHAPE = [
  /there is no server "S\d\d?"$/,
  /must be a pair \[low, high\], not from/,
  /must not be less than min/,
  /must be another server than from/,
  /stands in a (group|place) already/,
  /there is no server or place/,
  /must be another server than S/,
  /is set from S\d to S\d already/,
  /^cluster\.initial\.S\d\.(term|log\S*): (terms never go down|is above|differs from|S\d is the leader|a leader's term)/,
  /some \d+ events|too fast for|events in a millisecond|the longest run/,
];

describe('a valid document', () => {
  test.each(SITUATIONS.map(({ name, document }) => [name, document] as const))('%s', (_, document) => {
    expect([validate(document), validate.errors]).toEqual([true, null]);
  });

  test.each(CONTENTS)('the chapter $title', async ({ load }) => {
    const { chapter } = await load();
    for (const document of [chapter.scenario, ...chapter.beats.flatMap(({ scenario }) => scenario ?? [])])
      expect([validate(document), validate.errors]).toEqual([true, null]);
  });
});

describe('one change at every place of a valid document', () => {
  const all = [PARTITION, EVERYTHING].flatMap(mutations).map(({ path, what, document }) => {
    // An editor sees JSON only: no NaN, no undefined.
    const json: unknown = JSON.parse(JSON.stringify(document));
    const read = readDocument(json);
    return { what: `${path.join('.')} ${what}`, read: read.ok ? 'ok' : read.message, valid: validate(json) };
  });

  test('there are enough documents, valid and invalid', () => {
    expect(all.filter(({ valid }) => valid).length).toBeGreaterThan(300);
    expect(all.filter(({ valid }) => !valid).length).toBeGreaterThan(1200);
  });

  test('what the reader accepts is valid', () => {
    expect(all.filter(({ read, valid }) => read === 'ok' && !valid)).toEqual([]);
  });

  test('what the reader refuses is invalid, unless a schema cannot express why', () => {
    const missed = all.filter(({ read, valid }) => read !== 'ok' && valid);
    expect(missed.filter(({ read }) => !BEYOND_SHAPE.some((known) => known.test(read)))).toEqual([]);
  });
});
