/** The session of a picture: it shows the times that are asked for, and the page's session is not touched. */
import { expect, test } from 'vitest';
import { PARTITION } from '../../scenario/testing/documents.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import * as words from '../../words/addresses.ts';
import { readHash } from '../address.ts';
import { comparing } from '../comparison.ts';
import { createSession } from '../createSession.ts';
import { seek } from '../moving.ts';
import { Run } from '../run.ts';
import { createReading } from '../story/state.ts';
import { showView } from '../view-open.ts';
import { startWork, whenIdle } from '../work.ts';
import { carriedHash } from './carried-hash.ts';
import { picturedRun, rest, roll, shownOn, showTime } from './shown.ts';

test('a rolling picture is at each time exactly, however long the frames are', async () => {
  const pictured = picturedRun({ run: new Run(PARTITION) });
  const { session, motion } = pictured;
  const alone = createSession({ document: PARTITION });
  await showTime(pictured, 400_000);
  roll(pictured, 1 / 50);
  for (const time of [400_000, 412_345, 412_346, 480_000, 601_000]) {
    await showTime(pictured, time);
    motion.pass(40);
    seek(alone, time);
    expect(session.playhead.now()).toBe(time);
    expect(session.getState().world.hash).toBe(alone.getState().world.hash);
    expect(session.playhead.moving).toBe(true);
  }
});

const HEALED: ScenarioDocument = { ...PARTITION, actions: (PARTITION.actions ?? []).slice(0, 1) };

/** A page with a run and another one beside it, at 700 ms. */
async function comparison() {
  const session = createSession({ document: PARTITION });
  const [open] = session.getState().branches;
  if (!open) throw new Error('no branch');
  const other = { ...open, id: 1, name: 'Not cut', parent: 0, document: HEALED };
  session.setState({ branches: [{ ...open, name: 'Cut' }, other] });
  seek(session, 700_000);
  startWork(session, { what: 'comparing', job: comparing(session, 1) });
  await whenIdle(session);
  return session;
}

test('of a comparison, a picture shows both runs at its time, and marks what differs', async () => {
  const session = await comparison();
  const worlds = [session.getState().world, session.other?.run.history.world];
  const pictured = picturedRun(shownOn(createReading(session)));
  const { other } = pictured.session;
  if (other === null) throw new Error('only one run is shown');
  for (const time of [700_000, 590_000, 800_000]) {
    await showTime(pictured, time);
    const alone = createSession({ document: HEALED });
    seek(alone, time);
    expect([pictured.session.playhead.now(), other.playhead.now()]).toEqual([time, time]);
    expect(other.getState().world.hash).toBe(alone.getState().world.hash);
  }
  expect(pictured.session.getState().comparison?.differing).not.toEqual([]);
  expect(other.getState().comparison).toEqual(pictured.session.getState().comparison);
  roll(pictured, 1 / 50);
  await showTime(pictured, 812_000);
  expect([other.playhead.now(), other.getState().playing]).toEqual([812_000, true]);
  rest(pictured);
  expect(other.getState().playing).toBe(false);
  expect([session.getState().world, session.other?.run.history.world]).toEqual(worlds);
});

test('what a picture of a comparison carries opens both runs again', async () => {
  const session = await comparison();
  const read = readHash(carriedHash(session, 700_000));
  if (!read?.ok) throw new Error(read?.message);
  const elsewhere = createSession({ document: read.document });
  seek(elsewhere, read.time);
  await showView(elsewhere, { view: read.view ?? {}, complaint: null }, 'run', () => true);
  await whenIdle(elsewhere);
  const { branches, comparison: found, notice } = elsewhere.getState();
  expect(notice).toBeNull();
  expect(branches.map(({ name }) => name)).toEqual(['Cut', 'Not cut']);
  expect(found?.with).toBe(1);
  expect(elsewhere.other?.run.document).toEqual(HEALED);
  expect(elsewhere.playhead.now()).toBe(700_000);
  const strange = { view: { ...read.view, beside: 7 }, complaint: null };
  await showView(elsewhere, strange, 'run', () => true);
  expect(elsewhere.getState().comparison).toBeNull();
  expect(elsewhere.getState().notice?.text).toBe(words.nothingBeside);
});
