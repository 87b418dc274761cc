/** Picking two groups of servers, on the stage or by name. */
import { beforeEach, expect, test } from 'vitest';
import * as commands from '../commands.ts';
import type { Session } from '../session.ts';
import { isServerInFocus } from './focus.ts';
import { groupOf, groupsIn, isPicked, isPicking, pick, pickAgain, pickedOf, showPick } from './pick.ts';
import { chooseNumber, goOn, pressServer } from './question.ts';
import { followRun } from './reading.ts';
import type { Reading } from './state.ts';
import { openPage, stillReading } from './testing/page.ts';

let reading: Reading;
let session: Session;

const story = () => reading.getState();
const groups = () => groupsIn(pickedOf(story()), 3);

beforeEach(() => {
  reading = stillReading();
  ({ session } = reading);
  followRun(reading);
  openPage(
    reading,
    { raftarium: 1, seed: 1 },
    [
      { id: 'picks', until: { at: 20 }, pick: { size: 3 }, focus: { servers: ['S1'] } },
      { id: 'last', until: { at: 90 } },
    ],
    'picks',
  );
});

const at = { x: 0, y: 0 };

test('servers are picked on the stage and by key, unpicked, and saved once both groups are full', () => {
  pressServer(reading, 1, at);
  chooseNumber(reading, 2);
  pressServer(reading, 1, at);
  expect(groups()).toEqual({ first: ['S2'], second: [], shared: [] });
  expect([isPicked(story(), 2), isPicked(story(), 1)]).toEqual([true, false]);
  for (const id of [3, 4]) pressServer(reading, id, at);
  expect([isPicked(story(), 2), isPicked(story(), 5)]).toEqual([false, false]);
  for (const id of [5, 1, 5, 2]) pressServer(reading, id, at);
  expect(isPicking(story())).toBe(true);
  chooseNumber(reading, 5);
  expect(groups()).toEqual({ first: ['S2', 'S3', 'S4'], second: ['S1', 'S2', 'S5'], shared: ['S2'] });
  expect([1, 2, 3, 4, 5].map((id) => groupOf(story(), id))).toEqual([
    'second',
    'both',
    'first',
    'first',
    'second',
  ]);
  expect(story().progress.answers['a/picks']).toEqual(['S2', 'S3', 'S4', 'S1', 'S2', 'S5']);
  expect(session.getState().menu).toBeNull();
});

test('no key picks a server that does not exist', () => {
  chooseNumber(reading, 6);
  expect(pickedOf(story())).toEqual([]);
});

test('Next fills the open groups with servers that overlap as little as possible; then the page would turn', () => {
  pick(reading, 'S5');
  goOn(reading);
  expect(groups()).toEqual({ first: ['S5', 'S1', 'S2'], second: ['S3', 'S4', 'S5'], shared: ['S5'] });
  expect(isPicking(story())).toBe(false);
});

test('servers picked for the second group stay in it', () => {
  for (const server of ['S1', 'S2', 'S3', 'S2']) pick(reading, server);
  showPick(reading);
  expect(groups()).toEqual({ first: ['S1', 'S2', 'S3'], second: ['S2', 'S4', 'S5'], shared: ['S2'] });
});

test('both groups are picked again from the start; meanwhile a server opens its menu', () => {
  showPick(reading);
  pressServer(reading, 1, at);
  expect(session.getState().menu).not.toBeNull();
  commands.closeMenu(session);
  pickAgain(reading);
  expect([isPicking(story()), pickedOf(story())]).toEqual([true, []]);
});

test('nothing is pale on such a page, and nothing is marked once the run is not the story’s', () => {
  showPick(reading);
  expect(isServerInFocus(story(), 2)).toBe(true);
  commands.act(session, { do: 'crash', server: 1 });
  expect([story().onRun, groupOf(story(), 1)]).toEqual([false, null]);
});
