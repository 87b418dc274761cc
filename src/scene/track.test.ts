import { expect, test } from 'vitest';
import type { Highlight } from '../sim/highlights.ts';
import type { Sort } from '../sim/kinds.ts';
import { ACTION_SORTS, Chronicler, MARK_SORTS, valueAt } from './chronicle.ts';
import { ticksOf } from './ticks.ts';
import {
  bringingBack,
  panned,
  roomFor,
  roomForPage,
  timeAt,
  trackBounds,
  windowAround,
  xAt,
  zoomed,
} from './time-window.ts';
import { marksNear, piecesOf, trackMarks } from './track.ts';

const chronicleOf = (...run: Parameters<Chronicler['extend']>) => new Chronicler().extend(...run);

const KINDS: Record<Sort, Highlight['kind']> = {
  violation: 'violation',
  leader: 'become-leader',
  candidate: 'become-candidate',
  'step-down': 'step-down',
  rollback: 'truncate',
  lost: 'lost',
  failed: 'write-failed',
  request: 'request',
  commit: 'commit',
  action: 'crash',
};
let seq = 0;
const at = (time: number, sort: Sort, server = 1, term = 0, kind = KINDS[sort]): Highlight => {
  seq += 1;
  return { seq, moment: seq, time, kind, sort, server, term };
};
const led = (highlights: readonly Highlight[]) =>
  chronicleOf(highlights, []).reigns.map(({ at, what }) => [at, what && `S${what.leader} ${what.term}`]);

test('a term lasts from the first server that reached it to the first of a higher one', () => {
  const { terms } = chronicleOf(
    [
      at(100, 'candidate', 1, 1),
      at(120, 'leader', 1, 1),
      at(300, 'candidate', 2, 3),
      at(310, 'candidate', 3, 2),
    ],
    [],
  );
  expect(terms).toEqual([
    { at: 0, what: 0 },
    { at: 100, what: 1 },
    { at: 300, what: 3 },
  ]);
  expect([valueAt(terms, 0), valueAt(terms, 99), valueAt(terms, 100), valueAt(terms, 1e9)]).toEqual([
    0, 0, 1, 3,
  ]);
});

test('a leader leads until it steps down, crashes or pauses, and again once it resumes', () => {
  expect(
    led([
      at(100, 'leader', 2, 1),
      at(200, 'action', 2, 0, 'pause'),
      at(250, 'action', 2, 0, 'resume'),
      at(300, 'action', 3),
      at(400, 'action', 2),
      at(500, 'leader', 3, 2),
      at(600, 'step-down', 3, 3),
    ]),
  ).toEqual([
    [0, null],
    [100, 'S2 1'],
    [200, null],
    [250, 'S2 1'],
    [400, null],
    [500, 'S3 2'],
    [600, null],
  ]);
});

test('a leader that crashes while paused does not lead when it is resumed', () => {
  const pause = (kind: 'pause' | 'crash' | 'resume', time: number) => at(time, 'action', 2, 0, kind);
  expect(
    led([at(100, 'leader', 2, 1), pause('pause', 200), pause('crash', 250), pause('resume', 300)]),
  ).toEqual([
    [0, null],
    [100, 'S2 1'],
    [200, null],
  ]);
});

test('an older leader is listed beside a newer one until it learns of it', () => {
  const chronicle = chronicleOf(
    [at(100, 'leader', 1, 1), at(300, 'leader', 3, 2), at(500, 'step-down', 1, 2)],
    [],
  );
  expect(valueAt(chronicle.stale, 299)).toBeUndefined();
  expect(valueAt(chronicle.stale, 300)).toEqual([{ leader: 1, term: 1 }]);
  expect(valueAt(chronicle.stale, 500)).toEqual([]);
});

test('a chronicle is continued, and begins again for another branch', () => {
  const common = [at(100, 'leader', 1, 1), at(200, 'action', 1)];
  const initial: [] = [];
  const one = [...common, at(300, 'leader', 2, 2)];
  const other = [...common, at(310, 'leader', 3, 2)];
  const chronicler = new Chronicler();
  const first = chronicler.extend(common, initial);
  expect(chronicler.extend(one, initial).reigns).toBe(first.reigns);
  expect(valueAt(chronicler.extend(one, initial).reigns, 400)).toEqual({ leader: 2, term: 2 });
  expect(valueAt(chronicler.extend(other, initial).reigns, 400)).toEqual({ leader: 3, term: 2 });
  expect(valueAt(chronicler.extend(common, initial).reigns, 400)).toBeNull();
});

test('a run that begins with a leader in a term has both from the start', () => {
  const persistent = { currentTerm: 4, votedFor: null } as never;
  const chronicle = chronicleOf([], [undefined, { persistent, role: 'leader' }]);
  expect(chronicle.terms).toEqual([{ at: 0, what: 4 }]);
  expect(chronicle.reigns).toEqual([{ at: 0, what: { leader: 1, term: 4 } }]);
});

/** An hour of five servers: a request and a commit each 100 ms, an election each minute. */
function hour(): readonly Highlight[] {
  const found: Highlight[] = [];
  for (let time = 0; time < 3_600_000_000; time += 100_000) {
    const minute = time / 60_000_000;
    if (Number.isInteger(minute)) found.push(at(time, 'candidate', 1, minute), at(time, 'leader', 1, minute));
    found.push(at(time, 'request'), at(time + 40_000, 'commit'));
  }
  return found;
}

test('an hour has no more shapes than pixels, and elections outweigh commits', () => {
  const chronicle = chronicleOf(hour(), []);
  expect(chronicle.marks.commit).toHaveLength(36_000);
  const whole = { from: 0, to: 3_600_000_000 };
  const marks = trackMarks(chronicle, MARK_SORTS, whole, 1200);
  expect(marks.length).toBeLessThan(1200 / 3 + 60);
  expect(marks.filter(({ highlight }) => highlight.sort === 'leader')).toHaveLength(60);
  expect(trackMarks(chronicle, ACTION_SORTS, whole, 1200).length).toBeLessThanOrEqual(400);
  expect(piecesOf(chronicle.terms, whole, 1200)).toHaveLength(60);
  const close = { from: 60_000_000, to: 60_500_000 };
  expect(trackMarks(chronicle, MARK_SORTS, close, 1200)).toHaveLength(1 + 5);
});

test('terms too short to be visible share a place, whatever their number, and leave no gap', () => {
  const terms = Array.from({ length: 50_000 }, (_, i) => at(i * 1000, 'candidate', 1, i));
  const pieces = piecesOf(chronicleOf(terms, []).terms, { from: 0, to: 50_000_000 }, 1000);
  expect(pieces.length).toBeLessThan(700);
  let end = 0;
  for (const { x, width } of pieces) {
    expect(x).toBe(end);
    expect(width).toBeGreaterThan(0);
    end = x + width;
  }
  expect(end).toBe(1000);
});

test('a window from the middle begins with the values at its start', () => {
  const { terms } = chronicleOf([at(100, 'candidate', 1, 1), at(300, 'candidate', 1, 2)], []);
  expect(piecesOf(terms, { from: 200, to: 400 }, 100)).toEqual([
    { x: 0, width: 50, what: 1, begins: false },
    { x: 50, width: 50, what: 2, begins: true },
  ]);
});

test('no two marks overlap, and each is at its own time', () => {
  const marks = trackMarks(chronicleOf(hour(), []), MARK_SORTS, { from: 0, to: 600_000_000 }, 777);
  const taken = marks.map(({ x }) => x).sort((a, b) => a - b);
  for (let i = 1; i < taken.length; i += 1) expect((taken[i] ?? 0) - (taken[i - 1] ?? 0)).toBeGreaterThan(1);
  for (const { x, highlight } of marks) expect(x).toBeCloseTo((highlight.time / 600_000_000) * 777);
});

test('among the marks within reach, those of the weightiest sort are chosen', () => {
  const chronicle = chronicleOf([at(100, 'commit'), at(104, 'leader', 1, 1), at(109, 'leader', 2, 2)], []);
  const near = (time: number, reach: number) =>
    marksNear(chronicle, MARK_SORTS, time, reach).map((one) => one.time);
  expect(near(101, 5)).toEqual([104]);
  expect(near(107, 5)).toEqual([104, 109]);
  expect(near(104, 0)).toEqual([104]);
  expect(near(101, 2)).toEqual([100]);
  expect(near(200, 5)).toEqual([]);
});

test('zooming keeps the place under the pointer, and ends at the whole run', () => {
  const bounds = trackBounds(2_000_000);
  const whole = { from: 0, to: 2_000_000 };
  const near = zoomed(bounds, whole, 0.5, 500_000);
  expect(near).toEqual({ from: 250_000, to: 1_250_000 });
  expect(xAt(near, 100, 500_000)).toBe(25);
  expect(zoomed(bounds, near, 4, 500_000)).toEqual(whole);
  expect(zoomed(bounds, whole, 1e-9, 0)).toEqual({ from: 0, to: 5000 });
  expect(timeAt(near, 100, 25)).toBe(500_000);
  expect(timeAt(near, 100, 400)).toBe(1_250_000);
});

test('a window moves within the run only, and follows a time that leaves it', () => {
  const shown = { from: 100_000, to: 200_000 };
  const bounds = trackBounds(1_000_000);
  expect(panned(bounds, shown, 50_000)).toEqual({ from: 150_000, to: 250_000 });
  expect(panned(bounds, shown, -900_000)).toEqual({ from: 0, to: 100_000 });
  expect(panned(bounds, shown, 9_000_000)).toEqual({ from: 900_000, to: 1_000_000 });
  expect(bringingBack(bounds, shown, 150_000)).toBe(shown);
  expect(bringingBack(bounds, shown, 300_000)).toEqual({ from: 285_000, to: 385_000 });
  expect(bringingBack(bounds, shown, 90_000)).toEqual({ from: 5_000, to: 105_000 });
  expect(windowAround(trackBounds(50_000), 100_000, 0, 0)).toEqual({ from: 0, to: 50_000 });
});

test('the track contains the run, grows in steps, and is no longer than a run may be', () => {
  expect(roomFor(0, 4e9)).toBe(2_000_000);
  expect(roomFor(1_999_999, 4e9)).toBe(2_000_000);
  expect(roomFor(2_000_000, 4e9)).toBe(3_000_000);
  expect(roomFor(3.5e9, 3.6e9)).toBe(3.6e9);
  for (let time = 0; time < 4e9; time = roomFor(time, 1e12))
    expect(roomFor(time, 1e12)).toBeGreaterThan(time);
  for (let time = 1; time < 4e9; time = Math.ceil(time * 1.3)) {
    expect(roomFor(time, 1e12)).toBeGreaterThan(time);
  }
});

test('the track of a page of the story is a round length, hardly longer than its run', () => {
  expect(roomForPage(0, 4e9)).toBe(50_000);
  expect(roomForPage(94_000, 4e9)).toBe(100_000);
  expect(roomForPage(538_000, 4e9)).toBe(750_000);
  expect(roomForPage(1_000_000, 4e9)).toBe(2_000_000);
  for (let time = 1; time < 4e9; time = Math.ceil(time * 1.3))
    expect(roomForPage(time, 1e12)).toBeGreaterThan(time);
});

test('ticks are round times in a unit that keeps them short', () => {
  const texts = (from: number, to: number) =>
    ticksOf({ from, to }, 500).map(({ text }) => text.replace('\u00a0', ' '));
  expect(texts(0, 2_000_000)).toEqual(['0 ms', '500 ms', '1\u202f000 ms', '1\u202f500 ms', '2\u202f000 ms']);
  expect(texts(0, 10_000_000)).toEqual(['0 s', '2 s', '4 s', '6 s', '8 s', '10 s']);
  expect(texts(0, 3_600_000_000)).toEqual([
    '0 min',
    '10 min',
    '20 min',
    '30 min',
    '40 min',
    '50 min',
    '60 min',
  ]);
  expect(texts(1_000_000, 1_010_000)[0]).toBe('1\u202f000 ms');
});
