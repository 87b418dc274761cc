/** A lecturer's own notes as a text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noteKey, notesText, readNotes, withNote } from './notes.ts';

const page = { chapter: 'partition', beat: 'the-cut' };

describe('notes', () => {
  test('belong to a page, an entry of the library, or the sandbox', () => {
    expect(noteKey({ mode: 'story', page, entry: null })).toBe('story/partition/the-cut');
    expect(noteKey({ mode: 'sandbox', page, entry: 'figure-8-c' })).toBe('library/figure-8-c');
    expect(noteKey({ mode: 'sandbox', page, entry: null })).toBe('sandbox');
  });

  test('an empty note is none', () => {
    expect(withNote({ a: 'one', b: 'two' }, 'a', '')).toEqual({ b: 'two' });
  });

  test('keep their order while one is written', () => {
    expect(Object.keys(withNote({ a: 'one', b: 'two' }, 'a', 'three'))).toEqual(['a', 'b']);
  });

  test('are a text that can be read and edited by hand', () => {
    const notes = { 'story/partition/the-cut': 'Wait for hands.\nThen Next.', sandbox: 'Crash S1.' };
    expect(notesText(notes)).toBe(
      '== story/partition/the-cut ==\nWait for hands.\nThen Next.\n\n== sandbox ==\nCrash S1.\n',
    );
    expect(readNotes('A heading of my own\r\n== sandbox ==\r\nCrash S1.')).toEqual({ sandbox: 'Crash S1.' });
  });

  test('a text without a key has none', () => {
    expect(readNotes('only words')).toBeNull();
    expect(readNotes('')).toBeNull();
    expect(readNotes('== sandbox ==\n')).toBeNull();
  });

  test('come back as they were, also lines that look like keys', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('', '== sandbox ==', '\\== sandbox ==', '\\\\== a ==', '\\', '== two words =='),
    );
    const note = fc
      .array(line, { minLength: 1, maxLength: 5 })
      .map((lines) => lines.join('\n').replace(/\r/g, ''))
      .filter((text) => text !== '');
    const key = fc.constantFrom('sandbox', 'story/a/b', 'story/a/c', 'library/x');
    fc.assert(
      fc.property(fc.dictionary(key, note, { minKeys: 1 }), (notes) => {
        expect(readNotes(notesText(notes))).toEqual({ ...notes });
      }),
      { numRuns: 1000, seed: 21 },
    );
  });

  test('any text is read without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => readNotes(text)).not.toThrow();
      }),
      { numRuns: 500, seed: 21 },
    );
  });
});
