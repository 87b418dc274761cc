// @vitest-environment happy-dom
/** The library as a place: its entries open in the sandbox, and what was open before is kept. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fromMs } from '../../base/time.ts';
import { ENTRIES } from '../../library/entries.ts';
import { twinOf } from '../../library/twin.ts';
import type { LibraryEntry } from '../../library/types.ts';
import { act, newRun, openRun, seek, undo } from '../commands.ts';
import { goToBranch } from '../comparison.ts';
import { createSession } from '../createSession.ts';
import type { Session } from '../session.ts';
import { whenIdle } from '../work.ts';
import { hashOfEntry, isLibraryHash } from './library.ts';
import { entriesOfPage, openInLibrary } from './library-entries.ts';
import { libraryPart } from './library-part.ts';
import { hashOfOpenEntry, openEntryOf } from './open-now.ts';
import { enterLibrary, openSandbox } from './reading.ts';
import { createReading, type Reading } from './state.ts';

let session: Session;
let reading: Reading;
beforeAll(() => libraryPart.fetch());
beforeEach(() => {
  window.history.replaceState(null, '', '#sandbox');
  session = createSession();
  reading = createReading(session);
});

const isBroken = ({ broken }: LibraryEntry): boolean => broken !== undefined;
function entryWhere(is: (entry: LibraryEntry) => boolean, number = 0): LibraryEntry {
  const found = ENTRIES.filter(is)[number];
  if (!found) throw new Error('the library has no such entry');
  return found;
}
const PLAIN = entryWhere((entry) => !isBroken(entry));
const OTHER = entryWhere((entry) => !isBroken(entry), 1);
const BROKEN = entryWhere(isBroken);

const open = (entry: LibraryEntry) => openInLibrary(reading, hashOfEntry(entry));
const opened = () => session.getState().document;
const crash = () => act(session, { do: 'crash', server: 1 });

/** The reader's own run: with an act. */
function makeOwnRun(): void {
  openSandbox(reading);
  newRun(session, { seed: 77, servers: 3 });
  crash();
}

describe('an entry', () => {
  test('opens in the sandbox at its moment, paused, under its own address', () => {
    open(PLAIN);
    expect(reading.getState().mode).toBe('sandbox');
    expect(opened()).toBe(PLAIN.document);
    expect(session.playhead.now()).toBe(fromMs(PLAIN.at));
    expect(session.getState().playing).toBe(false);
    expect(reading.router.hash).toBe(`#library/${PLAIN.slug}`);
    expect(openEntryOf(reading)).toBe(PLAIN);
  });

  test('keeps its words, but not its address, when the reader changes its run', () => {
    open(PLAIN);
    expect(hashOfOpenEntry(reading)).toBe(hashOfEntry(PLAIN));
    crash();
    expect([hashOfOpenEntry(reading), openEntryOf(reading)]).toEqual([null, PLAIN]);
    undo(session);
    expect(hashOfOpenEntry(reading)).toBe(hashOfEntry(PLAIN));
  });

  test('has its words again after Undo to its changed run', () => {
    open(PLAIN);
    crash();
    open(OTHER);
    undo(session);
    expect([openEntryOf(reading), hashOfOpenEntry(reading)]).toEqual([PLAIN, null]);
  });

  test('has its words again after a reload of its changed run', () => {
    open(PLAIN);
    crash();
    const kept = JSON.parse(JSON.stringify(opened()));
    reading = createReading(session);
    openSandbox(reading);
    openRun(session, kept);
    expect([openEntryOf(reading), hashOfOpenEntry(reading)]).toEqual([PLAIN, null]);
  });

  test('is over when another run opens', () => {
    open(PLAIN);
    newRun(session, { seed: 5, servers: 5 });
    expect(openEntryOf(reading)).toBeNull();
  });

  test('opens by a name that a reader may guess', () => {
    openInLibrary(reading, '#library/figure-8');
    expect(hashOfOpenEntry(reading)).toBe('#library/figure-8-c');
  });

  test('that the library lacks gets a message, and all others are shown', () => {
    openInLibrary(reading, '#library/nonsense');
    expect(reading.getState().mode).toBe('library');
    expect(session.getState().notice?.text).toMatch(/no entry “nonsense”/);
    expect(reading.router.hash).toBe('#library');
  });
});

describe('the run that was open before', () => {
  test('comes back with Undo, branches and all', () => {
    makeOwnRun();
    const own = opened();
    open(PLAIN);
    expect(session.getState()).toMatchObject({ canUndo: true, notice: { undo: true } });
    undo(session);
    expect(opened()).toBe(own);
    undo(session);
    expect(opened().actions).toEqual([]);
  });

  test('comes back after several entries, by the library or not', () => {
    makeOwnRun();
    const own = opened();
    enterLibrary(reading);
    open(PLAIN);
    enterLibrary(reading);
    open(OTHER);
    expect(session.getState().notice).toBeNull();
    undo(session);
    expect(opened()).toBe(own);
  });

  test('is also an entry that the reader has changed', () => {
    open(PLAIN);
    crash();
    const changed = opened();
    open(OTHER);
    undo(session);
    expect(opened()).toBe(changed);
    expect(session.getState().canUndo).toBe(true);
  });

  test('comes back if only another branch of it was changed', async () => {
    openSandbox(reading);
    const first = opened();
    openRun(session, first, 400_000);
    await whenIdle(session);
    seek(session, 100_000);
    await whenIdle(session);
    crash();
    await whenIdle(session);
    goToBranch(session, 0);
    await whenIdle(session);
    expect(opened()).toBe(first);
    open(PLAIN);
    expect(session.getState()).toMatchObject({ canUndo: true, notice: { undo: true } });
    undo(session);
    await whenIdle(session);
    expect(session.getState().branches).toHaveLength(2);
  });

  test.each([PLAIN, BROKEN])('is not remembered if nothing was done to it: $title', (entry) => {
    open(entry);
    open(OTHER);
    expect(session.getState()).toMatchObject({ canUndo: false, notice: null });
  });

  test('is not remembered either if it is the other side of a comparison', () => {
    open(BROKEN);
    goToBranch(session, 1);
    open(OTHER);
    expect(session.getState()).toMatchObject({ canUndo: false, notice: null });
  });

  test('waits while the library is open', () => {
    makeOwnRun();
    const own = opened();
    enterLibrary(reading);
    openSandbox(reading);
    expect(opened()).toBe(own);
  });
});

describe('an entry with a broken rule', () => {
  beforeEach(() => open(BROKEN));

  test('opens beside the same run with the rule, at the same moment', () => {
    const { branches, comparison, branch } = session.getState();
    expect(branches.map(({ name }) => name)).toEqual(['Without the rule', 'With the rule']);
    expect([branch, comparison?.with]).toEqual([0, 1]);
    expect(session.other?.run.document).toEqual(twinOf(BROKEN));
    expect(session.other?.playhead.now()).toBe(session.playhead.now());
    expect(opened().cluster?.bugs).toEqual([BROKEN.broken?.bug]);
    expect(hashOfOpenEntry(reading)).toBe(hashOfEntry(BROKEN));
  });

  test('can change sides', () => {
    goToBranch(session, 1);
    expect(opened().cluster?.bugs).toBeUndefined();
    expect([openEntryOf(reading), hashOfOpenEntry(reading)]).toEqual([BROKEN, null]);
  });
});

test('the addresses of the library', () => {
  expect(['#library', '#library/a-b', '#librarys', '#story/library'].map(isLibraryHash)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('a page of the story has its entries', () => {
  const entry = entryWhere(({ page }) => page !== undefined);
  const [chapter = '', beat = ''] = (entry.page ?? '').split('/');
  expect(entriesOfPage({ chapter, beat })).toContain(entry);
  expect(entriesOfPage({ chapter, beat: 'none' })).toEqual([]);
});
