// @vitest-environment happy-dom
/**
 * At most three flashes in any second (WCAG 2.3.1): a flash is something that appears on a server and fades.
 */

import { act, cleanup } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { fromMs } from '../../base/time.ts';
import { compile } from '../../scenario/compile.ts';
import { SITUATIONS } from '../../scenario/situations/situations.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import { mayRing } from '../../scene/gestures.ts';
import { History } from '../../sim/history.ts';
import { openRun, pause, play, setSpeed } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import type { Session } from '../../store/session.ts';
import { SPEEDS } from '../../store/speed.ts';
import { createReading, type Reading } from '../../store/story/state.ts';
import { renderIn } from '../testing/renderIn.tsx';
import { Stage } from './Stage.tsx';

let session: Session;
let reading: Reading;
beforeEach(() => {
  session = createSession();
  reading = createReading(session);
});

/** All servers start elections within a few milliseconds, again and again. */
const crowd = (servers: number): ScenarioDocument => ({
  raftarium: 1,
  title: `${servers} candidates`,
  cluster: { servers, electionTimeout: [40, 48], latency: [30, 40] },
  until: 400,
});
const usual: ScenarioDocument = { raftarium: 1, title: 'the usual run', seed: 31, until: 400 };
const RUNS = [usual, crowd(5), crowd(25), ...SITUATIONS.map(({ document }) => document)];

/** The most of these times within one second of wall time. */
const mostInASecond = (seconds: readonly number[]): number =>
  Math.max(0, ...seconds.map((from) => seconds.filter((at) => at >= from && at <= from + 1).length));

test.each(RUNS.map((run) => [run.title ?? '', run] as const))(
  'at no speed, more than three candidates’ rings begin within a second: %s',
  (_, run) => {
    const history = new History(compile(run));
    history.seek(fromMs(run.until ?? 0));
    const { highlights } = history;
    const campaigns = highlights.filter(({ sort }) => sort === 'candidate');
    for (const speed of SPEEDS) {
      const rings = campaigns.filter(({ server, time }) => mayRing(highlights, server, time, { speed }));
      expect(mostInASecond(rings.map(({ time }) => time / 1e6 / speed))).toBeLessThanOrEqual(3);
      expect(rings.length > 0, 'the first of them rings').toBe(campaigns.length > 0);
    }
  },
);

/**
 * A quarter of the central field of vision: simultaneous flashes on a smaller area are harmless. In CSS
 * pixels.
 */
const HARMLESS = 0.25 * 341 * 256;
const FRAME = 16;

describe('while playing', () => {
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] });
    for (const [name, value] of [
      ['clientWidth', 1100],
      ['clientHeight', 900],
    ] as const)
      vi.spyOn(HTMLElement.prototype, name, 'get').mockReturnValue(value);
  });
  afterAll(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  afterEach(() => {
    act(() => pause(session));
    cleanup();
  });

  const shown = (selector: string) =>
    [...document.querySelectorAll(selector)].filter((element) => element.getAttribute('display') !== 'none');
  const number = (element: Element, name: string) => Number(element.getAttribute(name));

  /** The areas of rings and of denied votes, as they are drawn. */
  const area = () => {
    const rings = shown('.pulse').map(
      (ring) => 2 * Math.PI * number(ring, 'r') * number(ring, 'stroke-width'),
    );
    const scale = (sign: Element) =>
      Number(/scale\(([\d.]+)\)/.exec(sign.getAttribute('transform') ?? '')?.[1]);
    const signs = shown('.denial').map((sign) => Math.PI * (7.5 * scale(sign)) ** 2);
    return [...rings, ...signs].reduce((sum, one) => sum + one, 0);
  };

  /**
   * When rings begin, in wall time, and the largest area that flashes at once; from the first candidate on.
   */
  function watch(run: ScenarioDocument, speed: number) {
    const history = new History(compile(run));
    history.seek(fromMs(run.until ?? 0));
    const first = history.highlights.find(({ sort }) => sort === 'candidate')?.time ?? 0;
    setSpeed(session, speed);
    openRun(session, run, first - 1000);
    renderIn(reading, <Stage />);
    act(() => play(session));
    const rings: number[] = [];
    let before = new Set<Element>();
    let most = 0;
    const length = 60 / speed / 1000;
    for (let at = 0; at < length; at += FRAME / 1000) {
      act(() => void vi.advanceTimersByTime(FRAME));
      const now = new Set(shown('.pulse'));
      for (const ring of now) if (!before.has(ring)) rings.push(at);
      before = now;
      most = Math.max(most, area());
    }
    return { rings, most };
  }

  const named = (name: string) => SITUATIONS.find((one) => one.name === name)?.document ?? usual;
  test.each(
    [usual, crowd(5), named('an election in progress'), named('a split vote')].flatMap((run) =>
      [1 / 10, 1 / 50].map((speed) => [run.title ?? '', speed, run] as const),
    ),
  )('an election flashes within the limits: %s, at speed %f', (_, speed, run) => {
    const { rings, most } = watch(run, speed);
    expect(rings.length).toBeGreaterThan(0);
    expect(mostInASecond(rings)).toBeLessThanOrEqual(3);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(HARMLESS);
  });
});
