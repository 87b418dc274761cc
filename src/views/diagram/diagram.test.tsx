// @vitest-environment happy-dom

import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ScenarioDocument } from '../../scenario/types.ts';
import { openRun, pause, seek, select } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import { pointEntry, pointMessage, pointNowhere } from '../../store/pointing.ts';
import type { Session } from '../../store/session.ts';
import { createReading, type Reading } from '../../store/story/state.ts';
import { renderIn } from '../testing/renderIn.tsx';
import { Diagram } from './Diagram.tsx';

let session: Session;
let reading: Reading;
beforeEach(() => {
  session = createSession();
  reading = createReading(session);
});

const RUN = {
  raftarium: 1,
  title: '',
  seed: 1,
  cluster: { servers: 3, latency: [10, 10], initial: { S1: { term: 1, role: 'leader' } } },
  actions: [{ at: 40, do: 'request', server: 'S1', command: 'SET x 5' }],
} as ScenarioDocument;

const sheet = (): Element => screen.getByRole('application');
const all = (selector: string) => [...sheet().querySelectorAll(selector)];

beforeEach(() => {
  pause(session);
  openRun(session, RUN, 5000);
  renderIn(reading, <Diagram />);
});
afterEach(() => {
  cleanup();
  pointNowhere(session);
});

test('draws what is known, and more as the run goes on', () => {
  expect(all('.quiet [data-line]')).toHaveLength(2);
  act(() => seek(session, 60_000));
  expect(all('.quiet [data-line]')).toHaveLength(4);
  expect(all('.quiet [data-sign="request"]')).toHaveLength(1);
  act(() => seek(session, 5000));
  expect(all('.quiet [data-line]'), 'what is known stays, under the cover').toHaveLength(4);
});

test('highlights the message that is pointed at, and renders only that again', () => {
  const [packet] = session.getState().world.packets;
  if (!packet) throw new Error('nothing is on its way');
  const line = sheet().querySelector(`.quiet [data-line="${packet.id}"]`);
  act(() => pointMessage(session, packet));
  expect(all(`.pointed [data-line="${packet.id}"]`)).toHaveLength(1);
  expect(sheet().querySelector(`.quiet [data-line="${packet.id}"]`)).toBe(line);
  act(() => pointNowhere(session));
  expect(all('.pointed [data-line]')).toHaveLength(0);
});

test('highlights the event that wrote an entry', () => {
  act(() => seek(session, 60_000));
  act(() => pointEntry(session, 1, 1));
  expect(all('.dot.is-pointed')).toHaveLength(1);
});

test('dims everything but causes and effects of the selected event', () => {
  act(() => seek(session, 200_000));
  const accepted = session.getState().events.find(({ what }) => what.kind === 'accept-entries');
  act(() => select(session, { kind: 'event', id: accepted?.seq ?? 0 }));
  expect(sheet().querySelector('[data-dimmed]')).not.toBeNull();
  expect(all('.dot.is-now')).toHaveLength(1);
  expect(all('.dot.is-past')).toHaveLength(2);
  expect(all('.dot.is-future').length).toBeGreaterThan(1);
  expect(all('.highlighted [data-line]')).toHaveLength(2);
  act(() => select(session, null));
  expect(all('.dot')).toHaveLength(0);
});
