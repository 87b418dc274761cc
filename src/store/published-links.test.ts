/**
 * Links that were published open for ever: each form and version of a link has fixtures in the folder of this
 * name, and each must say the same and replay to the same trace. A fixture is never changed or removed; a new
 * form gets new ones.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ENTRIES } from '../library/entries.ts';
import { runDocument } from '../scenario/run.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { readHash } from './address.ts';
import { hashOfEntry } from './story/library.ts';
import { readStoryHash } from './story/pages.ts';
import { unpackBranches } from './view-branches.ts';
import { partsOf, printView, readView } from './view-link.ts';

interface Published {
  readonly what: string;
  /** The part of the address from `#` on. */
  readonly link: string;
  /** The playhead, in µs. */
  readonly time: number;
  /** The trace of the run, up to the end of its document. */
  readonly trace: string;
  /** What it says besides; null if nothing. */
  readonly view: Readonly<Record<string, unknown>> | null;
  /** Its branches: names, and their traces. */
  readonly branches?: readonly (readonly [name: string, trace: string])[];
}

const FOLDER = new URL('published-links/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
const FIXTURES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name, JSON.parse(textOf(name)) as Published] as const);

const traceOf = (document: ScenarioDocument): string => runDocument(document).simulation.world().hash;

test('every form and version has fixtures', () => {
  const beginnings = FIXTURES.map(([name]) => name.replace(/-.*/, ''));
  expect([...new Set(beginnings)]).toEqual(['form1', 'v1', 'v2', 'v3']);
  expect(FIXTURES.length).toBeGreaterThanOrEqual(10);
});

test.each(FIXTURES)('%s says the same, and replays to the same trace', (_name, published) => {
  const read = readHash(published.link);
  if (!read?.ok) throw new Error(read?.message ?? 'it has no run');
  expect(read.complaint).toBeNull();
  expect(read.time).toBe(published.time);
  expect(read.view).toEqual(published.view);
  expect(traceOf(read.document)).toBe(published.trace);
  // A link that is read and printed again is the same: nothing of it is forgotten.
  const { what, parts } = partsOf(published.link);
  expect(what + printView(readView(parts).view)).toBe(published.link);
  const place = unpackBranches(read.view?.branches ?? '', read.document, read.time);
  const branches = place?.branches.map(({ name, document }) => [name, traceOf(document)]);
  expect(branches).toEqual(published.branches);
});

test('every name that was published still names something', () => {
  const names = textOf('names.txt').trim().split('\n');
  const slugs = new Set(ENTRIES.map(hashOfEntry));
  const isThere = (name: string): boolean =>
    name.startsWith('#story') ? readStoryHash(name, null).complaint === null : slugs.has(name);
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => !isThere(name))).toEqual([]);
});
