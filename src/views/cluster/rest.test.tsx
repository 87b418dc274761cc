// @vitest-environment happy-dom
/**
 * While paused, stage and logs show the state after the latest event, the same however one came there: by a
 * link, by stepping, along the track, by playing, or from a later time.
 */

import { act, cleanup, screen } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { fromMs, type Micros } from '../../base/time.ts';
import { CONTENTS } from '../../lessons/contents.ts';
import { entryAt } from '../../raft/log.ts';
import { compile } from '../../scenario/compile.ts';
import { SITUATIONS } from '../../scenario/situations/situations.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import { History } from '../../sim/history.ts';
import type { Node } from '../../sim/types.ts';
import {
  nextEvent,
  openRun,
  pause,
  play,
  previousEvent,
  seek,
  setSpeed,
  stopAt,
} from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import type { Session } from '../../store/session.ts';
import { type Course, courseOf, findingEnds } from '../../store/story/course.ts';
import { createReading, type Reading } from '../../store/story/state.ts';
import { Logs } from '../logs/Logs.tsx';
import { renderIn } from '../testing/renderIn.tsx';
import { Stage } from './Stage.tsx';
import { plateOf } from './testing/plate.ts';

let session: Session;
let reading: Reading;
beforeEach(() => {
  session = createSession();
  reading = createReading(session);
});

/** How many of the last stops of each run are checked. */
const STOPS = 2;

/** The end of each beat of a run. */
function endsOf(history: History, course: Course): readonly Micros[] {
  const search = findingEnds(history, course);
  for (;;) {
    const found = search.next();
    if (found.done === true) return found.value;
  }
}

interface Run {
  readonly name: string;
  readonly document: ScenarioDocument;
  /** Moments of a run: each the last one at its time. */
  readonly stops: readonly Micros[];
}

/** The last moments up to some times of a run. */
function stopsBefore(document: ScenarioDocument, ends: readonly Micros[], count: number): Micros[] {
  const history = new History(compile(document));
  const times = ends.flatMap((end) => {
    history.seek(end);
    const found: Micros[] = [];
    while (found.length < count && history.world.moment > 0) {
      if (history.world.time !== found.at(-1)) found.push(history.world.time);
      history.previous();
    }
    return found;
  });
  return [...new Set(times)].sort((a, b) => a - b);
}

const situations: Run[] = SITUATIONS.map(({ name, document, at }) => ({
  name,
  document,
  stops: stopsBefore(document, [fromMs(at)], STOPS),
}));

const lessons = await Promise.all(CONTENTS.map(({ load }) => load()));
const beats: Run[] = lessons.flatMap(({ chapter }) => {
  const courses = chapter.beats.map((_, i) => courseOf(chapter, i));
  return courses
    .filter((course, i) => course.first === i)
    .map((course) => ({
      name: `${chapter.id} from page ${course.first + 1}`,
      document: course.document,
      stops: stopsBefore(course.document, endsOf(new History(compile(course.document)), course), 1),
    }));
});

const world = () => session.getState().world;

function show(): void {
  cleanup();
  renderIn(
    reading,
    <>
      <Stage />
      <Logs />
    </>,
  );
}

/** Advances wall time, frame by frame. */
const wait = (ms: number): void => act(() => void vi.advanceTimersByTime(ms));
/** Fast, but slow enough for animations. */
const SPEED = 1 / 10;

// --------------------------------------------------------------------------------------- what is to be seen

const picture = (): SVGElement => screen.getByRole('group', { name: 'The cluster' }) as unknown as SVGElement;
const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.log-row')];
const pixels = (text: string): number => Math.round(Number.parseFloat(text) || 0);
const originOf = (row: Element): number =>
  pixels(row.querySelector<HTMLElement>('.log-cells')?.style.left ?? '');

/** A visible row of the logs; which DOM element serves for it does not matter. */
function rowAsSeen(row: HTMLElement): string[] {
  const origin = originOf(row);
  const blocks = [...row.querySelectorAll<HTMLElement>('.log-block')].filter(
    (block) => block.closest<HTMLElement>('.log-falling')?.style.visibility !== 'hidden',
  );
  const line = row.querySelector<HTMLElement>('.log-commit');
  const cover = row.querySelector<HTMLElement>('.log-cover');
  return [
    ...blocks.map(
      (block) =>
        `${origin + pixels(block.style.left)} ${block.className} ${block.textContent} ${block.style.translate}|${block.style.opacity}`,
    ),
    `line ${line === null ? 'none' : origin + pixels(line.style.translate)}`,
    `cover ${pixels(cover?.style.width ?? '')}`,
  ].sort();
}

/** The order in which attributes were set is invisible. */
const attributesInOrder = (line: string): string =>
  line.replace(
    /(?: [\w-]+="[^"]*")+/,
    (attributes) =>
      ` ${attributes
        .match(/[\w-]+="[^"]*"/g)
        ?.sort()
        .join(' ')}`,
  );

/** Everything visible, as text. */
const seen = (): string[] => [
  ...plateOf(picture(), [], '')
    .split('\n')
    .map(attributesInOrder)
    // The drawing order of things that do not overlap depends on history.
    .sort(),
  ...rows().flatMap((row, i) => rowAsSeen(row).map((line) => `S${i + 1} ${line}`)),
];

/** What the stage shows of a server. */
function drawnOf(id: number) {
  const server = document.querySelector(`[data-server="${id}"]`);
  const disc = server?.querySelector('.disc');
  return {
    look: disc?.getAttribute('data-look'),
    power: disc?.getAttribute('data-power'),
    term: server?.querySelector('.term')?.textContent ?? null,
    crowns: [...(server?.querySelectorAll('.crown') ?? [])].filter(
      (crown) => !crown.closest('[display="none"]'),
    ).length,
    crownAt: server?.querySelector('.disc .crown')?.parentElement?.getAttribute('transform') ?? null,
    granted: server?.querySelectorAll('[data-ballot="granted"]').length,
    denied: server?.querySelectorAll('[data-ballot="denied"]').length,
  };
}

/** The same from the world. */
function heldBy({ power, server }: Node, size: number): ReturnType<typeof drawnOf> {
  const isUp = power !== 'crashed';
  const { role } = server;
  const leads = isUp && role.name === 'leader';
  const votes = isUp && role.name === 'candidate' && size <= 12 ? role.votes : [];
  return {
    look: isUp ? role.name : 'follower',
    power,
    term: String(server.persistent.currentTerm),
    crowns: leads ? 1 : 0,
    crownAt: leads ? 'translate(0 0)' : null,
    granted: votes.filter((vote) => vote === true).length,
    denied: votes.filter((vote) => vote === false).length,
  };
}

function expectTruth(): void {
  const { nodes, network } = world();
  for (const node of nodes) {
    expect(drawnOf(node.id)).toEqual(heldBy(node, nodes.length));
    const row = rows()[node.id - 1] as HTMLElement;
    const { log } = node.server.persistent;
    const { commitIndex } = node.server;
    const blocks = [...row.querySelectorAll('ol > li')].map(
      (block) => block.getAttribute('aria-label') ?? '',
    );
    for (const name of blocks) {
      const index = Number(/^index (\d+)/.exec(name)?.[1]);
      const end = index <= commitIndex ? ', committed' : ', uncommitted';
      expect([
        name,
        name.startsWith(`index ${index}, term ${entryAt(log, index)?.term},`),
        name.endsWith(end),
      ]).toEqual([name, true, true]);
    }
    const seenRow = rowAsSeen(row);
    expect(seenRow).toContain('cover 0');
    expect(seenRow.some((line) => line === 'line none')).toBe(commitIndex === 0);
    expect(seenRow.filter((line) => /\|0\.|px/.test(line))).toEqual([]);
  }
  expect(document.querySelectorAll('.wall').length).toBe(network.groups.length > 1 ? 1 : 0);
}

// ----------------------------------------------------------------------------------------- ways to a moment

const WAYS: Record<string, (document: ScenarioDocument, stop: Micros) => void> = {
  'stepping there': (document, stop) => {
    openRun(session, document, Math.max(0, stop - fromMs(15)));
    show();
    while (world().time < stop) act(() => nextEvent(session));
    // Of several moments at the same time, the last.
    act(() => seek(session, stop));
  },
  'stepping back to it': (document, stop) => {
    openRun(session, document, stop);
    show();
    for (let i = 0; i < 3; i += 1) act(() => nextEvent(session));
    while (world().time > stop) act(() => previousEvent(session));
  },
  'dragging there': (document, stop) => {
    openRun(session, document, 0);
    show();
    for (const share of [0.3, 1.4, 0.9, 1]) act(() => seek(session, Math.round(stop * share)));
  },
  'playing up to it': (document, stop) => {
    openRun(session, document, Math.max(0, stop - fromMs(30)));
    show();
    act(() => stopAt(session, stop));
    act(() => play(session));
    wait(400);
    act(() => stopAt(session, Number.POSITIVE_INFINITY));
  },
  'playing past it and back': (document, stop) => {
    openRun(session, document, Math.max(0, stop - fromMs(4)));
    show();
    act(() => play(session));
    wait(100);
    act(() => pause(session));
    act(() => seek(session, stop));
  },
};

const ways = Object.entries(WAYS);
/**
 * All ways to the first stop of a situation; to each later stop, and to those of the story, one of the ways
 * in turn.
 */
const waysTo = (i: number, isStory: boolean) =>
  i === 0 && !isStory ? ways : [ways[i % ways.length] as (typeof ways)[number]];

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] });
  for (const [name, value] of [
    ['clientWidth', 720],
    ['clientHeight', 640],
  ] as const)
    vi.spyOn(HTMLElement.prototype, name, 'get').mockReturnValue(value);
});
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});
beforeEach(() => {
  setSpeed(session, SPEED);
  // With all signs, also those that the story introduces later.
  reading.setState({ mode: 'sandbox' });
});
afterEach(() => {
  act(() => pause(session));
  cleanup();
});

describe.each([
  ['the situation', situations],
  ['the story', beats],
] as const)('while paused, in %s', (_, runs) => {
  test.each(runs.map((run) => [run.name, run] as const))(
    '%s',
    (_name, { document, stops }) => {
      for (const [i, stop] of stops.entries()) {
        pause(session);
        openRun(session, document, stop);
        show();
        expectTruth();
        const byLink = seen();
        for (const [way, go] of waysTo(i, runs === beats)) {
          cleanup();
          pause(session);
          go(document, stop);
          // Servers that move to their places arrive there.
          if (vi.getTimerCount() > 0) wait(700);
          expect([way, world().time, ...seen()]).toEqual([way, world().time, ...byLink]);
        }
      }
    },
    30_000,
  );
});
