import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScenarioDocument } from '../scenario/types.ts';
import { hashOf, readHash } from './address.ts';
import { meantHash } from './hash.ts';

const document: ScenarioDocument = { raftarium: 1, title: 'Mangled “on” its way', seed: 7, actions: [] };
const hash = hashOf(document, 612_345);
const opened = { ok: true, document, time: 612_345, view: null, complaint: null };
const read = (text: string) => readHash(meantHash(text));

test.each([
  ['as it is', hash],
  ['percent-encoded in part', hash.replaceAll('=', '%3D').replaceAll('&', '%26')],
  ['percent-encoded wholly', `#${encodeURIComponent(hash.slice(1))}`],
  ['percent-encoded twice', `#${encodeURIComponent(encodeURIComponent(hash.slice(1)))}`],
  ['escaped for HTML', hash.replace('&', '&amp;')],
  ['escaped for HTML twice', hash.replace('&', '&amp;amp;')],
  ['escaped by number', hash.replace('&', '&#38;')],
  ['with a bracket behind', `${hash})`],
  ['with a full stop behind', `${hash}.`],
  ['with a bracket and a full stop', `${hash}).`],
  ['in quotes', `${hash}"`],
  ['in curly quotes', `${hash}”`],
  ['in encoded quotes', `${hash}%22`],
  ['in angle brackets', `${hash}>`],
  ['with a zero-width space behind', `${hash}\u200b`],
  ['with an encoded zero-width space', `${hash}%E2%80%8B`],
  ['with a space behind', `${hash}%20`],
  ['broken over lines', `${hash.slice(0, 20)}\r\n ${hash.slice(20)}`],
  ['broken over lines, encoded', `${hash.slice(0, 20)}%0A${hash.slice(20)}`],
  ['with soft hyphens', `${hash.slice(0, 20)}\u00ad${hash.slice(20)}`],
])('a mangled link %s opens', (_how, mangled) => {
  expect(read(mangled)).toEqual(opened);
});

test.each([
  ['no number', 'abc', /“abc”/],
  ['negative', '-5', /“-5”/],
  ['empty', '', /time/],
  ['beyond the longest run', '1e99', /“1e99”/],
  ['just beyond it', '3600001', /longest/],
])('a time that is %s gives a message, and the start opens', (_how, time, words) => {
  const found = read(`${hashOf(document, 0)}&t=${time}`);
  expect(found).toMatchObject({ ok: true, time: 0, complaint: expect.stringMatching(words) });
  expect(found).toMatchObject({ complaint: expect.stringMatching(/start/) });
});

test('parameters after the run that are no time give a message', () => {
  expect(read(`${hashOf(document, 0)}&T=82`)).toMatchObject({
    time: 0,
    complaint: expect.stringMatching(/“T=82”/),
  });
});

test('a story’s address is repaired too', () => {
  expect(meantHash('#story%2Fpartition%2Fthe-cut).')).toBe('#story/partition/the-cut');
});

test('a mangled link leads to the same moment, or gives a message', () => {
  const marks = fc.constantFrom(
    ')',
    '.',
    '"',
    ' ',
    '%20',
    '\u200b',
    '&amp;',
    '%',
    '&',
    ';',
    'x',
    '=',
    '\n',
    '%3D',
    '5',
  );
  fc.assert(
    fc.property(fc.nat({ max: hash.length }), marks, fc.boolean(), (at, mark, isEncoded) => {
      const mangled = hash.slice(0, at) + mark + hash.slice(at);
      const found = read(isEncoded ? `#${encodeURIComponent(mangled.slice(1))}` : mangled);
      // A letter or digit more makes another link, which may be valid.
      if (mark === 'x' || mark === '5') return;
      const isSame = found?.ok && found.time === opened.time && found.document.title === document.title;
      expect(isSame || !found?.ok || found.complaint !== null).toBe(true);
    }),
    { seed: 19, numRuns: 2000 },
  );
});
