// @vitest-environment happy-dom

import '../../../raft/bugs.ts';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ScenarioDocument } from '../../../scenario/types.ts';
import { nextEvent, openRun, seek } from '../../../store/commands.ts';
import { createSession } from '../../../store/createSession.ts';
import { openLine } from '../../../store/figure/panel.ts';
import type { Session } from '../../../store/session.ts';
import { createReading, type Reading } from '../../../store/story/state.ts';
import { openStudy } from '../../../store/study.ts';
import { whenIdle } from '../../../store/work.ts';
import { renderIn } from '../../testing/renderIn.tsx';
import { RulesPanel } from './RulesPanel.tsx';

let session: Session;
let reading: Reading;
beforeEach(() => {
  session = createSession();
  reading = createReading(session);
});
afterEach(() => {
  act(() => openLine(session, null));
  cleanup();
});

/** S2 has an entry of term 2, S3 a longer log of term 1; S3 asks for votes. */
const BEHIND: ScenarioDocument = {
  raftarium: 1,
  cluster: {
    servers: 3,
    latency: [10, 10],
    initial: { S2: { term: 2, log: [1, 2] }, S3: { term: 2, log: [1, 1, 1] } },
  },
  actions: [{ at: 5, do: 'timeout', server: 'S3' }],
  until: 100,
};

async function show(document: ScenarioDocument, ms: number) {
  openRun(session, document, ms * 1000);
  openStudy(session, 'rules');
  renderIn(reading, <RulesPanel />);
  await act(() => whenIdle(session));
}

const plain = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();
const press = (name: string | RegExp) =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
    await whenIdle(session);
  });
const heard = () => plain(screen.getAllByRole('status')[0]);
const line = (text: RegExp) => screen.getByRole('button', { name: text }).closest('li');
/** The S2 that got the request says no: it comes after S1, at the same time. */
const DENIED = 15;

test('a walk through a denied vote: each line says what it asked, of which values, and what came of it', async () => {
  await show(BEHIND, DENIED);
  expect(plain(document.querySelector('.ran-event'))).toMatch(/^S2 denies S3 its vote/);
  expect(screen.getByText('7 lines ran')).toBeDefined();
  expect(heard()).toBe('');
  const said: string[] = [];
  for (let i = 0; i < 7; i += 1) {
    await press('Next line');
    said.push(heard());
  }
  expect(said).toEqual([
    'Line 1 of 7. All servers: Look at every message, and answer every request. Every message that arrives is looked at.',
    'Line 2 of 7. All servers: If a message has a higher term than mine: take it over, with a vote that is free, and follow. Holds: term > currentTerm. The message is of term 3, its currentTerm is 2. It saw a term higher than its own, so it takes that term over. Each term has a vote of its own: in the new one it has voted for nobody yet. currentTerm 2 → 3.',
    'Line 3 of 7. RequestVote, at its receiver: A request of a term that is over gets a no. Holds: term ≥ currentTerm. Both are of term 3.',
    'Line 4 of 7. RequestVote, at its receiver: Yes, if my vote of this term is free or already this candidate’s, and its log is at least as up to date as mine. Else no. Does not hold: votedFor = candidateId. Its votedFor is nobody, the candidate is S3. Holds: votedFor = null. It has voted for nobody in this term. Does not hold: the candidate’s log is at least as up to date. The candidate’s last entry is of term 1, its own of term 2. The candidate’s log is less up to date than its own: an earlier last term, or the same and shorter.',
    'Line 5 of 7. Disk and crash: What I promise or store must be on my disk before I say so. Holds: it tells what its sender has promised or stored. It is of type RequestVoteReply. What it says holds only once it is on its disk, so it writes first.',
    'Line 6 of 7. All servers: Look at every message, and answer every request. Sends RequestVoteReply to S3.',
    'Line 7 of 7. Followers: Restart the election timer when the leader speaks, or when I grant a vote; for nothing else. Only a leader’s word or a vote that it grants is a reason to wait longer.',
  ]);
  await press('Previous line');
  expect(heard()).toMatch(/^Line 6 of 7/);
  expect(line(/Look at every message/)?.getAttribute('aria-current')).toBe('step');
});

test('assignments show the old and the new value, at the line and at the field', async () => {
  await show(BEHIND, 5);
  expect(plain(line(/To stand: the next term/)?.querySelector('.ran-changes'))).toBe(
    'currentTerm2 → 3votedFornobody → S3rolefollower → candidatevotes S3– → yes',
  );
  expect(plain(line(/^currentTerm ?: the latest/)?.querySelector('dd'))).toBe('2 → 3');
  expect(line(/With the votes of a majority/)?.hasAttribute('data-lit')).toBe(false);
});

test('a walk past the last line goes on with the next decision, and back again', async () => {
  await show(BEHIND, 5);
  for (let i = 0; i < 5; i += 1) await press('Next line');
  expect(heard()).toMatch(/^Line 5 of 5\. Followers: Draw the length/);
  await press('Next line');
  expect(plain(document.querySelector('.ran-event'))).toMatch(/^S1 /);
  expect(heard()).toMatch(/^Line 1 of/);
  await press('Previous line');
  expect(heard()).toMatch(/^Line 5 of 5/);
});

test('before the first decision nothing is lit; a step to the next event lights its lines', async () => {
  await show(BEHIND, 1);
  expect(screen.getByText(/No server has decided anything yet/)).toBeDefined();
  expect(document.querySelectorAll('[data-lit]')).toHaveLength(0);
  await act(async () => {
    nextEvent(session);
    await whenIdle(session);
  });
  expect(line(/If the election timer runs out/)?.hasAttribute('data-lit')).toBe(true);
});

test('only the blocks of the parts that are on are there, and a broken rule is crossed out', async () => {
  const regions = () => screen.getAllByRole('region').map((region) => region.getAttribute('aria-label'));
  await show({ ...BEHIND, cluster: { ...BEHIND.cluster, fastBacktrack: false } }, 5);
  expect(regions().filter((name) => name?.startsWith('Option'))).toEqual([]);
  await act(async () => {
    const cluster = {
      ...BEHIND.cluster,
      noop: true,
      rules: { reads: 'local' },
      bugs: ['vote-twice'],
    } as const;
    openRun(session, { ...BEHIND, cluster }, 5000);
    await whenIdle(session);
  });
  expect(regions().filter((name) => name?.startsWith('Option'))).toEqual([
    'Option: faster repair of logs',
    'Option: a blank entry first',
    'Option: reads without asking',
  ]);
  const broken = line(/Yes, if my vote of this term is free/);
  expect(plain(broken?.querySelector('.figure-off'))).toBe('Broken on purpose: One vote per term');
  expect(broken?.querySelector('s')).not.toBeNull();
});

test('a rule lists its moments and steps through them; its ways that never came say how, with a run', async () => {
  await show(BEHIND, 60);
  await press(/^Yes, if my vote of this term is free/);
  expect(screen.getByText('Ran at 2 moments')).toBeDefined();
  const moments = within(screen.getByRole('list', { name: 'Its moments' })).getAllByRole('button');
  expect(moments.map(plain)).toEqual([
    expect.stringMatching(/^15\.0S1 grants its vote to S3 in term 3/),
    expect.stringMatching(/^15\.0S2 denies S3 its vote/),
  ]);
  await press('Previous moment');
  expect(screen.getByText('2 of 2')).toBeDefined();
  expect(session.playhead.now()).toBe(15_000);
  await press('Previous moment');
  expect(screen.getByText('1 of 2')).toBeDefined();
  expect(heard()).toMatch(/^Line 4 of \d+\. RequestVote/);
  const never = screen.getByText(/It already voted for this very candidate/).closest('li');
  expect(plain(never)).toContain('never so far Duplicate a request for a vote');
  expect(
    within(never as HTMLElement)
      .getByRole('link')
      .getAttribute('href'),
  ).toBe('#library/late-vote&t=235&v=2&panels=rules');
  await press('All rules');
  expect(screen.getByRole('group', { name: 'Rules as in Figure 2' })).toBeDefined();
});

test('a pinned rule stays above the others, is lit when it runs, and is gone in another run', async () => {
  await show(BEHIND, 5);
  await press(/^With the votes of a majority/);
  expect(screen.getByText('It has not run so far.')).toBeDefined();
  await press('Pin');
  await press('All rules');
  const pinned = () => screen.getByRole('region', { name: 'Pinned' });
  expect(plain(pinned())).toBe('With the votes of a majority, lead. Ran at no moment');
  expect(pinned().hasAttribute('data-lit')).toBe(false);
  await act(async () => {
    seek(session, 25_000);
    await whenIdle(session);
  });
  expect(plain(pinned())).toBe('With the votes of a majority, lead. Ran at one moment');
  // Another answer came at the same time, and was not counted any more.
  await press(/^With the votes of a majority, lead\. Ran/);
  await press('Previous moment');
  await press('All rules');
  expect(pinned().hasAttribute('data-lit')).toBe(true);
  await act(async () => {
    openRun(session, { raftarium: 1 }, 0);
    await whenIdle(session);
  });
  expect(screen.queryByRole('region', { name: 'Pinned' })).toBeNull();
});

test('a rule that has not run is found by playing on', async () => {
  await show(BEHIND, 5);
  await press(/^With the votes of a majority/);
  await press('Play on until it runs');
  expect(session.playhead.now()).toBe(25_000);
  expect(heard()).toMatch(/Candidates: With the votes of a majority/);
});

test('the arrow keys move from rule to rule, and only one is a tab stop', async () => {
  await show(BEHIND, 5);
  const rules = [...document.querySelectorAll<HTMLElement>('.figure-rule')];
  expect(rules.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  act(() => rules[0]?.focus());
  act(() => void fireEvent.keyDown(rules[0] as HTMLElement, { key: 'ArrowDown' }));
  expect(document.activeElement).toBe(rules[1]);
  act(() => void fireEvent.keyDown(rules[1] as HTMLElement, { key: 'End' }));
  expect(document.activeElement).toBe(rules.at(-1));
  expect(rules.at(-1)?.tabIndex).toBe(0);
});

test('with only the lines that ran, the others are left out', async () => {
  await show(BEHIND, 5);
  act(() => void fireEvent.click(screen.getByRole('checkbox', { name: 'Only these' })));
  const rules = [...document.querySelectorAll('.figure-line')];
  expect(rules.every((rule) => rule.hasAttribute('data-lit'))).toBe(true);
  act(() => void fireEvent.click(screen.getByRole('checkbox', { name: 'Only these' })));
});
