// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openRun } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { Events } from './Events.tsx';

afterEach(cleanup);

test('a fold in which an event is selected is folded by one press, also of a finger, which points at nothing first', () => {
  const groups = [
    ['S1', 'S2', 'S4'],
    ['S3', 'S5'],
  ];
  openRun({ raftarium: 1, seed: 31, actions: [{ at: 450, do: 'partition', groups }] }, 1_350_000);
  render(<Events />);
  const press = (button: HTMLElement) => act(() => void fireEvent.click(button));
  const fold = () => screen.getByRole('button', { name: /S4’s heartbeats to S3 and S5 are lost at the cut/ });
  const parts = () =>
    screen.queryAllByRole('button', { name: /S4 had sent S[35] a heartbeat, but the link/ });
  press(fold());
  press(parts()[0] as HTMLElement);
  expect(useSession.getState().selected).toMatchObject({ kind: 'event' });
  press(fold());
  expect(useSession.getState().selected).toBeNull();
  expect(parts()).toEqual([]);
});
