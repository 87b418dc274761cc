/**
 * Runs every transcript beside this file and compares its output with the recorded one. After an intended
 * change: `UPDATE_TRANSCRIPTS=1 npx vitest run src/scenario/transcripts`, then read the difference. A
 * transcript whose expectations fail is never rewritten. `TRANSCRIPT_DOCUMENTS=folder` writes each as a
 * document for the headless run.
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

  test('all its expectations are met, and its output is the recorded one', () => {
    const { observed, unmet } = perform(transcript);
    expect(unmet).toEqual([]);
    const now = writeTranscript(transcript, observed);
    if (isUpdating) writeFileSync(join(folder, file), now);
    expect(textOf(file).split('\n')).toEqual(now.split('\n'));
  });

  test('its document is the same after JSON and after a link', () => {
    const document = documentOf(transcript);
    expect(parseDocument(JSON.stringify(transcript.document))).toEqual({ ok: true, document });
    expect(decodeLink(encodeLink(document))).toEqual({ ok: true, document });
  });

  test('the headless run of its document meets all expectations, and breaks only the properties that it names', () => {
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

test('every case has a name of its own, and its file is named after it', () => {
  const ids = files.map((file) => readTranscript(textOf(file)).id);
  expect(new Set(ids).size).toBe(files.length);
  expect(files.map((file, i) => file.startsWith(`${ids[i]?.toLowerCase()}-`))).not.toContain(false);
});
