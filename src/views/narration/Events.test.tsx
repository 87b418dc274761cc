// @vitest-environment happy-dom

import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRun, setDetail } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import type { Session } from '../../store/session.ts';
import { createReading, type Reading } from '../../store/story/state.ts';
import { whenIdle } from '../../store/work.ts';
import { renderIn } from '../testing/renderIn.tsx';
import { Events } from './Events.tsx';

let session: Session;
let reading: Reading;
beforeEach(() => {
  session = createSession();
  reading = createReading(session);
});

afterEach(cleanup);

test('a fold with the selected event is folded by one press, also of a finger, which does not hover first', () => {
  const groups = [
    ['S1', 'S2', 'S4'],
    ['S3', 'S5'],
  ];
  openRun(session, { raftarium: 1, seed: 31, actions: [{ at: 450, do: 'partition', groups }] }, 1_350_000);
  renderIn(reading, <Events />);
  const press = (button: HTMLElement) => act(() => void fireEvent.click(button));
  const fold = () => screen.getByRole('button', { name: /S4’s heartbeats to S3 and S5 are lost at the cut/ });
  const parts = () =>
    screen.queryAllByRole('button', { name: /S4 had sent S[35] a heartbeat, but the link/ });
  press(fold());
  press(parts()[0] as HTMLElement);
  expect(session.getState().selected).toMatchObject({ kind: 'event' });
  press(fold());
  expect(session.getState().selected).toBeNull();
  expect(parts()).toEqual([]);
});

test('an empty list says what has not happened, and not more than that', async () => {
  openRun(session, { raftarium: 1, seed: 31 }, 100_000);
  renderIn(reading, <Events />);
  await act(() => whenIdle(session));
  expect(screen.getByText('Nothing has happened yet.')).toBeDefined();
  const term = { term: 1 };
  const initial = { S1: { term: 1, role: 'leader' }, S2: term, S3: term, S4: term, S5: term } as const;
  act(() => openRun(session, { raftarium: 1, seed: 31, cluster: { initial } }, 60_000));
  await act(() => whenIdle(session));
  expect(screen.getByText('Nothing has been decided yet.')).toBeDefined();
  act(() => setDetail(session, 'turns'));
  expect(screen.getByText('Nothing has turned yet.')).toBeDefined();
});

test('an opened event says which values decided it, and on demand all that was asked', async () => {
  const initial = { S2: { term: 2, log: [1, 2] }, S3: { term: 2, log: [1, 1, 1] } };
  const actions = [{ at: 5, do: 'timeout', server: 'S3' }] as const;
  openRun(session, { raftarium: 1, cluster: { servers: 3, initial }, actions }, 60_000);
  renderIn(reading, <Events />);
  await act(() => whenIdle(session));
  act(() => void fireEvent.click(screen.getByRole('button', { name: /S2 denies S3 its vote/ })));
  const values = 'The candidate’s last entry is of term 1, its own of term 2.';
  const said = () =>
    [...document.querySelectorAll('.decisive, .conditions li')].map((one) =>
      one.textContent?.replaceAll('\u00a0', ' ').trim(),
    );
  expect(said()).toEqual([
    values,
    'Holds: term ≥ currentTerm Both are of term 3.',
    'Does not hold: votedFor = candidateId Its votedFor is nobody, the candidate is S3.',
    'Holds: votedFor = null It has voted for nobody in this term.',
    `Does not hold: the candidate’s log is at least as up to date ${values}`,
  ]);
});
