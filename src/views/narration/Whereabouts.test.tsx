// @vitest-environment happy-dom

import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nextEvent, openRun } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import { seek } from '../../store/moving.ts';
import type { Session } from '../../store/session.ts';
import { createReading } from '../../store/story/state.ts';
import { renderIn } from '../testing/renderIn.tsx';
import { Whereabouts } from './Whereabouts.tsx';

const A_WHILE_MS = 1000;

let session: Session;
beforeEach(() => {
  vi.useFakeTimers();
  session = createSession();
  openRun(session, { raftarium: 1, seed: 31 }, 100_000);
  renderIn(createReading(session), <Whereabouts />);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const where = () => screen.getByRole('status', { name: 'Where you are' }).textContent;

test('after a jump the place is read out, once the reader stops', () => {
  act(() => seek(session, 200_000));
  expect(where()).toBe('');
  act(() => void vi.advanceTimersByTime(A_WHILE_MS));
  expect(where()).toBe('At 200.0 ms. Before that: S3 has a majority, 3 of 5 votes: it leads term 1.');
});

test('a step right after a jump is news of the list: the place is not read out as well', () => {
  act(() => seek(session, 200_000));
  act(() => nextEvent(session));
  act(() => void vi.advanceTimersByTime(A_WHILE_MS));
  expect(where()).toBe('');
});

test('while a job of the page still runs, the place is not read out: it is once the job is done', () => {
  act(() => seek(session, 200_000));
  act(() => session.setState({ work: { what: 'Computing the run', share: null } }));
  act(() => void vi.advanceTimersByTime(A_WHILE_MS));
  expect(where()).toBe('');
  act(() => session.setState({ work: null }));
  act(() => void vi.advanceTimersByTime(A_WHILE_MS));
  expect(where()).toBe('At 200.0 ms. Before that: S3 has a majority, 3 of 5 votes: it leads term 1.');
});
