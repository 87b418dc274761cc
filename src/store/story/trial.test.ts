/** What each answer would come to, tried beside the page's own run. */
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { playhead } from '../../playback/playhead.ts';
import * as commands from '../commands.ts';
import { useSession } from '../session.ts';
import { isServerInFocus } from './focus.ts';
import { answerTicked, askAgain, choose, goOn, onlyShow } from './question.ts';
import { followRun, playAgain } from './reading.ts';
import { isAsking, isShown, useStory } from './state.ts';
import { openPage, STILL } from './testing/page.ts';
import { arriveAtTrialEnd, followTrials, replay, tryOut } from './trial.ts';

const story = () => useStory.getState();
const session = () => useSession.getState();

beforeAll(() => {
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  followRun();
  followTrials();
});

/** Three servers that stand still for long; who is to win is asked at 50 ms. */
beforeEach(() => {
  const option = (server: string, right: boolean) => ({
    id: server,
    right,
    if: [{ do: 'timeout' as const, server }],
    within: 35,
    then: { leader: server },
  });
  openPage(
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

const leads = (id: number) => session().world.nodes[id]?.server.role.name === 'leader';

/** What it means that a trial is over is told after what happened last. */
const told = () => Promise.resolve();

function answer(...options: readonly string[]): void {
  for (const option of options) choose(option);
  answerTicked();
}

describe('a trial', () => {
  test('of the first that was chosen is played at once, for its time, in about three seconds', async () => {
    expect(isAsking(story())).toBe(true);
    answer('S2', 'S1');
    expect(story()).toMatchObject({ trial: { option: 'S2', over: false }, onRun: true });
    expect([session().playing, isShown(story())]).toEqual([true, false]);
    expect(session().speed).toBeCloseTo(35 / 3000);
    commands.seek(85_000);
    await told();
    expect(story().trial?.over).toBe(true);
    expect([isShown(story()), leads(2)]).toEqual([true, true]);
  });

  test('pales nothing, and is still the story’s', () => {
    answer('S1');
    expect([isServerInFocus(story(), 1), story().onRun, session().notice]).toEqual([true, true, null]);
  });

  test('is of a right one where nothing was chosen', () => {
    onlyShow();
    expect(story().trial?.option).toBe('S1');
  });

  test('comes to its end by Next, once; the page would turn then', async () => {
    answer('S1');
    goOn();
    await told();
    expect(story()).toMatchObject({ trial: { option: 'S1', over: true }, revealing: false });
    expect(leads(1)).toBe(true);
    expect(session().playing).toBe(false);
  });

  test('of another begins at the very same moment, and leaves no branch behind', async () => {
    answer('S1');
    arriveAtTrialEnd();
    await told();
    const first = session().world.hash;
    for (let i = 0; i < 50; i += 1) tryOut('S2');
    expect(isShown(story())).toBe(true);
    arriveAtTrialEnd();
    expect([leads(1), leads(2)]).toEqual([false, true]);
    tryOut('S1');
    arriveAtTrialEnd();
    expect(session().world.hash).toBe(first);
    expect(session().branches.length).toBe(2);
    expect(session().canUndo).toBe(false);
  });

  test('is played again by "Play again"', () => {
    answer('S2');
    arriveAtTrialEnd();
    replay();
    expect(story().trial).toEqual({ option: 'S2', over: false });
  });

  test('ends where the page asks again, in its own run', () => {
    const { hash } = session().world;
    answer('S2');
    arriveAtTrialEnd();
    askAgain();
    expect([session().world.hash, playhead.now()]).toEqual([hash, 50_000]);
    expect(story()).toMatchObject({ trial: null, onRun: true });
    expect([isAsking(story()), session().branches.length]).toEqual([true, 1]);
  });

  test('becomes the reader’s by an act, and stays a branch', () => {
    answer('S2');
    arriveAtTrialEnd();
    commands.act({ do: 'crash', server: 1 });
    expect(story()).toMatchObject({ trial: null, onRun: false });
    playAgain();
    expect(story().onRun).toBe(true);
    expect(session().branches.length).toBe(2);
  });
});
