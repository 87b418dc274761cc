/**
 * Every transcript beside this file is run, and compared with what it says was observed. After a change that is meant:
 * `UPDATE_TRANSCRIPTS=1 npx vitest run src/scenario/transcripts`, and read the difference. A transcript whose own
 * expectations are not met is never rewritten. `TRANSCRIPT_DOCUMENTS=folder` writes each as a document for the headless run.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { headless } from '../../headless/headless.ts';
import { parseDocument } from '../document.ts';
import { decodeLink, encodeLink } from '../link.ts';
import { documentOf, perform } from './testing/running.ts';
import { readTranscript, writeTranscript } from './testing/transcript.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
const isUpdating = process.env.UPDATE_TRANSCRIPTS === '1';
const documents = process.env.TRANSCRIPT_DOCUMENTS;

describe.each(files)('%s', (file) => {
  const transcript = readTranscript(textOf(file));

  test('everything it expects is so, and what was observed is what it says', () => {
    const { observed, unmet } = perform(transcript);
    expect(unmet).toEqual([]);
    const now = writeTranscript(transcript, observed);
    if (isUpdating) writeFileSync(join(folder, file), now);
    expect(textOf(file).split('\n')).toEqual(now.split('\n'));
  });

  test('as JSON text and as a link it is the same document', () => {
    const document = documentOf(transcript);
    expect(parseDocument(JSON.stringify(transcript.document))).toEqual({ ok: true, document });
    expect(decodeLink(encodeLink(document))).toEqual({ ok: true, document });
  });

  test('the headless run of its document meets all expectations, and breaks only what the document says', () => {
    const text = JSON.stringify(transcript.document, null, 2);
    if (documents !== undefined) {
      mkdirSync(documents, { recursive: true });
      writeFileSync(join(documents, file.replace(/txt$/, 'json')), `${text}\n`);
    }
    const printed: string[] = [];
    const complain = (message: string): void => expect.fail(message);
    const status = headless([file], { read: () => text, print: (line) => printed.push(line), complain });
    const { expectations, violations } = JSON.parse(printed.join('')) as Report;
    expect(expectations.filter(({ ok }) => !ok)).toEqual([]);
    const isMeant = text.includes('"violated"');
    expect(violations.length > 0).toBe(isMeant);
    expect(status).toBe(0);
  });
});

interface Report {
  readonly expectations: readonly { readonly ok: boolean }[];
  readonly violations: readonly unknown[];
}

test('no two cases have the same name, and a file is named after its case', () => {
  const ids = files.map((file) => readTranscript(textOf(file)).id);
  expect(new Set(ids).size).toBe(files.length);
  expect(files.map((file, i) => file.startsWith(`${ids[i]?.toLowerCase()}-`))).not.toContain(false);
});
