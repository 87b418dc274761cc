/** The consequences of each answer, tried beside the page's own run. */
import { beforeEach, describe, expect, test } from 'vitest';
import { nodeOf } from '../../sim/nodes.ts';
import * as commands from '../commands.ts';
import type { Session } from '../session.ts';
import { isServerInFocus } from './focus.ts';
import { answerTicked, askAgain, choose, goOn, onlyShow } from './question.ts';
import { followRun, playAgain } from './reading.ts';
import { isAsking, isShown, type Reading } from './state.ts';
import { openPage, STILL, stillReading } from './testing/page.ts';
import { arriveAtTrialEnd, followTrials, replay, tryOut } from './trial.ts';

let reading: Reading;
let session: Session;

const story = () => reading.getState();
const shown = () => session.getState();

/** Three servers that do nothing for long; the question is asked at 50 ms. */
beforeEach(() => {
  reading = stillReading();
  ({ session } = reading);
  followRun(reading);
  followTrials(reading);
  const option = (server: string, right: boolean) => ({
    id: server,
    right,
    if: [{ do: 'timeout' as const, server }],
    within: 35,
    then: { leader: server },
  });
  openPage(
    reading,
    STILL,
    [
      { id: 'before', until: { at: 50 } },
      {
        id: 'asked',
        focus: { servers: ['S2'] },
        question: { by: 'server', many: true, options: ['S1', 'S2'].map((id) => option(id, true)) },
      },
      { id: 'last', until: { at: 400 } },
    ],
    'asked',
  );
});

const leads = (id: number) => nodeOf(shown().world, id)?.server.role.name === 'leader';

/** The end of a trial is announced after its last event. */
const settled = () => Promise.resolve();

function answer(...options: readonly string[]): void {
  for (const option of options) choose(reading, option);
  answerTicked(reading);
}

describe('a trial', () => {
  test('of the first chosen option is played at once, in about three seconds', async () => {
    expect(isAsking(story())).toBe(true);
    answer('S2', 'S1');
    expect(story()).toMatchObject({ trial: { option: 'S2', over: false }, onRun: true });
    expect([shown().playing, isShown(story())]).toEqual([true, false]);
    expect(shown().speed).toBeCloseTo(35 / 3000);
    commands.seek(session, 85_000);
    await settled();
    expect(story().trial?.over).toBe(true);
    expect([isShown(story()), leads(2)]).toEqual([true, true]);
  });

  test('makes nothing pale, and is still the story’s', () => {
    answer('S1');
    expect([isServerInFocus(story(), 1), story().onRun, shown().notice]).toEqual([true, true, null]);
  });

  test('is of a right option if none was chosen', () => {
    onlyShow(reading);
    expect(story().trial?.option).toBe('S1');
  });

  test('jumps to its end by Next, once; then the page would turn', async () => {
    answer('S1');
    goOn(reading);
    await settled();
    expect(story()).toMatchObject({ trial: { option: 'S1', over: true }, revealing: false });
    expect(leads(1)).toBe(true);
    expect(shown().playing).toBe(false);
  });

  test('of another option begins at the same moment, and leaves no branch behind', async () => {
    answer('S1');
    arriveAtTrialEnd(reading);
    await settled();
    const first = shown().world.hash;
    for (let i = 0; i < 50; i += 1) tryOut(reading, 'S2');
    expect(isShown(story())).toBe(true);
    arriveAtTrialEnd(reading);
    expect([leads(1), leads(2)]).toEqual([false, true]);
    tryOut(reading, 'S1');
    arriveAtTrialEnd(reading);
    expect(shown().world.hash).toBe(first);
    expect(shown().branches.length).toBe(2);
    expect(shown().canUndo).toBe(false);
  });

  test('is played again by "Play again"', () => {
    answer('S2');
    arriveAtTrialEnd(reading);
    replay(reading);
    expect(story().trial).toEqual({ option: 'S2', over: false });
  });

  test('ends when the page asks again, in its own run', () => {
    const { hash } = shown().world;
    answer('S2');
    arriveAtTrialEnd(reading);
    askAgain(reading);
    expect([shown().world.hash, session.playhead.now()]).toEqual([hash, 50_000]);
    expect(story()).toMatchObject({ trial: null, onRun: true });
    expect([isAsking(story()), shown().branches.length]).toEqual([true, 1]);
  });

  test('becomes the reader’s by an act, and stays as a branch', () => {
    answer('S2');
    arriveAtTrialEnd(reading);
    commands.act(session, { do: 'crash', server: 1 });
    expect(story()).toMatchObject({ trial: null, onRun: false });
    playAgain(reading);
    expect(story().onRun).toBe(true);
    expect(shown().branches.length).toBe(2);
  });
});
