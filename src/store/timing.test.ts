/** Advice about timing, and that the simulator agrees with it. */
import { describe, expect, test } from 'vitest';
import { fromMs } from '../base/time.ts';
import { compile } from '../scenario/compile.ts';
import { findingsOf, type Timing } from '../scenario/timing-findings.ts';
import type { ClusterDocument } from '../scenario/types.ts';
import { Simulation } from '../sim/simulation.ts';
import type { LinkSettings } from '../sim/types.ts';
import { advice } from './timing.ts';

const link = (low: number, high = low, loss = 0): LinkSettings => ({
  latency: [fromMs(low), fromMs(high)],
  loss,
  duplication: 0,
});
const timing = (over: Partial<Timing> = {}): Timing => ({
  servers: 5,
  electionTimeout: [fromMs(150), fromMs(300)],
  heartbeatInterval: fromMs(75),
  way: () => link(10, 15),
  ...over,
});
const verdicts = (over: Partial<Timing>) =>
  findingsOf(timing(over))
    .map(advice)
    .map(({ level, text }) => `${level}: ${text}`);

test('the default timing is fine', () => {
  expect(verdicts({})).toEqual([
    'fine: One way takes 10–15 ms, elections time out after 150–300 ms: time enough to elect a leader, and to keep it.',
  ]);
});

test('a single server needs no network', () => {
  expect(verdicts({ servers: 1, way: () => null })).toEqual([
    'fine: One server alone is its own majority: it needs no messages.',
  ]);
});

describe('latency against the election timeout', () => {
  const at = (low: number, high = low) =>
    verdicts({
      way: () => link(low, high),
      electionTimeout: [fromMs(60), fromMs(120)],
      heartbeatInterval: fromMs(5),
    })[0];
  test('longer than candidates wait for votes: nobody will lead', () => {
    expect(at(60)).toBe(
      'broken: One way takes 60 ms, elections time out after 120 ms: votes come back too late, nobody will lead.',
    );
  });
  test('longer than some candidates wait for votes: many elections fail', () => {
    expect(at(30)).toBe(
      'tight: One way takes 30 ms, elections may time out after 60 ms: many elections fail before one has a leader.',
    );
  });
  test('not ten times shorter: votes are split', () => {
    expect(at(15)).toMatch(/^tight: A round trip takes up to 30 ms, elections time out after 60 ms/);
  });
  test('short: no advice', () => {
    expect(at(5)).toMatch(/^fine/);
  });
});

describe('the heartbeat', () => {
  test('must arrive within the shortest timeout', () => {
    expect(verdicts({ heartbeatInterval: fromMs(150) })[0]).toBe(
      'broken: A heartbeat comes every 150 ms, elections time out after 150–300 ms: followers do not wait for it, nobody will lead for long.',
    );
    expect(verdicts({ heartbeatInterval: fromMs(140) })[0]).toMatch(/^fine/);
  });
  test('must not be late by chance', () => {
    expect(verdicts({ heartbeatInterval: fromMs(147) })[0]).toMatch(/^tight: .* one may take 5 ms longer/);
  });
});

describe('loss', () => {
  const losing = (loss: number) => verdicts({ way: () => link(10, 15, loss) })[0];
  test('of everything: nothing arrives', () => {
    expect(losing(1)).toBe(
      'broken: No server reaches a majority and hears back from it: nobody will lead, nothing is committed.',
    );
  });
  test('of much deposes every leader', () =>
    expect(losing(0.5)).toMatch(/^broken: 50 % of the messages are lost/));
  test('of some causes unnecessary elections', () =>
    expect(losing(0.1)).toMatch(/^tight: 10 % .* without need/));
  test('of very little is tolerated', () => expect(losing(0.01)).toMatch(/^fine/));
});

test('timeouts that are closer together than a message’s latency are reported', () => {
  expect(verdicts({ electionTimeout: [fromMs(150), fromMs(155)] })).toEqual([
    'tight: Election timeouts lie only 5 ms apart, and one way takes 15 ms: several stand at once, and votes are split.',
  ]);
});

describe('of several links', () => {
  const slowTo =
    (...far: number[]) =>
    (from: number, to: number) =>
      far.includes(from) || far.includes(to) ? link(400) : link(10, 15);
  test('two slow servers of five depose every leader, each by itself', () => {
    expect(verdicts({ way: slowTo(4, 5) }).map((text) => text.split(',')[0])).toEqual([
      'broken: A round trip between S4 and a leader takes up to 800 ms',
      'broken: A round trip between S5 and a leader takes up to 800 ms',
    ]);
  });
  test('three, and nobody is elected', () =>
    expect(verdicts({ way: slowTo(3, 4, 5) })[0]).toMatch(/^broken: One way takes 400 ms/));
  test('servers that are cut off both ways do not count, those that only do not hear depose every leader', () => {
    const cutTo =
      (...ids: number[]) =>
      (_: number, to: number) =>
        ids.includes(to) ? null : link(10, 15);
    const cutOff =
      (...ids: number[]) =>
      (from: number, to: number) =>
        ids.includes(from) || ids.includes(to) ? null : link(10, 15);
    expect(verdicts({ way: cutOff(4, 5) })[0]).toMatch(/^fine/);
    expect(verdicts({ way: cutTo(4, 5) })).toEqual([
      'broken: 100 % of the messages to S4 are lost: S4 hears nothing for a whole election timeout and deposes the leader about every 0.2 s.',
      'broken: 100 % of the messages to S5 are lost: S5 hears nothing for a whole election timeout and deposes the leader about every 0.2 s.',
    ]);
    expect(verdicts({ way: cutTo(3, 4, 5) })[0]).toMatch(/^broken: No server reaches a majority/);
  });
});

describe('the simulator agrees', () => {
  /** The longest time, in ms, that one server led without a break in the last 20 s of 30. */
  function longestLead(cluster: ClusterDocument): number {
    let since = fromMs(10_000);
    let longest = 0;
    const { cluster: compiled, script } = compile({ raftarium: 1, seed: 5, cluster });
    const sim: Simulation = new Simulation(compiled, script, {
      onEvent: ({ time, what: { kind } }) => {
        if (time < fromMs(10_000)) return;
        if (kind === 'become-candidate' || kind === 'become-leader') since = time;
        if (sim.nodes.some((node) => node.server.role.name === 'leader' && node.power === 'up'))
          longest = Math.max(longest, time - since);
        else since = time;
      },
    });
    while (sim.advance(fromMs(30_000)));
    return longest / 1000;
  }
  test('if it is fine, one server leads all the time', () => {
    expect(longestLead({})).toBeGreaterThan(19_000);
  });
  test.each<[string, ClusterDocument]>([
    ['one way takes longer than a timeout', { latency: [200, 200] }],
    ['heartbeats come too seldom', { heartbeatInterval: 400 }],
    ['most messages are lost', { loss: 0.6 }],
  ])('if %s, nobody leads for long', (_, cluster) => {
    const { link: every, electionTimeout, heartbeatInterval } = compile({ raftarium: 1, cluster }).cluster;
    expect(findingsOf(timing({ way: () => every, electionTimeout, heartbeatInterval }))[0]?.level).toBe(
      'broken',
    );
    expect(longestLead(cluster)).toBeLessThan(3000);
  });
});
