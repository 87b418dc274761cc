/**
 * Documents that ask for too much: each is refused with the path of a field, or its run stops at a named
 * limit.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_SENT } from '../app/hall-tidings.ts';
import { FILM_LIMITS } from '../film/plan.ts';
import { HARD, MOST_EVENTS, MOST_HARD_RUNS, MOST_RUNS } from '../search/find.ts';
import { SEARCH_LIMITS } from '../search/look.ts';
import { RUN_LIMITS, type RunLimits } from '../sim/limits.ts';
import { Simulation } from '../sim/simulation.ts';
import { MOST_COMMAND } from '../sim/statemachine.ts';
import { documents } from '../sim/testing/documents.ts';
import { everyRun, PATIENCE } from '../sim/testing/runs.ts';
import { LONGEST_LINK } from '../store/address.ts';
import { MOST_EDITED } from '../store/editor.ts';
import { MOST_CARRIED, MOST_PICTURE } from '../store/pictures/carried.ts';
import { LARGEST_FILE, MOST_NOTE, MOST_NOTES } from '../store/present/notes.ts';
import { MOST_SOUGHT } from '../store/story/sought.ts';
import { MOST_COMMAND_LINE } from '../trace/command.ts';
import { MOST_LOGGED } from '../trace/writing.ts';
import { MOST_PIXELS, PICTURE_WIDTHS } from '../views/picture/wish.ts';
import { stopWords } from '../words/limits.ts';
import { compile } from './compile.ts';
import { parseDocument, readDocument } from './document.ts';
import * as limits from './limits.ts';
import { runDocument } from './run.ts';
import type { ScenarioDocument } from './types.ts';

const HOUR = 3_600_000;
const cluster = (fields: object, more: object = {}): object => ({ raftarium: 1, cluster: fields, ...more });
const actions = (count: number, action: (i: number) => object, more: object = {}): object => ({
  raftarium: 1,
  actions: Array.from({ length: count }, (_, i) => action(i)),
  ...more,
});
const request = (at: number, i = at): object => ({
  at,
  do: 'request',
  server: 'leader',
  command: `SET k${i % 50} ${i}`,
});
const twice = { at: 320, do: 'duplicate', message: { which: 'all' } };
const logOf = (length: number): object => ({ log: Array(length).fill(1) });
const long = (length: number): string => `SET x ${'y'.repeat(length - 6)}`;

const REFUSED: readonly (readonly [string, unknown])[] = [
  ['until', cluster({ servers: 99 }, { until: HOUR })],
  ['until', cluster({}, { until: HOUR + 1 })],
  ['until', cluster({}, { until: 9_000_000_000_000 })],
  ['until', cluster({}, { until: 1e300 })],
  ['until', cluster({ heartbeatInterval: 0.1 }, { until: HOUR })],
  ['actions[0].at', actions(1, () => ({ at: HOUR + 1, do: 'heal' }))],
  ['actions[0].at', actions(1, () => ({ at: 1e9, do: 'heal' }), { until: 10 })],
  ['expect[0].always[1]', { raftarium: 1, expect: [{ always: [0, HOUR + 1], leaders: 0 }] }],
  ['expect[1].by', { raftarium: 1, expect: [{ at: 1, leaders: 0 }, { by: HOUR + 1, leaders: 0 }] }],
  ['actions', actions(100_000, (i) => request(i / 10))],
  ['actions', actions(20_000, (i) => request(i / 100), { cluster: { servers: 99 } })],
  ['actions', actions(50_001, () => ({ when: { leaders: 0 }, do: 'heal' }))],
  ['expect', { raftarium: 1, expect: Array.from({ length: 10_001 }, () => ({ by: 1, leaders: 0 })) }],
  ['cluster.heartbeatInterval', cluster({ heartbeatInterval: 0.001 })],
  ['cluster.heartbeatInterval', cluster({ servers: 99, heartbeatInterval: 0.4 })],
  ['cluster.heartbeatInterval', cluster({ heartbeatInterval: 1e300 })],
  ['cluster.electionTimeout[0]', cluster({ electionTimeout: [0.001, 0.001] })],
  ['cluster.electionTimeout[0]', cluster({ servers: 1, electionTimeout: [0.001, 300] })],
  ['cluster.electionTimeout[1]', cluster({ electionTimeout: [150, 1e12] })],
  ['cluster.clock.S1', cluster({ clock: { S1: 1e308 } })],
  ['cluster.clock.S1', cluster({ clock: { S1: 1e-300 } })],
  ['cluster.clock.S2', cluster({ servers: 99, clock: { S1: 3, S2: 1000 } })],
  ['cluster.heartbeatInterval', cluster({ heartbeatInterval: 1, clock: { S1: 100 } })],
  ['cluster.latency[1]', cluster({ latency: [0, 1e12] })],
  ['cluster.disk.write[1]', cluster({ disk: { write: [0, 1e12] } })],
  ['cluster.timeouts.S1[0]', cluster({ timeouts: { S1: [1e12] } })],
  ['cluster.maxEntries', cluster({ maxEntries: 1001 })],
  ['cluster.initial.S1.term', cluster({ initial: { S1: { term: 2 ** 53 - 1 } } })],
  ['cluster.initial.S1.term', cluster({ initial: { S1: { term: 1e15 + 1 } } })],
  ['cluster.initial.S1.log[0]', cluster({ initial: { S1: { log: [1e15 + 1] } } })],
  ['cluster.initial.S1.log[0].term', cluster({ initial: { S1: { log: [{ term: 2e15, command: '' }] } } })],
  [
    'cluster.initial.S3.log',
    cluster({ initial: { S1: logOf(40_000), S2: logOf(40_000), S3: logOf(40_000) } }),
  ],
  ['cluster.initial.S1.log', cluster({ initial: { S1: logOf(50_001) } })],
  [
    'actions',
    actions(30_000, (i) => request(i / 10), { cluster: { servers: 3, initial: { S1: logOf(20_001) } } }),
  ],
  ['title', { raftarium: 1, title: 'x'.repeat(501) }],
  ['actions[0].command', actions(1, () => ({ at: 1, do: 'request', server: 'S1', command: long(1001) }))],
  [
    'cluster.initial.S1.log[0].command',
    cluster({ initial: { S1: { log: [{ term: 1, command: long(1001) }] } } }),
  ],
  ['actions[0].in', actions(1, () => ({ at: 1, do: 'setTimer', server: 'S1', in: 1e12 }))],
  ['actions[0].by', actions(1, () => ({ at: 1, do: 'delay', message: 1, by: 1e12 }))],
  ['actions[0].after', actions(1, () => ({ when: { leaders: 1 }, do: 'heal', after: 1e12 }))],
  ['actions[0].latency[1]', actions(1, () => ({ at: 1, do: 'network', latency: [0, 1e12] }))],
  ['document', `${' '.repeat(limits.MOST_TEXT)}{}`],
]; // biome-ignore format: a table

/** Much less than usual, so that a test reaches the limits soon. */
const SMALL: RunLimits = {
  events: 40_000,
  eventsPerMs: 10_000,
  eventsPerMoment: 3000,
  inFlight: 2000,
  entriesSent: 500_000,
};

const every99 = (word: string): object[] =>
  Array.from({ length: 99 }, (_, i) => ({ at: 0, do: word, server: `S${i + 1}` }));
const STOPPED: readonly (readonly [keyof RunLimits | null, unknown])[] = [
  ['inFlight', actions(24, () => twice, { seed: 3 })],
  ['inFlight', cluster({ servers: 99, electionTimeout: [150, 150] })],
  ['inFlight', cluster({ latency: [1000, 2000], electionTimeout: [5, 10] }, { until: 60_000 })],
  ['inFlight', cluster({ disk: { write: [50_000_000, 50_000_000] }, electionTimeout: [1, 2] })],
  [
    'inFlight',
    actions(1, () => ({ at: 0, do: 'hold' }), { cluster: { electionTimeout: [5, 10] }, until: 60_000 }),
  ],
  ['inFlight', actions(1, () => ({ at: 400, do: 'pause', server: 'S1' }), { until: 600_000 })],
  ['inFlight', cluster({ duplication: 1, latency: [10_000, 10_000], heartbeatInterval: 1 })],
  ['events', cluster({}, { until: HOUR })],
  ['events', cluster({ servers: 25, heartbeatInterval: 1 }, { until: 20_000 })],
  ['events', cluster({ electionTimeout: [1, 1] }, { until: 60_000 })],
  ['events', cluster({ servers: 1, heartbeatInterval: 0.01 })],
  ['events', cluster({ clock: { S1: 200, S2: 200, S3: 200, S4: 200, S5: 200 } }, { until: 60_000 })],
  [
    'eventsPerMs',
    cluster({
      servers: 30, electionTimeout: [150, 150], latency: [0, 0], duplication: 1, maxEntries: 1000,
      initial: { S1: { term: 1, role: 'leader', ...logOf(900) } },
    }),
  ],
  [
    'eventsPerMoment',
    cluster(
      { servers: 35, electionTimeout: [150, 150] },
      { actions: [{ at: 100, do: 'hold' }, { at: 200, do: 'release' }] },
    ),
  ],
  [
    'entriesSent',
    actions(609, (i) => (i < 9 ? { at: 0, do: 'crash', server: `S${i + 2}` } : { ...request(1, i), server: 'S1' }), {
      cluster: {
        servers: 10, maxEntries: 1000, heartbeatInterval: 5, initial: { S1: { term: 1, role: 'leader' } },
      },
    }),
  ],
  [null, { ...actions(0, () => ({})), cluster: { servers: 99 }, actions: every99('crash'), until: 10_000 }],
  [null, actions(4000, (i) => ({ when: { count: { kind: 'commit', max: i } }, do: 'heal' }))],
  [null, actions(2000, (i) => ({ when: { server: 'S1', term: 1 }, do: 'crash', server: `S${(i % 5) + 1}` }))],
  [null, cluster({ loss: 1, duplication: 1 })],
  [null, cluster({ initial: { S1: { term: 1e15 } } })],
]; // biome-ignore format: a table

const messageOf = (document: unknown): string => {
  const read = typeof document === 'string' ? parseDocument(document) : readDocument(document);
  return read.ok ? 'ok' : read.message;
};

describe('a document that asks too much', () => {
  test.each(REFUSED.map(([path, document], i) => [i, path, document] as const))(
    '%i: is refused at %s',
    (_, path, document) => {
      const message = messageOf(document);
      expect(message.slice(0, message.indexOf(': '))).toBe(path);
      expect(message).toMatch(/at most|at least|too fast/);
      expect(message.length).toBeLessThan(200);
    },
  );

  test.each(STOPPED.map(([limit, document], i) => [i, limit, document] as const))(
    '%i: stops at %s',
    (_, limit, document) => {
      const read = readDocument(document);
      if (!read.ok) throw new Error(read.message);
      const { simulation, stopped, ok } = runDocument(read.document, {}, SMALL);
      expect(stopped?.limit ?? null).toBe(limit);
      expect(ok && limit !== null).toBe(false);
      const why = stopped === null ? '' : stopWords(stopped);
      expect(why).toMatch(limit === null ? /^$/ : /^This run ends at [\d.]+ ms: .* the most that .*\.$/);
      expect(simulation.seq).toBeLessThan(SMALL.events + 4 * SMALL.eventsPerMs);
    },
    PATIENCE,
  );
});

test.each([
  [
    'an hour of five servers with ten requests a second',
    actions(36_000, (i) => request((i + 1) * 100), { until: HOUR }),
  ],
  ['an hour of nine servers', cluster({ servers: 9 }, { until: HOUR })],
  [
    'what a reader did in the last second of an hour of ninety-nine',
    cluster({ servers: 99 }, { actions: [{ at: HOUR - 1, do: 'heal' }] }),
  ],
  ['five minutes of ninety-nine', cluster({ servers: 99 }, { until: 300_000 })],
  ['fifty thousand actions', actions(50_000, () => ({ when: { leaders: 0 }, do: 'heal' }))],
  [
    'times and terms as large as they may be',
    cluster({
      latency: [0, 1e8],
      clock: { S1: 0.001, S2: 1.5 },
      initial: { S1: { term: 1e15 } },
      timeouts: { S1: [1e8] },
    }),
  ],
  [
    'a command as long as it may be',
    actions(1, () => ({ at: 1, do: 'request', server: 'S1', command: long(1000) })),
  ],
])('%s may be', (_, document) => {
  expect(messageOf(document)).toBe('ok');
});

test('a term that a run begins with is counted exactly', () => {
  const document = {
    raftarium: 1,
    until: 1000,
    cluster: { initial: { S1: { term: limits.MOST_TERM } } },
  } as const;
  const { simulation, ok } = runDocument(document);
  expect(ok).toBe(true);
  const terms = simulation.nodes.map(({ server }) => server.persistent.currentTerm);
  expect(Math.min(...terms)).toBeGreaterThan(limits.MOST_TERM);
  expect(Number.isSafeInteger(limits.MOST_TERM + 1_000_000_000)).toBe(true);
});

test('the sum of all times of a document is a whole number of microseconds', () => {
  const most = 1000 * limits.MOST_TIME;
  expect(
    Number.isSafeInteger(
      (limits.MOST_ACTIONS + RUN_LIMITS.inFlight) * most + (2 * most) / limits.SLOWEST_CLOCK,
    ),
  ).toBe(true);
});

/** Hostile values in place of a number. */
const EXTREME = [0, 0.001, 0.03, 1, 3, 99, 1000, 50_000, HOUR, 1e8, 1e15, 2 ** 53, 1e308];

const numbersIn = (value: unknown, path: (string | number)[] = []): (string | number)[][] => {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, [...path, key]));
};

function spoiled(document: ScenarioDocument, spoils: readonly (readonly [number, number])[]): unknown {
  const copy = structuredClone({
    cluster: {
      electionTimeout: [150, 300],
      latency: [10, 15],
      servers: 5,
      ...document.cluster,
      heartbeatInterval: 75,
    },
    ...document,
  }) as unknown;
  const places = numbersIn(copy);
  for (const [place, value] of spoils) {
    const path = places[place % places.length] ?? [];
    let holder = copy as Record<string | number, unknown>;
    for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
    const pair = path.at(-1) === '1' && Array.isArray(holder) && holder.length === 2;
    Object.assign(holder, { [path.at(-1) as string]: value }, pair ? { 0: value } : {});
  }
  return copy;
}

test(
  'no valid document makes more events in a millisecond, or in all, than its limits, except for the last moment',
  () => {
    const few: RunLimits = {
      events: 4000,
      eventsPerMs: 400,
      eventsPerMoment: 150,
      inFlight: 200,
      entriesSent: 4000,
    };
    const spoils = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...EXTREME)), { minLength: 1, maxLength: 3 });
    let accepted = 0;
    everyRun(fc.tuple(documents(), spoils), 150, ([document, changes]) => {
      const read = readDocument(spoiled(document, changes));
      if (!read.ok) return;
      accepted += 1;
      const { cluster: of, script } = compile(read.document);
      const run = new Simulation(of, script, { watch: null, limits: few });
      let [ms, began, before] = [0, 0, 0];
      for (let moments = 0; run.advance(1e12); moments += 1) {
        if (Math.floor(run.time / 1000) > ms) [ms, began] = [Math.floor(run.time / 1000), before];
        expect(before - began).toBeLessThanOrEqual(few.eventsPerMs);
        expect(Number.isSafeInteger(run.time)).toBe(true);
        expect(moments).toBeLessThanOrEqual(few.events);
        before = run.seq;
      }
      expect(run.seq).toBeLessThan(few.events + 10_000);
      expect(run.stopped !== null || run.nextAt() === null || (run.nextAt() ?? 0) > 1e12).toBe(true);
    });
    expect(accepted).toBeGreaterThan(30);
  },
  PATIENCE,
);

test('the table of docs/limits.md has the program’s limits', () => {
  const table = readFileSync('docs/limits.md', 'utf8');
  const rows = [...table.matchAll(/^\| (?!---)([^|]+) \| ([^|]+) \|/gm)].slice(1);
  const found = Object.fromEntries(
    rows.map(([, what = '', most = '']) => [what, most.replace(/(?<=\d),(?=\d)/g, '')]),
  );
  const { run } = limits.USUAL;
  const hard = [...HARD].map((bug) => `\`${bug}\``).join(' or ');
  expect(found).toEqual({
    'a run': `${limits.USUAL.time} ms`,
    'any other time': `${limits.MOST_TIME} ms`,
    'events in a run, as estimated and as they come': `${run.events}`,
    'events in a millisecond, by the timers': `${limits.MOST_TIMED_PER_MS}`,
    'events in a millisecond, as they come': `${run.eventsPerMs}`,
    'events in one moment': `${run.eventsPerMoment}`,
    'messages in flight, and items that wait for a server or a disk': `${run.inFlight}`,
    'entries sent in messages': `${run.entriesSent}`,
    'entries in one message (`maxEntries`)': `${limits.MOST_ENTRIES}`,
    'entries in a log': `${limits.MOST_LOG}`,
    'entries of all servers at the start': `${limits.MOST_INITIAL}`,
    'a term at the start': `${limits.MOST_TERM}`,
    '`actions`': `${limits.MOST_ACTIONS}`,
    '`expect`': `${limits.MOST_EXPECTED}`,
    'a `clock`': `${limits.SLOWEST_CLOCK} to ${limits.FASTEST_CLOCK}`,
    'characters in a command': `${MOST_COMMAND}`,
    '`links`': `${limits.MOST_LINKS}`,
    'characters in the name of a place': `${limits.MOST_PLACE}`,
    'characters in a title': `${limits.MOST_TITLE}`,
    'characters in a document': `${limits.MOST_TEXT}`,
    'random runs of “Find me a run”, in each of at most four workers': `${MOST_RUNS}, or ${MOST_EVENTS} events`,
    [`random runs of that search without the rule ${hard}`]: `${MOST_HARD_RUNS}`,
    'events in a run of that search': `${SEARCH_LIMITS.events}`,
    'characters in a document that is edited on the page': `${MOST_EDITED}`,
    'characters in a shared link': `${LONGEST_LINK}`,
    'characters in a copied command': `${MOST_COMMAND_LINE}`,
    'events in a log for ShiViz': `${MOST_LOGGED}`,
    'characters in a search of the library': `${MOST_SOUGHT}`,
    'frames of a film': `${FILM_LIMITS.frames}`,
    'pixels of a film’s width or height': `${FILM_LIMITS.side}`,
    'pixels of a frame of a film': `${FILM_LIMITS.pixels}`,
    'pixels of all frames of a film': `${FILM_LIMITS.work}`,
    'bytes of a film': `${FILM_LIMITS.bytes}`,
    'bytes in a file that is opened or dropped on the page': `${limits.MOST_FILE}`,
    'bytes in a picture that is opened, pasted or dropped on the page': `${MOST_PICTURE}`,
    'characters of the run in a picture': `${MOST_CARRIED}`,
    'the width of a saved picture, in CSS pixels': `${PICTURE_WIDTHS.least} to ${PICTURE_WIDTHS.most}`,
    'pixels of a saved picture': `${MOST_PIXELS}`,
    'bytes in a file of notes for the presenter’s window': `${LARGEST_FILE}`,
    'notes, and characters in each': `${MOST_NOTES} and ${MOST_NOTE}`,
    'characters of a run of which the presenter’s window has a picture': `${MOST_SENT}`,
  });
});
