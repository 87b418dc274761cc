/** Valid documents with one change, at every place: always one error message, with the path of the place. */
import { describe, expect, test } from 'vitest';
import { compile } from './compile.ts';
import { readDocument } from './document.ts';
import { EVERYTHING, PARTITION } from './testing/documents.ts';
import { mutations, type Path } from './testing/mutations.ts';

/** The keys of a path as messages write it; null if it is malformed. */
function keysOf(path: string): Path | null {
  if (path === 'document') return [];
  const step = /\.([^\s.:"[\]]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;
  const text = path.startsWith('[') ? path : `.${path}`;
  const keys: (string | number)[] = [];
  while (step.lastIndex < text.length) {
    const found = step.exec(text);
    if (!found) return null;
    keys.push(
      found[1] ?? (found[2] === undefined ? (JSON.parse(found[3] ?? '""') as string) : Number(found[2])),
    );
  }
  return keys;
}

const startsWith = (path: Path, start: Path): boolean => start.every((key, i) => path[i] === key);

/** Near the place: above it, below it, or beside it, where a field is missing or two fields conflict. */
function leadsTo(reported: Path, place: Path): boolean {
  const parent = place.slice(0, -1);
  const isNear = startsWith(reported, parent) || startsWith(parent, reported);
  return isNear || bothInInitial(reported, place) || ofPlace(reported, place);
}

/** What servers begin with is checked together, so an error may have the path of another server. */
const bothInInitial = (reported: Path, place: Path): boolean =>
  [reported, place].every((path) => path[0] === 'cluster' && path[1] === 'initial');

/** An entry of `links` may name a place that is left out. */
const ofPlace = (reported: Path, place: Path): boolean => place[1] === 'places' && reported[1] === 'links';

const all = Object.entries({ PARTITION, EVERYTHING }).flatMap(([name, document]) =>
  mutations(document).map(
    (mutation) => [`${name}.${mutation.path.join('.')} ${mutation.what}`, mutation] as const,
  ),
);

test('there are enough documents', () => {
  expect(all.length).toBeGreaterThan(1500);
  expect(all.filter(([, { document }]) => !readDocument(document).ok).length).toBeGreaterThan(1200);
});

describe('a valid document with one change', () => {
  test('is valid and compiles, or gives one line with the path of the change', () => {
    const wrong = all.filter(([, { path, document, spoils }]) => {
      const read = readDocument(document);
      if (read.ok) return spoils || compile(read.document).script.length < 0;
      const [reported, ...words] = read.message.split(': ');
      const keys = keysOf(reported ?? '');
      const size = path.join('.') === 'cluster.servers' || path.join('.') === 'cluster';
      return (
        keys === null ||
        words.join('') === '' ||
        read.message.includes('\n') ||
        !(size || leadsTo(keys, path))
      );
    });
    expect(wrong.map(([name, { document }]) => [name, readDocument(document)])).toEqual([]);
  });

  test('gives the exact path of an unknown field, and of a missing one', () => {
    for (const [name, { path, document, what }] of all) {
      if (!what.startsWith('with foo added')) continue;
      const read = readDocument(document);
      if (path.at(-2) === 'state') continue;
      expect([name, read.ok ? 'ok' : keysOf(read.message.split(': ')[0] ?? '')]).toEqual([name, path]);
    }
    for (const [name, { path, document, what }] of all) {
      if (what !== 'left out' || typeof path.at(-1) !== 'string') continue;
      const read = readDocument(document);
      if (read.ok || !read.message.endsWith(': missing')) continue;
      expect([name, keysOf(read.message.split(': ')[0] ?? '')]).toEqual([name, path]);
    }
  });
});
