/** The log for ShiViz: its form, and that its clocks say exactly what the causes of the events say. */
import { describe, expect, test } from 'vitest';
import { runDocument } from '../scenario/run.ts';
import { FAULTS } from '../scenario/situations/faults.ts';
import { EVERYTHING, PARTITION } from '../scenario/testing/documents.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import type { SimEvent } from '../sim/types.ts';
import { SHIVIZ_HEAD, ShivizLog } from './shiviz.ts';

/** The expression that ShiViz documents as its default. */
const DOCUMENTED = /(?<event>.*)\n(?<host>\S*) (?<clock>{.*})/g;

interface Entry {
  readonly seq: number;
  readonly host: string;
  readonly clock: Readonly<Record<string, number>>;
}

const logOf = (events: readonly SimEvent[]): string => {
  const log = new ShivizLog();
  return events.map((event) => log.entry(event)).join('');
};

function eventsOf(document: ScenarioDocument): SimEvent[] {
  const events: SimEvent[] = [];
  runDocument(document, { onEvent: (event) => void events.push(event) });
  return events.slice(0, 1500);
}

const entriesOf = (log: string, parser: RegExp): Entry[] =>
  [...log.matchAll(parser)].map(({ groups = {} }) => ({
    seq: Number(/^\d+/.exec(groups.seq ?? groups.event ?? '')?.[0]),
    host: groups.host ?? '',
    clock: JSON.parse(groups.clock ?? '') as Entry['clock'],
  }));

/** Whether `one` is no later than `other` at any host. */
const isBefore = ({ clock: one }: Entry, { clock: other }: Entry): boolean =>
  Object.entries(one).every(([host, count]) => count <= (other[host] ?? 0));

/** The events before each event: by its causes, and by what its host did before. */
function pastsOf(events: readonly SimEvent[], entries: readonly Entry[]): Set<number>[] {
  const pasts: Set<number>[] = [];
  const latest = new Map<string, number>();
  events.forEach(({ seq, causes }, i) => {
    const host = entries[i]?.host ?? '';
    const past = new Set([seq]);
    for (const cause of [...causes, latest.get(host) ?? 0])
      for (const earlier of pasts[cause] ?? []) past.add(earlier);
    pasts[seq] = past;
    latest.set(host, seq);
  });
  return pasts;
}

const RUNS: readonly (readonly [string, ScenarioDocument])[] = [
  ['the example of the contract', PARTITION],
  ['every action there is', EVERYTHING],
  [
    'copies and losses by chance',
    { raftarium: 1, seed: 2, cluster: { loss: 0.1, duplication: 0.3 }, until: 1500 },
  ],
  ...FAULTS.slice(0, 4).map(({ name, document }) => [name, document] as const),
];

describe.each(RUNS)('%s', (_, document) => {
  const events = eventsOf(document);
  const log = logOf(events);

  test('is read by the expression that ShiViz documents, and by the one in its first line', () => {
    const [own = '', between] = SHIVIZ_HEAD.split('\n');
    expect(between).toBe('');
    expect(own).not.toContain(String.raw`\(`);
    const documented = entriesOf(log, DOCUMENTED);
    expect(documented.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq));
    expect(entriesOf(log, new RegExp(own, 'g'))).toEqual(documented);
    expect(log.trimEnd().split('\n')).toHaveLength(2 * events.length);
  });

  test('counts the events of each host one by one', () => {
    const counts = new Map<string, number>();
    for (const { host, clock } of entriesOf(log, DOCUMENTED)) {
      counts.set(host, (counts.get(host) ?? 0) + 1);
      expect([host, clock[host]]).toEqual([host, counts.get(host)]);
    }
    expect([...counts.keys()].every((host) => /^(S\d+|client|network)$/.test(host))).toBe(true);
  });

  test('has one event before another exactly if causes lead there', () => {
    const entries = entriesOf(log, DOCUMENTED);
    const pasts = pastsOf(events, entries);
    const wrong = entries.flatMap((later) =>
      entries
        .filter((one) => one.seq <= later.seq)
        .filter((one) => isBefore(one, later) !== pasts[later.seq]?.has(one.seq))
        .map((one) => `${one.seq} before ${later.seq}`),
    );
    expect(wrong).toEqual([]);
  });
});
