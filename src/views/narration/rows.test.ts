/** The list of events reaches back to the start of the run, from any place and however one came there. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { openRun, seek } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import { isListed, listedUpTo, pageOf } from '../../store/pages.ts';
import { type Detail, type Session } from '../../store/session.ts';
import { whenIdle } from '../../store/work.ts';
import {
  type ListState,
  listedAbove,
  placeAt,
  placeBelow,
  type Row,
  type RowPlace,
  rowsUpTo,
} from './rows.ts';

let session: Session;
beforeEach(() => {
  session = createSession();
});

const DETAILS: readonly Detail[] = ['turns', 'decisions', 'everything'];
const END = 12_000_000;
const ENDLESS = { height: Number.POSITIVE_INFINITY, width: 300 };

/** Elections, losses, a long quiet time, requests, and quiet again. */
beforeEach(() => {
  openRun(session, {
    raftarium: 1,
    seed: 31,
    actions: [
      {
        at: 450,
        do: 'partition',
        groups: [
          ['S1', 'S2', 'S4'],
          ['S3', 'S5'],
        ],
      },
      { at: 1400, do: 'heal' },
      ...Array.from({ length: 20 }, (_, i) => ({
        at: 7000 + 50 * i,
        do: 'request' as const,
        server: 'leader' as const,
        command: `SET x ${i}`,
      })),
    ],
  });
});

async function seekTo(time: number): Promise<void> {
  seek(session, time);
  await whenIdle(session);
}

const listState = (detail: Detail, more: Partial<ListState> = {}): ListState => ({
  detail,
  world: session.getState().world,
  unfolded: new Set(),
  selected: null,
  hurried: false,
  sifted: null,
  ...more,
});
const list = (about: ListState, place: RowPlace | null = null): readonly Row[] =>
  rowsUpTo(session, about, place, ENDLESS, 6);
const seqsIn = (rows: readonly Row[]): readonly number[] =>
  rows.flatMap(({ line }) => line.events.map(({ seq }) => seq)).sort((a, b) => a - b);
const listedSeqs = (detail: Detail): readonly number[] =>
  session.run.history
    .events(1, session.getState().world.seq)
    .filter((event) => isListed(event, detail))
    .map(({ seq }) => seq);

describe.each(DETAILS)('at “%s”', (detail) => {
  test('it has all listed events from the start to the cursor', async () => {
    await seekTo(END);
    expect(seqsIn(list(listState(detail)))).toEqual(listedSeqs(detail));
    expect(listedSeqs(detail)).toHaveLength(listedUpTo(session, session.getState().world, detail));
  });

  test('it is the same however one came there', async () => {
    const time = fc.nat({ max: END });
    await fc.assert(
      fc.asyncProperty(fc.array(time, { minLength: 1, maxLength: 5 }), time, async (ways, at) => {
        for (const way of ways) {
          await seekTo(way);
          rowsUpTo(session, listState(detail), null, { height: 500, width: 300 }, 6);
        }
        await seekTo(at);
        const rows = list(listState(detail));
        expect(seqsIn(rows)).toEqual(listedSeqs(detail));
        openRun(session, session.getState().document, at);
        await whenIdle(session);
        expect(list(listState(detail))).toEqual(rows);
      }),
      { numRuns: 6, seed: 5 },
    );
  });

  test('from any row one can scroll down to the end, and up to the start', async () => {
    await seekTo(END);
    const about = listState(detail);
    const rows = list(about);
    fc.assert(
      fc.property(fc.nat({ max: rows.length - 1 }), fc.integer({ min: 1, max: 60 }), (i, by) => {
        const row = rows[i] as Row;
        expect(list(about, row).map(({ id }) => id)).toEqual(rows.slice(0, i + 1).map(({ id }) => id));
        expect(placeBelow(session, about, row, by).id).toBe(rows[Math.min(i + by, rows.length - 1)]?.id);
      }),
      { numRuns: 25, seed: 6 },
    );
  });

  test('a row is found by the number of events above it', async () => {
    await seekTo(END);
    const about = listState(detail);
    for (const row of list(about).filter((_, i) => i % 7 === 0))
      expect(placeAt(session, about, listedAbove(session, row, about))?.id).toBe(row.id);
  });
});

test('an unfolded line is followed by its events, in order', async () => {
  await seekTo(3_000_000);
  const rows = list(listState('turns'));
  const fold = rows.find(({ line }) => line.events.length > 2) as Row;
  const opened = list(listState('turns', { unfolded: new Set([fold.of]) }));
  const at = opened.findIndex(({ id }) => id === fold.id);
  expect(opened[at]?.isOpen).toBe(true);
  const parts = opened.slice(at + 1, at + 1 + fold.line.events.length);
  expect(parts.map(({ line }) => line.events)).toEqual(fold.line.events.map((event) => [event]));
  expect(opened).toHaveLength(rows.length + parts.length);
  const selected = fold.line.events[1]?.seq ?? null;
  expect(list(listState('turns', { selected })).map(({ id }) => id)).toEqual(opened.map(({ id }) => id));
});

test('while playing fast, only events at hand are used, until the run is paused', async () => {
  await seekTo(END);
  const { events } = session.getState();
  const hurried = seqsIn(rowsUpTo(session, listState('everything', { hurried: true }), null, ENDLESS, 6));
  expect(hurried).toEqual(events.map(({ seq }) => seq));
  expect(seqsIn(list(listState('everything')))).toEqual(listedSeqs('everything'));
});

test('the latest heartbeats are listed one by one', async () => {
  await seekTo(END);
  const rows = list(listState('everything'));
  const folds = rows.filter(({ line }) => line.events.length > 1);
  const latest = pageOf(session, session.getState().world.seq);
  expect(folds.length).toBeGreaterThan(0);
  expect(Math.max(...folds.map(({ page }) => page))).toBe(latest - 2);
});
