// @vitest-environment happy-dom
/**
 * Screen readers read what happened before what it means: the page renders the last events of a run first,
 * and then that it is over.
 */

import { cleanup } from '@testing-library/react';
import { useLayoutEffect } from 'react';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Beat } from '../../lessons/types.ts';
import { nodeOf } from '../../sim/nodes.ts';
import * as commands from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import { type Session, useSession } from '../../store/session.ts';
import { choose } from '../../store/story/question.ts';
import { followRun } from '../../store/story/reading.ts';
import { createReading, type Reading, type Story, useReading, useStory } from '../../store/story/state.ts';
import { followTasks } from '../../store/story/task.ts';
import { openPage, STILL } from '../../store/story/testing/page.ts';
import { followTrials } from '../../store/story/trial.ts';
import { renderIn } from '../testing/renderIn.tsx';

let session: Session;
let reading: Reading;
beforeEach(() => {
  session = createSession();
  reading = createReading(session);
});

/** For each change of the page: whether S2 leads on it, and whether the page has said what that means. */
const shown: { readonly leads: boolean; readonly isMeant: boolean }[] = [];

function Page({ is }: { readonly is: (story: Story) => boolean }) {
  const reading = useReading();
  const leads = useSession(({ world }) => nodeOf(world, 2)?.server.role.name === 'leader');
  const isMeant = useStory(is);
  useLayoutEffect(() => followTasks(reading), [reading]);
  useLayoutEffect(() => {
    shown.push({ leads, isMeant });
  }, [leads, isMeant]);
  return null;
}

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  followRun(reading);
  followTrials(reading);
});
afterAll(() => vi.unstubAllGlobals());
afterEach(() => {
  cleanup();
  shown.length = 0;
});

/** A page of three servers that do nothing for long, until 50 ms. */
function mount(beat: Omit<Beat, 'id'>, is: (story: Story) => boolean): void {
  openPage(
    reading,
    STILL,
    [
      { id: 'before', until: { at: 50 } },
      { id: 'it', ...beat },
    ],
    'it',
  );
  renderIn(reading, <Page is={is} />);
  shown.length = 0;
}

const TIMES_OUT = [{ do: 'timeout' as const, server: 'S2' }];

const IN_TURN = [
  { leads: true, isMeant: false },
  { leads: true, isMeant: true },
];

test('a trial', async () => {
  mount(
    {
      question: {
        by: 'server',
        options: [{ id: 'S2', right: true, if: TIMES_OUT, within: 35, then: { leader: 'S2' } }],
      },
    },
    ({ trial }) => trial?.over === true,
  );
  choose(reading, 'S2');
  commands.seek(session, 85_000);
  await vi.waitFor(() => expect(shown).toEqual(IN_TURN));
});

test('a task', async () => {
  mount(
    { until: { at: 50 }, task: { goal: { claim: { leader: 'S2' } }, shown: TIMES_OUT } },
    ({ reached }) => reached,
  );
  commands.act(session, { do: 'timeout', server: 2 });
  commands.seek(session, 85_000);
  await vi.waitFor(() => expect(shown).toEqual(IN_TURN));
});
