import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from './document.ts';
import { documentText } from './print.ts';
import { EVERYTHING, PARTITION } from './testing/documents.ts';
import type { ScenarioDocument } from './types.ts';

test('a document is printed with a line an action, as an author would write it', () => {
  expect(documentText(PARTITION)).toBe(`{
  "raftarium": 1,
  "title": "A leader on the wrong side of a partition",
  "seed": 7,
  "cluster": { "servers": 5 },
  "actions": [
    { "at": 400, "do": "request", "server": "leader", "command": "SET x 5" },
    { "at": 600, "do": "partition", "groups": [["S1", "S2"], ["S3", "S4", "S5"]] },
    { "at": 1800, "do": "heal" }
  ],
  "until": 3000,
  "expect": [{ "at": 3000, "leaders": 1 }, { "at": 3000, "server": "S1", "commitIndex": 1 }]
}
`);
});

test('a document that was read is printed as it was written', () => {
  const read = parseDocument(documentText(PARTITION));
  expect(read.ok && documentText(read.document)).toBe(documentText(PARTITION));
});

test('what is printed is read as the same document', () => {
  for (const document of [PARTITION, EVERYTHING])
    expect(parseDocument(documentText(document))).toEqual({ ok: true, document });
});

test('any title is read as it was, and no character of it is hidden in the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (title) => {
      const text = documentText({ raftarium: 1, title });
      expect(JSON.parse(text)).toEqual({ raftarium: 1, title });
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test('no line is longer than 100 columns, if it can be broken', () => {
  for (const line of documentText(EVERYTHING).split('\n')) expect(line.length).toBeLessThanOrEqual(100);
});

test('a document without actions has empty lists on one line', () => {
  const document: ScenarioDocument = { raftarium: 1, cluster: {}, actions: [] };
  expect(documentText(document)).toBe('{\n  "raftarium": 1,\n  "cluster": {},\n  "actions": []\n}\n');
});
