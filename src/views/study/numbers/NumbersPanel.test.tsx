// @vitest-environment happy-dom

/** The panel of the numbers: a run that was counted by hand, as a table says it, and as time goes. */
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ScenarioDocument } from '../../../scenario/types.ts';
import { countEvent, numbersFrom, wholeTally } from '../../../sim/numbers.ts';
import { openRun, seek } from '../../../store/commands.ts';
import { createSession } from '../../../store/createSession.ts';
import { followNumbers, type Shown } from '../../../store/run-numbers.ts';
import type { Session } from '../../../store/session.ts';
import { createReading, type Reading } from '../../../store/story/state.ts';
import { whenIdle } from '../../../store/work.ts';
import { renderIn } from '../../testing/renderIn.tsx';
import { NumbersPanel } from './NumbersPanel.tsx';

let session: Session;
let reading: Reading;
beforeEach(() => {
  session = createSession();
  reading = createReading(session);
});
afterEach(cleanup);

/** S1 stands at 50, leads at 70; asked at 100, it commits at 120; it crashes at 150. */
const RUN: ScenarioDocument = {
  raftarium: 1,
  cluster: {
    servers: 3,
    electionTimeout: [9000, 9000],
    heartbeatInterval: 1000,
    latency: [10, 10],
    replicate: 'at-once',
  },
  actions: [
    { at: 50, do: 'timeout', server: 'S1' },
    { at: 100, do: 'request', server: 'S1', command: 'SET x 1' },
    { at: 150, do: 'crash', server: 'S1' },
  ],
};

const rowOf = (name: string): readonly (string | null)[] =>
  within(screen.getByRole('row', { name: new RegExp(`^${name}`) }))
    .getAllByRole('cell')
    .map((cell) => cell.textContent);
const valueOf = (name: string) => screen.getByText(name).nextElementSibling?.textContent;
const isSaid = (text: string | RegExp) => waitFor(() => expect(screen.getByText(text)).toBeDefined());

test('it says what was sent, how long nobody led, and how long the client waited; then only since the crash', async () => {
  openRun(session, RUN, 200_000);
  await act(() => whenIdle(session));
  renderIn(reading, <NumbersPanel />);
  await isSaid('From the start to 200 ms.');
  expect(rowOf('Requests for a vote')).toEqual(['2', '0', '58 B']);
  expect(rowOf('Messages with entries')).toEqual(['2', '0', '120 B']);
  expect(valueOf('Times that a server stood')).toBe('1');
  expect(valueOf('Terms that got a leader')).toBe('1');
  expect(valueOf('Without a leader')).toBe('120 ms, 60 %');
  expect(valueOf('Committed')).toBe('1');
  expect(screen.getByText('16 ms to 20 ms: 1')).toBeDefined();
  expect(screen.getByText('Nine of ten within 20 ms.')).toBeDefined();

  act(() => void fireEvent.click(screen.getByRole('radio', { name: 'Since the last act' })));
  expect(document.querySelector('.numbers-since')?.textContent?.replaceAll('\u00a0', ' ')).toBe(
    'Since 150 ms: S1 crashes: what it had in memory is gone. A client’s request is no act here.',
  );
  expect(rowOf('All')).toEqual(['0', '0', '0 B']);
  expect(valueOf('Without a leader')).toBe('50 ms, 100 %');
  expect(screen.getByText('No request was committed yet.')).toBeDefined();

  act(() => seek(session, 40_000));
  await act(() => whenIdle(session));
  await isSaid('Nobody has acted yet. A client’s request is no act here.');
});

test('where nothing happens, the time goes on, forwards and back', async () => {
  openRun(session, RUN, 100_000);
  await act(() => whenIdle(session));
  renderIn(reading, <NumbersPanel />);
  for (const ms of [40, 20, 30]) {
    act(() => seek(session, ms * 1000));
    await act(() => whenIdle(session));
    await isSaid(`From the start to ${ms} ms.`);
    expect(valueOf('Times that a server stood')).toBe('0');
  }
});

test('wherever the cursor goes in a long run, and in another run, it is the count of all events up to there', async () => {
  const actions = Array.from({ length: 80 }, (_, i) => ({
    at: 300 + 100 * i,
    do: 'request' as const,
    server: 'leader' as const,
    command: `SET x ${i}`,
  }));
  openRun(session, { raftarium: 1, seed: 31, actions }, 12_000_000);
  await whenIdle(session);
  let shown: Shown | null = null;
  const stop = followNumbers(session, (now) => {
    shown = now;
  });
  const isRight = async () => {
    await whenIdle(session);
    const { world } = session.getState();
    await waitFor(() => expect([shown?.share, shown?.numbers.seq]).toEqual([1, world.seq]), { interval: 1 });
    const { history } = session.run;
    const direct = numbersFrom(history.keyframes[0] ?? world);
    for (const event of history.events(1, world.seq)) countEvent(direct, event);
    expect(shown && wholeTally(shown.numbers, world.time)).toEqual(wholeTally(direct, world.time));
  };
  await isRight();
  for (const time of [2_000_000, 9_000_000, 0, 14_000_000, 13_990_000]) {
    seek(session, time);
    await isRight();
  }
  openRun(session, { raftarium: 1, seed: 5 }, 3_000_000);
  await isRight();
  stop();
});
