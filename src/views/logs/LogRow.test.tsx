// @vitest-environment happy-dom
/** The logs beside the stage, on pages of the story. */
import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { INTRODUCED_ON } from '../../lessons/contents.ts';
import { openRun } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import { createReading } from '../../store/story/state.ts';
import { renderIn } from '../testing/renderIn.tsx';
import { Logs } from './Logs.tsx';

test('show no term on an entry before the story introduces terms', () => {
  const reading = createReading(createSession());
  const entry = { term: 1, command: 'SET x 1' };
  openRun(reading.session, {
    raftarium: 1,
    cluster: { servers: 1, initial: { S1: { term: 1, role: 'leader', log: [entry] } } },
  });
  renderIn(reading, <Logs />);
  const block = () => screen.getByRole('listitem', { name: /^index 1, term 1, SET x 1/ });
  act(() => reading.setState({ mode: 'story', page: { chapter: 'why-agree', beat: 'one-server' } }));
  expect(block().textContent.trim()).toBe('x = 1');
  act(() => reading.setState({ page: INTRODUCED_ON.terms }));
  expect(block().textContent).toBe('1x = 1');
});
