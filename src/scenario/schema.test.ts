/** The published JSON Schema is generated from the schema that reads documents. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readDocument } from './document.ts';
import { jsonSchema } from './json-schema.ts';

test('public/scenario.schema.json is up to date: npm run schema writes it', () => {
  const file = new URL('../../public/scenario.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(jsonSchema());
});

test('a document may have a reference to its schema', () => {
  const document = { $schema: './scenario.schema.json', raftarium: 1 };
  expect(readDocument(document)).toEqual({ ok: true, document });
  expect(readDocument({ ...document, $schema: 1 })).toEqual({
    ok: false,
    message: '$schema: must be a text, not 1',
    path: ['$schema'],
  });
});
