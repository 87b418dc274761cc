// @vitest-environment happy-dom

/** The list of events with a filter: what it shows, what it says, and how one leaves it. */
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRun, seek } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import { type EventFilter, NO_FILTER } from '../../store/filter.ts';
import { isListed, listedUpTo } from '../../store/pages.ts';
import { type Detail, type Session } from '../../store/session.ts';
import { fitsFilter, fitUpToNow, sift } from '../../store/sieve.ts';
import { createReading, type Reading } from '../../store/story/state.ts';
import { whenIdle } from '../../store/work.ts';
import { renderIn } from '../testing/renderIn.tsx';
import { Events } from './Events.tsx';
import { type ListState, placeAt, rowsUpTo } from './rows.ts';

let session: Session;
let reading: Reading;
beforeEach(async () => {
  session = createSession();
  reading = createReading(session);
  const groups = [
    ['S1', 'S2', 'S4'],
    ['S3', 'S5'],
  ];
  const requests = Array.from({ length: 20 }, (_, i) => ({
    at: 7000 + 50 * i,
    do: 'request' as const,
    server: 'leader' as const,
    command: `SET x ${i}`,
  }));
  const actions = [
    { at: 450, do: 'partition' as const, groups },
    { at: 1400, do: 'heal' as const },
    ...requests,
  ];
  openRun(session, { raftarium: 1, seed: 31, actions }, 9_000_000);
  await whenIdle(session);
});
afterEach(cleanup);

const DETAILS: readonly Detail[] = ['turns', 'decisions', 'everything'];
const filters: fc.Arbitrary<EventFilter> = fc.record({
  server: fc.constantFrom(null, 1, 3, 5),
  kind: fc.constantFrom(null, 'elections', 'votes', 'messages', 'acts', 'commits', 'become-leader', 'send'),
  term: fc.constantFrom(null, 1, 2, 9),
  text: fc.constantFrom('', 'entry', 'S3', "Candidate's", 'heartbeat of', 'no such words'),
});

const isSearched = (): Promise<void> =>
  waitFor(() => expect(session.getState().sifted?.share ?? 1).toBe(1), { interval: 1 });
const isFiltered = (filter: EventFilter): boolean => JSON.stringify(filter) !== JSON.stringify(NO_FILTER);

describe('with any filter', () => {
  test('exactly the events that fit are listed, and counted, at every level of detail and place', async () => {
    const stop = sift(session);
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.constantFrom(...DETAILS),
        fc.nat({ max: 9_000 }),
        async (filter, detail, ms) => {
          session.setState({ filter });
          seek(session, ms * 1000);
          await whenIdle(session);
          await isSearched();
          const { world } = session.getState();
          const fits = fitsFilter(session, filter);
          const all = session.run.history.events(1, world.seq).filter(fits);
          const wanted = all.filter((event) => isListed(event, detail)).map(({ seq }) => seq);
          const about: ListState = {
            detail,
            world,
            unfolded: new Set(),
            selected: null,
            hurried: false,
            sifted: null,
          };
          const rows = rowsUpTo(session, about, null, { height: Number.POSITIVE_INFINITY, width: 300 }, 6);
          const seqs = rows.flatMap(({ line }) => line.events.map(({ seq }) => seq)).sort((a, b) => a - b);
          expect(seqs).toEqual(wanted);
          expect(listedUpTo(session, world, detail)).toBe(wanted.length);
          expect(isFiltered(filter) ? fitUpToNow(session) : all.length).toBe(all.length);
          const middle = Math.floor(wanted.length / 2);
          const place = placeAt(session, about, middle);
          expect(place === null || place.of <= (wanted[middle] ?? Infinity)).toBe(true);
        },
      ),
      { numRuns: 60, seed: 7 },
    );
    stop();
    expect(session.sieve).toBeNull();
  });

  test('a run that goes on is searched as it does, and another run anew', async () => {
    const stop = sift(session);
    session.setState({ filter: { ...NO_FILTER, kind: 'become-leader' } });
    const leaders = () => listedUpTo(session, session.getState().world, 'everything');
    const counted = () =>
      session.run.history
        .events(1, session.getState().world.seq)
        .filter(({ what }) => what.kind === 'become-leader').length;
    for (const time of [12_000_000, 100_000, 14_000_000]) {
      seek(session, time);
      await whenIdle(session);
      await isSearched();
      expect(leaders()).toBe(counted());
    }
    openRun(session, { raftarium: 1, seed: 5 }, 4_000_000);
    await whenIdle(session);
    await isSearched();
    expect(leaders()).toBe(counted());
    stop();
  });
});

const openRow = async () =>
  within(
    (await screen.findByRole('searchbox', { name: 'Words of the event' })).closest('search') as HTMLElement,
  );

test('the row of the filter: words, a server, a kind and a term; how many fit; one press to leave', async () => {
  renderIn(reading, <Events />);
  const toggle = screen.getByRole('button', { name: 'Filter the events' });
  expect(toggle.getAttribute('aria-expanded')).toBe('false');
  act(() => void fireEvent.click(toggle));
  const row = await openRow();
  const words = row.getByRole('searchbox', { name: 'Words of the event' });
  expect(document.activeElement).toBe(words);
  const lines = () =>
    within(screen.getByRole('log'))
      .queryAllByRole('button')
      .map((one) => one.textContent ?? '');
  const before = lines().length;

  await act(async () => void fireEvent.change(words, { target: { value: 'leads term' } }));
  await waitFor(() => expect(row.getByRole('status').textContent).toMatch(/^\d of \d+$/));
  expect(lines().length).toBeLessThan(before);
  expect(lines().every((line) => line.includes('leads term'))).toBe(true);

  await act(
    async () =>
      void fireEvent.change(row.getByRole('combobox', { name: 'Server' }), { target: { value: '1' } }),
  );
  await act(async () => void fireEvent.change(words, { target: { value: '' } }));
  await act(
    async () =>
      void fireEvent.change(row.getByRole('combobox', { name: 'Kind of event' }), {
        target: { value: 'send' },
      }),
  );
  await waitFor(() => expect(row.getByRole('status').textContent).toMatch(/^None of \d+$/));
  expect(screen.getByText('None so far.')).toBeDefined();
  await act(
    async () => void fireEvent.click(row.getByRole('button', { name: /^Show the \d+ in everything$/ })),
  );
  expect(lines().length).toBeGreaterThan(0);
  expect(lines().every((line) => line.includes('S1 sends'))).toBe(true);

  await act(async () => void fireEvent.click(row.getByRole('button', { name: 'Clear' })));
  expect(session.getState().filter).toEqual(NO_FILTER);
  await act(async () => void fireEvent.keyDown(words, { key: 'Escape' }));
  expect(screen.queryByRole('searchbox')).toBeNull();
  expect(session.getState().filter).toBeNull();
});

test('the filter stays when an event is opened, and its line stays in the list', async () => {
  renderIn(reading, <Events />);
  act(() => void fireEvent.click(screen.getByRole('button', { name: 'Filter the events' })));
  const row = await openRow();
  await act(
    async () =>
      void fireEvent.change(row.getByRole('textbox', { name: 'Term' }), { target: { value: '1x' } }),
  );
  await isSearched();
  const last = within(screen.getByRole('log')).getAllByRole('button').at(-1) as HTMLElement;
  await act(async () => void fireEvent.click(last));
  expect(session.getState().selected).toMatchObject({ kind: 'event' });
  expect(session.getState().filter).toMatchObject({ term: 1 });
  expect(last.isConnected).toBe(true);
});
