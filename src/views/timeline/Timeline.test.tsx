// @vitest-environment happy-dom

import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openRun } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import type { Session } from '../../store/session.ts';
import { createReading, type Reading } from '../../store/story/state.ts';
import { renderIn } from '../testing/renderIn.tsx';
import { Timeline } from './Timeline.tsx';

let session: Session;
let reading: Reading;
beforeEach(() => {
  session = createSession();
  reading = createReading(session);
});

const WIDTH = 1000;
const SOON = 400;
const LATE = 5000;
const PLANNED = {
  raftarium: 1,
  actions: [
    { at: SOON, do: 'crash', server: 'S3' },
    { at: LATE, do: 'restart', server: 'S3' },
  ],
} as const;

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(WIDTH);
  openRun(session, PLANNED, 100_000);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** The plan on the track: its signs, the end of the track in ms, and the text at the first planned action. */
async function trackText() {
  const track = screen.getByRole<HTMLInputElement>('slider', { name: 'Time' });
  const reach = Number(track.max);
  act(() => void fireEvent.pointerMove(track, { clientX: (WIDTH * SOON) / reach }));
  const words = await screen.findByRole('tooltip');
  return { signs: document.querySelectorAll('.is-planned .sign').length, reach, words: words.textContent };
}

test('the plan is shown in the sandbox, and hidden while the story shows its run', async () => {
  reading.setState({ mode: 'story', onRun: true });
  // The track of a page is not much longer than its run.
  openRun(session, PLANNED, 350_000);
  renderIn(reading, <Timeline />);
  const hidden = await trackText();
  expect(hidden.reach, 'the track has room for the first thing planned').toBeGreaterThan(SOON);
  expect(hidden.reach).toBeLessThan(LATE);
  expect(hidden.signs).toBe(0);
  expect(hidden.words).toContain('not run yet');
  expect(hidden.words).not.toContain('planned');
  act(() => reading.setState({ mode: 'sandbox', onRun: false }));
  const shown = await trackText();
  expect(shown.reach).toBeGreaterThanOrEqual(LATE);
  expect(shown.signs).toBe(1);
  expect(shown.words).toContain('planned: crash S3');
});

test('after leaving the page’s own run, the plan of the reader’s run is shown in the story, too', async () => {
  reading.setState({ mode: 'story', onRun: false });
  renderIn(reading, <Timeline />);
  expect((await trackText()).signs).toBe(1);
});

test('a name is shown in its band only if the run is known up to the end of the name', () => {
  const cluster = { initial: { S1: { term: 1, role: 'leader' } } } as const;
  reading.setState({ mode: 'sandbox' });
  const nameAt = (ms: number) => {
    openRun(session, { raftarium: 1, cluster }, ms * 1000);
    renderIn(reading, <Timeline />);
    for (const hidden of document.querySelectorAll('[visibility=hidden]')) hidden.remove();
    const [name] = [...document.querySelectorAll('.leader-name')].map(({ textContent }) => textContent);
    cleanup();
    return name;
  };
  // Half a pixel for each ms.
  expect(nameAt(40)).toBeUndefined();
  expect(nameAt(100)).toBe('S1');
  expect(nameAt(250)).toBe('S1');
  expect(nameAt(270)).toBe('S1 leads term 1');
});

test('the track names no term before the story introduces terms', () => {
  const names = (beat: string) => {
    reading.setState({ mode: 'story', page: { chapter: 'three-roles', beat } });
    renderIn(reading, <Timeline />);
    const texts = [...document.querySelectorAll('.term-name, .leader-name')].map(
      ({ textContent }) => textContent,
    );
    cleanup();
    return texts;
  };
  openRun(
    session,
    { raftarium: 1, cluster: { timeouts: { S1: [300], S2: [300], S3: [200], S4: [300], S5: [300] } } },
    900_000,
  );
  expect(names('a-candidate')).toEqual(['S3']);
  expect(names('the-number')).toEqual(['S3 leads term 1', 'term 0']);
});

test('as more of the run is known, the track shows it without a render, also while paused', () => {
  let renders = 0;
  const track = (
    <Profiler id="track" onRender={() => (renders += 1)}>
      <Timeline />
    </Profiler>
  );
  renderIn(reading, track);
  const knownTo = () => document.querySelector('.track-unknown')?.getAttribute('x');
  const planned = () => document.querySelector('.is-planned .sign')?.getAttribute('d')?.match(/M/g)?.length;
  // A pixel for each 5 ms of the plan.
  expect(knownTo()).toBe('20');
  const before = renders;
  act(() => session.setState({ frontierTime: 300_000 }));
  expect(knownTo()).toBe('60');
  expect(planned()).toBe(2);
  expect(renders).toBe(before);
  act(() => session.setState({ frontierTime: 400_000 }));
  expect(planned(), 'what was planned for then is done').toBe(1);
});
