// @vitest-environment happy-dom
/** For the ear what happened comes before what it means: the page shows the last events of a run first, and then that it is over. */
import { cleanup, render } from '@testing-library/react';
import { useLayoutEffect } from 'react';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Beat } from '../../lessons/types.ts';
import * as commands from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { choose } from '../../store/story/question.ts';
import { followRun, playAgain } from '../../store/story/reading.ts';
import { type Story, useStory } from '../../store/story/state.ts';
import { followTasks } from '../../store/story/task.ts';
import { followTrials } from '../../store/story/trial.ts';

/** What each change of the page was: whether S2 leads on it, and whether the page has said what that means. */
const shown: { readonly leads: boolean; readonly isMeant: boolean }[] = [];

function Page({ is }: { readonly is: (story: Story) => boolean }) {
  const leads = useSession(({ world }) => world.nodes[2]?.server.role.name === 'leader');
  const isMeant = useStory(is);
  useLayoutEffect(() => {
    shown.push({ leads, isMeant });
  }, [leads, isMeant]);
  return null;
}

beforeAll(() => {
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  followRun();
  followTasks();
  followTrials();
});
afterAll(() => vi.unstubAllGlobals());
afterEach(() => {
  cleanup();
  shown.length = 0;
});

/** A page of three servers that stand still for long, told up to 50 ms. */
function openPage(beat: Omit<Beat, 'id'>, is: (story: Story) => boolean): void {
  useStory.setState({
    mode: 'story',
    page: { chapter: 'a', beat: 'it' },
    trial: null,
    revealing: false,
    over: false,
    progress: { at: null, read: [], answers: {}, done: [], bets: {} },
    lesson: {
      chapter: {
        id: 'a',
        scenario: {
          raftarium: 1,
          seed: 1,
          cluster: { servers: 3, latency: [10, 10], electionTimeout: [10_000, 10_000] },
        },
        beats: [
          { id: 'before', until: { at: 50 } },
          { id: 'it', ...beat },
        ],
      },
      words: { title: '', about: '', beats: {} },
    },
  });
  playAgain();
  render(<Page is={is} />);
  shown.length = 0;
}

const TIMES_OUT = [{ do: 'timeout' as const, server: 'S2' }];

const IN_TURN = [
  { leads: true, isMeant: false },
  { leads: true, isMeant: true },
];

test('a trial', async () => {
  openPage(
    {
      question: {
        by: 'server',
        options: [{ id: 'S2', right: true, if: TIMES_OUT, within: 35, then: { leader: 'S2' } }],
      },
    },
    ({ trial }) => trial?.over === true,
  );
  choose('S2');
  commands.seek(85_000);
  await vi.waitFor(() => expect(shown).toEqual(IN_TURN));
});

test('a task', async () => {
  openPage(
    { until: { at: 50 }, task: { goal: { claim: { leader: 'S2' } }, shown: TIMES_OUT } },
    ({ reached }) => reached,
  );
  commands.act({ do: 'timeout', server: 2 });
  commands.seek(85_000);
  await vi.waitFor(() => expect(shown).toEqual(IN_TURN));
});
