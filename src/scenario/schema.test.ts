/** The JSON Schema that the site publishes is the one that the reader of documents gives. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readDocument } from './document.ts';
import { jsonSchema } from './testing/jsonSchema.ts';

test('public/scenario.schema.json is up to date: npm run schema writes it', () => {
  const file = new URL('../../public/scenario.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(jsonSchema());
});

test('a document may say where its schema is', () => {
  const document = { $schema: './scenario.schema.json', raftarium: 1 };
  expect(readDocument(document)).toEqual({ ok: true, document });
  expect(readDocument({ ...document, $schema: 1 })).toEqual({
    ok: false,
    message: '$schema: must be a text, not 1',
  });
});
