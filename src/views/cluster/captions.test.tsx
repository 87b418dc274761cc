// @vitest-environment happy-dom
/**
 * The story's captions on the stage: their visibility depends on the run's time only, and each is read out
 * once.
 */

import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fromMs } from '../../base/time.ts';
import type { Caption, Lesson } from '../../lessons/types.ts';
import { openRun, pause, play, seek, stopAt } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import type { Session } from '../../store/session.ts';
import { createReading, type Reading } from '../../store/story/state.ts';
import { CaptionsHeard } from '../story/CaptionsHeard.tsx';
import { renderIn } from '../testing/renderIn.tsx';
import { Stage } from './Stage.tsx';

let session: Session;
let reading: Reading;
beforeEach(() => {
  session = createSession();
  reading = createReading(session);
});

const captions: readonly Caption[] = [
  { id: 'asks', server: 'S3', from: 10, to: 20 },
  { id: 'waits', server: 'S1', from: 15, to: 25, danger: true },
  { id: 'stays', server: 'S3', from: 30 },
];
const said = { asks: 'May I lead?', waits: 'I have heard nothing', stays: 'I lead now' };
const run = { raftarium: 1 as const, title: '', seed: 1, cluster: { servers: 5 }, actions: [] };
const lesson: Lesson = {
  chapter: { id: 'a', scenario: run, beats: [{ id: 'b', captions }] },
  words: { title: '', about: '', beats: { b: { title: '', text: '', captions: said } } },
};

beforeEach(async () => {
  openRun(session, run);
  reading.setState({ mode: 'story', page: { chapter: 'a', beat: 'b' }, lesson, onRun: true });
  renderIn(
    reading,
    <>
      <Stage />
      <CaptionsHeard />
    </>,
  );
  // They are fetched after the stage.
  await screen.findByRole('img', { name: 'S3: I lead now', hidden: true });
});
afterEach(() => {
  pause(session);
  stopAt(session, Number.POSITIVE_INFINITY);
  vi.unstubAllGlobals();
  cleanup();
});

const seen = () =>
  [...document.querySelectorAll('.story-caption[visibility="visible"]')].map((one) =>
    one.getAttribute('aria-label'),
  );
const heard = () => screen.getByRole('status', { name: 'Said at the servers' }).textContent;
const at = (ms: number) => {
  act(() => seek(session, fromMs(ms)));
  return seen();
};

test('with reduced motion, all captions are shown and read out after the jump to the page’s end', () => {
  const asked = { matches: true, addEventListener: () => undefined, removeEventListener: () => undefined };
  vi.stubGlobal('matchMedia', () => asked);
  act(() => reading.setState({ over: false }));
  const spaced = (text: string | null) => text?.replaceAll('\u00a0', ' ');
  expect(at(30).map(spaced)).toEqual(['S3: May I lead? … I lead now', 'S1: I have heard nothing']);
  expect(heard()).toBe('');
  act(() => reading.setState({ over: true }));
  expect(spaced(heard())).toBe('S3: May I lead? … I lead now S1: I have heard nothing');
});

test('captions are visible within their times, from whichever side one comes', () => {
  expect(at(9)).toEqual([]);
  expect(at(10)).toEqual(['S3: May I lead?']);
  expect(at(17)).toEqual(['S3: May I lead?', 'S1: I have heard nothing']);
  expect(at(20)).toEqual(['S1: I have heard nothing']);
  expect(at(400)).toEqual(['S3: I lead now']);
  expect(at(17)).toEqual(['S3: May I lead?', 'S1: I have heard nothing']);
  expect(document.querySelectorAll('.story-caption[data-danger]')).toHaveLength(1);
});

test('captions are hidden if the run is not the story’s', () => {
  at(17);
  act(() => reading.setState({ onRun: false }));
  expect(seen()).toEqual([]);
  act(() => reading.setState({ onRun: true, mode: 'sandbox' }));
  expect(seen()).toEqual([]);
});

test('captions are below everything else on the stage', () => {
  const caption = document.querySelector('.story-caption');
  const follows = (selector: string) =>
    (caption?.compareDocumentPosition(document.querySelector(selector) as Element) ?? 0) &
    Node.DOCUMENT_POSITION_FOLLOWING;
  expect(follows('[data-server]')).toBeTruthy();
  expect(follows('[aria-label="Messages in flight"]')).toBeTruthy();
});

test('captions are read out once as the run plays, and not after a jump', async () => {
  const frames: FrameRequestCallback[] = [];
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
  let wall = 1000;
  const playTo = async (ms: number) => {
    await act(async () => {
      play(session);
      while (session.playhead.now() < fromMs(ms) && frames.length > 0) frames.shift()?.((wall += 50));
    });
  };
  at(17);
  at(9);
  expect(heard()).toBe('');
  await playTo(12);
  expect(heard()).toBe('S3: May I lead?');
  await playTo(17);
  expect(heard()).toBe('S1: I have heard nothing');
  act(() => seek(session, fromMs(12)));
  await playTo(14);
  expect(heard()).toBe('S1: I have heard nothing');
  act(() => stopAt(session, fromMs(30)));
  await playTo(40);
  expect(session.playhead.now()).toBe(fromMs(30));
  expect(heard()).toBe('S3: I lead now');
});
