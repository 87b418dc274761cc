/** The numbers of a run, against a run that was counted by hand, and against its trace. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScenarioDocument } from '../scenario/types.ts';
import { bytesOf } from './message-size.ts';
import {
  copyOfNumbers,
  countEvent,
  latencyWithin,
  type Numbers,
  numbersFrom,
  tallySinceAct,
  wholeTally,
} from './numbers.ts';
import { Simulation } from './simulation.ts';
import { documents } from './testing/documents.ts';
import { compiled, everyRun, play } from './testing/runs.ts';
import type { SimEvent, World } from './types.ts';

function started(document: ScenarioDocument): World {
  const { cluster, script } = compiled(document);
  return new Simulation(cluster, script, { watch: null }).world();
}
function counted(from: Numbers, events: readonly SimEvent[]): Numbers {
  const numbers = copyOfNumbers(from);
  for (const event of events) countEvent(numbers, event);
  return numbers;
}

/** S1 stands at 50, leads at 70; asked at 100, it commits at 120; it crashes at 150. Nobody stands again. */
const BY_HAND: ScenarioDocument = {
  raftarium: 1,
  cluster: {
    servers: 3,
    electionTimeout: [9000, 9000],
    heartbeatInterval: 1000,
    latency: [10, 10],
    replicate: 'at-once',
  },
  actions: [
    { at: 50, do: 'timeout', server: 'S1' },
    { at: 100, do: 'request', server: 'S1', command: 'SET x 1' },
    { at: 110, do: 'request', server: 'S2', command: 'SET y 2' },
    { at: 150, do: 'crash', server: 'S1' },
    { at: 160, do: 'request', server: 'S1', command: 'SET z 3' },
  ],
  until: 200,
};

describe('a run that was counted by hand', () => {
  const { events } = play(BY_HAND);
  const numbers = counted(numbersFrom(started(BY_HAND)), events);
  const whole = wholeTally(numbers, 200_000);

  test('messages and bytes by sort', () => {
    expect(whole.sent).toEqual({ voteRequests: 2, votes: 2, heartbeats: 2, entries: 2, answers: 4 });
    expect(whole.lost).toEqual({ voteRequests: 0, votes: 0, heartbeats: 0, entries: 0, answers: 0 });
    // 1 type + 8 term + 4 candidate + 2 × 8; 1 + 8 + 1; 1 + 8 + 4 leader + 3 × 8 + 4 length;
    // the same + 8 term + 4 length + 7 letters; 1 + 8 + 1 + 2 × 8 + 2.
    expect(whole.bytes).toEqual({
      voteRequests: 2 * 29,
      votes: 2 * 10,
      heartbeats: 2 * 41,
      entries: 2 * 60,
      answers: 4 * 28,
    });
  });

  test('elections, terms and the time without a leader', () => {
    expect(whole).toMatchObject({ stood: 1, won: 1, terms: 1, lasted: 200_000 });
    expect(whole.leaderless).toBe(70_000 + 50_000);
  });

  test('requests and how long they took', () => {
    expect(whole).toMatchObject({ asked: 3, redirected: 1, committed: 1 });
    expect(latencyWithin(whole.latencies, 0.5)).toBe(20_000);
  });

  test('since the crash, which a request after it does not change', () => {
    expect(numbers.act?.time).toBe(150_000);
    expect(tallySinceAct(numbers, 200_000)).toMatchObject({
      asked: 1,
      committed: 0,
      leaderless: 50_000,
      lasted: 50_000,
      sent: { heartbeats: 0, entries: 0 },
    });
  });
});

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

test('requests to a crashed server, which are never answered, do not keep later ones from being counted', () => {
  const document: ScenarioDocument = {
    raftarium: 1,
    cluster: { servers: 3, initial: { S1: { term: 1, role: 'leader' } }, replicate: 'at-once' },
    actions: [
      { at: 1, do: 'crash', server: 'S2' },
      ...Array.from(
        { length: 1000 },
        () => ({ at: 2, do: 'request', server: 'S2', command: 'SET x 1' }) as const,
      ),
      { at: 10, do: 'request', server: 'S1', command: 'SET x 2' },
    ],
    until: 100,
  };
  const { events } = play(document);
  expect(wholeTally(counted(numbersFrom(started(document)), events), 100_000)).toMatchObject({
    asked: 1001,
    committed: 1,
  });
});

test('any run: counted in pieces it is the same, and it is what its trace has', () => {
  everyRun(fc.tuple(documents({}), fc.double({ min: 0, max: 1, noNaN: true })), 40, ([document, share]) => {
    const { events } = play(document);
    const end = events.at(-1)?.time ?? 0;
    const start = numbersFrom(started(document));
    const cut = Math.floor(share * events.length);
    const first = counted(start, events.slice(0, cut));
    const before = wholeTally(first, end);
    const pieces = counted(first, events.slice(cut));
    const whole = counted(start, events);
    expect(wholeTally(pieces, end)).toEqual(wholeTally(whole, end));
    expect(tallySinceAct(pieces, end)).toEqual(tallySinceAct(whole, end));
    // The first piece was copied, not changed.
    expect(wholeTally(first, end)).toEqual(before);

    const tally = wholeTally(whole, end);
    const of = (kind: SimEvent['what']['kind']) => events.filter(({ what }) => what.kind === kind);
    const sends = of('send').flatMap(({ what }) => ('packet' in what ? [what.packet] : []));
    const own = sends.filter(({ copyOf }) => copyOf === null);
    expect(sum(Object.values(tally.sent))).toBe(own.length);
    expect(sum(Object.values(tally.bytes))).toBe(sum(own.map(({ message }) => bytesOf(message))));
    expect(tally.copies).toBe(sends.length - own.length);
    expect(sum(Object.values(tally.lost))).toBe(of('lost').length);
    expect(tally.stood).toBe(of('become-candidate').length);
    expect(tally.asked).toBe(of('client-request').length);
    expect(sum(tally.latencies)).toBe(tally.committed);
    expect(tally.committed).toBeLessThanOrEqual(tally.asked - tally.redirected);
    expect(tally.leaderless).toBeLessThanOrEqual(end);
  });
});
