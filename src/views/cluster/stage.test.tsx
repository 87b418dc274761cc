// @vitest-environment happy-dom

import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Profiler } from 'react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { INTRODUCED_ON } from '../../lessons/contents.ts';
import { ACTION_SORTS, MARK_SORTS } from '../../scene/chronicle.ts';
import { MOST_DRAWN } from '../../scene/crowd.ts';
import { nodeOf } from '../../sim/nodes.ts';
import { nextEvent, openRun, partition, pause, play, seek } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import type { Session } from '../../store/session.ts';
import { createReading, type Reading } from '../../store/story/state.ts';
import { whenIdle } from '../../store/work.ts';
import { keepFocus } from '../../ui/focus.ts';
import { renderIn } from '../testing/renderIn.tsx';
import { Legend } from './Legend.tsx';
import { Stage } from './Stage.tsx';

let session: Session;
let reading: Reading;
beforeEach(() => {
  session = createSession();
  reading = createReading(session);
});

const led = { servers: 5, initial: { S1: { term: 1, role: 'leader' } } } as const;

let commits = 0;

/** Opens and renders a cluster led by S1; its first heartbeats are sent at once. */
function showStage(ms = 0): void {
  pause(session);
  openRun(session, { raftarium: 1, title: '', seed: 1, cluster: led, actions: [] });
  seek(session, ms * 1000);
  commits = 0;
  renderIn(
    reading,
    <Profiler id="stage" onRender={() => (commits += 1)}>
      <Stage />
    </Profiler>,
  );
}

const message = (name: RegExp) => screen.getByRole('button', { name });
const server = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}, `) });
const world = () => session.getState().world;

beforeEach(() => showStage(1));
afterEach(cleanup);

describe('the stage', () => {
  test('shows each server as a button with name, role and term', () => {
    expect(server('S1').getAttribute('aria-label')).toMatch(/^S1, leader, term 1, /);
    expect(screen.getAllByRole('button', { name: /^S\d, follower, term [01], / })).toHaveLength(4);
  });

  test('shows no term on a disc before the story introduces terms', () => {
    const numbers = () => document.querySelectorAll('.server .term').length;
    act(() => reading.setState({ mode: 'story', page: { chapter: 'why-agree', beat: 'a-cluster' } }));
    expect(numbers()).toBe(0);
    act(() => reading.setState({ page: INTRODUCED_ON.terms }));
    expect(numbers()).toBe(5);
  });

  test('shows each message in flight as a button with type and way', () => {
    expect(world().packets).toHaveLength(4);
    for (const to of [2, 3, 4, 5]) message(new RegExp(`^AppendEntries from S1 to S${to}, `));
  });

  test('piles up held messages on a short way, with their number, until they are released', () => {
    const cluster = { ...led, electionTimeout: [9000, 9000] } as const;
    const actions = [
      { at: 2, do: 'hold', from: 'S1', to: 'S2' },
      { at: 1000, do: 'release', from: 'S1', to: 'S2' },
    ] as const;
    act(() => {
      openRun(session, { raftarium: 1, seed: 1, cluster, actions });
      seek(session, 999_000);
    });
    const held = screen.getAllByRole('button', { name: /^AppendEntries from S1 to S2, .*, held$/ });
    const covered = held.filter((one) => one.hasAttribute('data-under'));
    const counts = held.map((one) => one.querySelector('.pile')?.textContent ?? '').filter(Boolean);
    expect(counts).toEqual([`×${covered.length + 1}`]);
    expect(covered.length).toBeGreaterThan(0);
    act(() => seek(session, 1_000_100));
    expect(document.querySelectorAll('[data-under]')).toHaveLength(0);
  });

  test('marks a message whose receiver is in another term, with the number of its own', () => {
    const heartbeat = message(/^AppendEntries from S1 to S3/);
    expect(heartbeat.hasAttribute('data-other-term')).toBe(true);
    expect(heartbeat.querySelector('.term-number')?.textContent).toBe('1');
    act(() => seek(session, 76_000));
    for (const later of screen.getAllByRole('button', { name: /^AppendEntries(Reply)? from S\d to S\d/ }))
      expect(later.hasAttribute('data-other-term')).toBe(false);
    expect(nodeOf(world(), 3)?.server.persistent.currentTerm).toBe(1);
  });

  test('moves messages and timers between two events without rendering', () => {
    const flying = message(/^AppendEntries from S1 to S3/);
    const arc = server('S2').querySelector('.election');
    const places = new Set<string | null>();
    const arcs = new Set<string | null>();
    const before = commits;
    act(() => {
      for (let time = 1000; time <= 9000; time += 2000) {
        session.playhead.seek(time);
        places.add(flying.getAttribute('transform'));
        arcs.add(arc?.getAttribute('stroke-dashoffset') ?? null);
      }
    });
    expect(places.size).toBe(5);
    expect(arcs.size).toBe(5);
    expect(commits).toBe(before);
  });

  test('has the state of the timers in a server’s name, but not while playing', () => {
    const name = () => server('S2').getAttribute('aria-label') ?? '';
    act(() => seek(session, 5000));
    const full = name();
    expect(full).toMatch(/, election timer: \d+\.\d of \d+\.\d ms left$/);
    act(() => seek(session, 5500));
    expect(name()).not.toBe(full);
    act(() => play(session));
    act(() => session.playhead.seek(6000));
    expect(name()).toBe(full.replace(/, election timer.*/, ''));
    act(() => pause(session));
    expect(name()).toMatch(/ ms left$/);
  });

  test('is the same drawing at the same time, from whichever side one comes', () => {
    const drawing = () => screen.getByRole('group', { name: 'The cluster' }).innerHTML;
    act(() => seek(session, 4000));
    const first = drawing();
    act(() => seek(session, 700_000));
    expect(drawing()).not.toBe(first);
    act(() => seek(session, 4000));
    expect(drawing()).toBe(first);
  });
});

describe('from the keyboard', () => {
  test('the ring is one stop, walked with the arrow keys, all the way round', () => {
    server('S1').focus();
    fireEvent.keyDown(server('S1'), { key: 'ArrowLeft' });
    expect(document.activeElement).toBe(server('S5'));
    fireEvent.keyDown(server('S5'), { key: 'ArrowRight' });
    fireEvent.keyDown(server('S1'), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(server('S2'));
    const stops = screen.getAllByRole('button', { name: /^S\d, / }).filter((button) => button.tabIndex === 0);
    expect(stops).toEqual([server('S2')]);
  });

  test('Enter opens the menu of a server, and of a message', () => {
    fireEvent.keyDown(server('S3'), { key: 'Enter' });
    expect(session.getState().menu).toMatchObject({ kind: 'server', id: 3 });
    fireEvent.keyDown(message(/^AppendEntries from S1 to S2/), { key: ' ' });
    expect(session.getState().menu).toMatchObject({ kind: 'message' });
  });

  test('messages are one stop too, and one that arrives passes the focus to its server', async () => {
    keepFocus();
    const stops = screen.getAllByRole('button', { name: /^AppendEntries/ }).filter((b) => b.tabIndex === 0);
    expect(stops).toHaveLength(1);
    message(/^AppendEntries from S1 to S4/).focus();
    act(() => {
      while (world().packets.some(({ message }) => message.from === 1 && message.to === 4))
        nextEvent(session);
    });
    await waitFor(() => expect(document.activeElement).toBe(server('S4')));
  });
});

test('a wall names the groups that it separates, and a press on it heals', () => {
  act(() =>
    partition(session, [
      [1, 2],
      [3, 4, 5],
    ]),
  );
  const wall = screen.getByRole('button', { name: 'Heal the cut between S1, S2 and S3, S4, S5' });
  act(() => void fireEvent.click(wall));
  expect(world().network.groups).toEqual([]);
  expect(screen.queryByRole('button', { name: /^Heal/ })).toBeNull();
});

test('a broken safety property shows an alarm, with the servers and a button for the event', () => {
  const broken = {
    property: 'election-safety',
    time: 1000,
    event: 3,
    servers: [1, 4],
    index: 2,
    detail: { code: 'leads-won-term', server: 4, term: 1, other: 1 },
  } as const;
  act(() => session.setState({ world: { ...world(), violations: [broken] } }));
  expect(screen.getByRole('alert').textContent).toMatch(
    /Two leaders in one term.*S4 leads term 1, which S1 already won.*S1, S4, index 2/,
  );
  expect(document.querySelectorAll('.accused')).toHaveLength(2);
  act(() => void fireEvent.click(screen.getByRole('button', { name: 'Show the event' })));
  expect(session.getState().selected).toEqual({ kind: 'event', id: 3 });
});

test('the legend explains every sign of the stage', () => {
  cleanup();
  renderIn(reading, <Legend />);
  const looks = ['follower', 'candidate', 'leader'].map((look) =>
    document.querySelector(`[data-look="${look}"]`),
  );
  expect(looks).not.toContain(null);
  const drawn = [
    '.crown',
    '.pip',
    '.election',
    '.heartbeat',
    '.writes',
    '.cross',
    '.pause',
    '.accused',
    '[data-stale]',
  ];
  const track = [...MARK_SORTS, ...ACTION_SORTS].map((sort) => `.sign.is-${sort}`);
  const signs = [...track, '.wall-pane', '.bar-line', '.shards', '.held-bars', '.client-body', '.block'];
  expect([...drawn, ...signs].filter((sign) => document.querySelector(sign) === null)).toEqual([]);
});

test('of thousands of messages in flight a bounded number is drawn, and the rest is a number', async () => {
  cleanup();
  const clock = { S1: 1000, S2: 1000, S3: 1000 };
  await act(async () => {
    openRun(session, { raftarium: 1, title: '', seed: 7331, cluster: { servers: 5, clock }, actions: [] });
    seek(session, 8000);
    await whenIdle(session);
  });
  renderIn(reading, <Stage />);
  const inFlight = world().packets.length;
  expect(inFlight).toBeGreaterThan(1000);
  const list = screen.getByRole('toolbar', { name: 'Messages in flight' });
  const drawn = within(list).getAllByRole('button').length;
  expect(drawn).toBeGreaterThan(0);
  expect(drawn).toBeLessThanOrEqual(MOST_DRAWN);
  expect(document.querySelectorAll('*').length).toBeLessThan(15 * MOST_DRAWN);
  const words = document.getElementById(list.getAttribute('aria-describedby') ?? '');
  expect(words?.textContent?.replaceAll('\u202f', '')).toBe(
    `${inFlight} messages in flight, ${drawn} of them drawn`,
  );
  const undrawn = screen.getAllByRole('img', { name: /^[\d\u202f]+ more from S\d to S\d, not drawn$/ });
  const more = undrawn.map((one) => Number(one.textContent?.replace(/[+\u202f]/g, '')));
  expect(more.reduce((sum, count) => sum + count, 0)).toBe(inFlight - drawn);
  // One that is pointed at elsewhere is drawn.
  const last = world().packets.at(-1)?.id ?? 0;
  expect(list.querySelector(`[data-message="${last}"]`)).toBeNull();
  act(() => session.setState({ selected: { kind: 'message', id: last } }));
  expect(list.querySelector(`[data-message="${last}"]`)).not.toBeNull();
  act(() => session.setState({ selected: null }));
}, 60_000);
