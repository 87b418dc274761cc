// @vitest-environment happy-dom
/** Addresses of a run that the reader left for the library: by Back, or by a link. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ENTRIES } from '../library/entries.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { rememberPast } from '../store/acting.ts';
import { hashOf } from '../store/address.ts';
import { placeNow } from '../store/branches.ts';
import { act, openRun, play, seek, undo } from '../store/commands.ts';
import { createSession } from '../store/createSession.ts';
import type { Session } from '../store/session.ts';
import { hashOfEntry } from '../store/story/library.ts';
import { openSandbox } from '../store/story/reading.ts';
import { createReading, type Reading } from '../store/story/state.ts';
import { whenIdle } from '../store/work.ts';
import { keepAddress, openAddress } from './address.ts';

const [PLAIN, BROKEN] = [ENTRIES.find(({ broken }) => !broken), ENTRIES.find(({ broken }) => broken)];
if (!PLAIN || !BROKEN) throw new Error('the library lacks entries');
const OWN: ScenarioDocument = { raftarium: 1, title: '', seed: 77, cluster: { servers: 3 }, actions: [] };

let session: Session;
let reading: Reading;
let own: ScenarioDocument;
beforeEach(async () => {
  session = createSession();
  reading = createReading(session);
  openSandbox(reading);
  openRun(session, OWN, 30_000);
  await whenIdle(session);
  act(session, { do: 'crash', server: 1 });
  await whenIdle(session);
  own = session.getState().document;
});

async function goTo(hash: string): Promise<void> {
  window.history.replaceState(null, '', hash);
  await openAddress(reading);
  await whenIdle(session);
}

describe.each([PLAIN, BROKEN])('after $slug', (entry) => {
  beforeEach(() => goTo(hashOfEntry(entry)));

  test('a link to another time of the own run is followed', async () => {
    await goTo(hashOf(own, 70_000));
    // The same document: with its branches, and all that can be undone.
    expect(session.getState().document).toBe(own);
    expect(session.playhead.now()).toBe(70_000);
    expect(session.getState().comparison).toBeNull();
  });

  test('Undo undoes the last act of the own run', async () => {
    await goTo(hashOf(own, 30_000));
    expect(session.getState().canUndo).toBe(true);
    undo(session);
    await whenIdle(session);
    expect(session.getState().document.actions).toEqual([]);
    expect(session.getState().canUndo).toBe(false);
  });

  test('an entry that plays stops', async () => {
    play(session);
    await goTo(hashOf(own, 30_000));
    expect(session.getState().playing).toBe(false);
  });

  test('what was done to the entry cannot be undone in the own run', async () => {
    act(session, { do: 'crash', server: 2 });
    await whenIdle(session);
    await goTo(hashOf(own, 30_000));
    undo(session);
    await whenIdle(session);
    expect(session.getState()).toMatchObject({ document: { ...own, actions: [] }, canUndo: false });
  });
});

test('two quick presses of Back open the run once, with its branches', async () => {
  seek(session, 20_000);
  await whenIdle(session);
  act(session, { do: 'crash', server: 2 });
  await whenIdle(session);
  const { document } = session.getState();
  const names = () => session.getState().branches.map(({ name }) => name);
  const before = names();
  expect(before).toHaveLength(2);
  await goTo(hashOfEntry(PLAIN));
  // The browser reports both when it has arrived at the second.
  window.history.replaceState(null, '', hashOf(document, 20_000));
  await Promise.all([openAddress(reading), openAddress(reading)]);
  await whenIdle(session);
  expect(names()).toEqual(before);
  expect(session.getState().document).toBe(document);
});

test('a link to another time is also followed while the library is open', async () => {
  await goTo('#library');
  await goTo(hashOf(own, 70_000));
  expect(session.getState().document).toBe(own);
  expect(session.playhead.now()).toBe(70_000);
});

test('Back leads to where the run was left, not to the time of the link that opened it', async () => {
  const link = hashOf({ ...own, seed: 78 }, 30_000);
  await goTo(link);
  seek(session, 50_000);
  await whenIdle(session);
  await goTo(hashOfEntry(PLAIN));
  await goTo(link);
  expect(session.getState().document.seed).toBe(78);
  expect(session.playhead.now()).toBe(50_000);
});

test('what was done on a page of the story cannot be undone in the sandbox', async () => {
  await goTo('#story');
  act(session, { do: 'crash', server: 1 });
  await whenIdle(session);
  expect(session.getState().canUndo).toBe(true);
  await goTo(hashOf(own, 30_000));
  expect(session.getState()).toMatchObject({ document: own, canUndo: false });
});

test('a link that is followed just after an act is not replaced by the address of the run', async () => {
  await goTo(hashOf(own, 30_000));
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  keepAddress(reading);
  session.setState({ document: { ...own } });
  // The browser has not reported it yet.
  window.history.replaceState(null, '', '#library');
  await vi.advanceTimersByTimeAsync(1000);
  vi.useRealTimers();
  expect(window.location.hash).toBe('#library');
});

test.each([
  { more: {}, isPacked: true },
  { more: { seed: 78 }, isPacked: false },
  { more: { actions: [] }, isPacked: false },
])('a run that was left is packed for a comparison only if it looks the same: $more', async (left) => {
  const document: ScenarioDocument = { ...own, ...left.more };
  let isPacked = false;
  const toJSON = () => {
    isPacked = true;
    return document;
  };
  rememberPast(session, { ...placeNow(session), document: Object.assign({ ...document }, { toJSON }) }, true);
  await goTo(hashOfEntry(PLAIN));
  await goTo(hashOf({ ...own, until: 9000 }, 30_000));
  expect(session.getState().document.until).toBe(9000);
  expect(isPacked).toBe(left.isPacked);
});
