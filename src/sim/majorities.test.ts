/** Majorities: how many there are, that any two meet, and which a server reaches as the simulator has it. */
import { expect, test } from 'vitest';
import { hasQuorum } from '../raft/configuration.ts';
import { ofServer } from '../raft/per-server.ts';
import type { ServerId } from '../raft/types.ts';
import type { UntimedAction } from '../scenario/types.ts';
import { History } from './history.ts';
import { countOfMajorities, majoritiesOf, mayFail, reachedFrom, sharedBy } from './majorities.ts';
import { everyServer } from './network.ts';
import { nodeOf } from './nodes.ts';
import { compiled } from './testing/runs.ts';

const listed = (size: number) => majoritiesOf({ voters: everyServer(size) }) ?? [];

test('One server has one majority, three have 3, four 4, five 10, seven 35, nine 126; ten are only counted.', () => {
  const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  expect(sizes.map((size) => listed(size).length)).toEqual([1, 1, 3, 4, 10, 15, 35, 56, 126]);
  expect(sizes.map(countOfMajorities)).toEqual(sizes.map((size) => listed(size).length));
  expect([majoritiesOf({ voters: everyServer(10) }), countOfMajorities(10)]).toEqual([null, 210]);
});

test('Any two majorities meet in a server, up to nine servers.', () => {
  for (const size of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    const all = listed(size);
    expect(all.every((one) => all.every((other) => sharedBy(one, other).length > 0))).toBe(true);
  }
});

test('A joint configuration needs a majority of both lists, and any two of those meet.', () => {
  const joint = { voters: [3, 4, 5], old: [1, 2, 3] };
  const all = majoritiesOf(joint) ?? [];
  expect(all).toContainEqual([1, 3, 4]);
  expect(all).not.toContainEqual([3, 4]);
  expect(all.every((set) => hasQuorum(joint, (id) => set.includes(id)))).toBe(true);
  expect(all.every((one) => all.every((other) => sharedBy(one, other).length > 0))).toBe(true);
});

test('An even number stands no more failures than the odd one below it.', () => {
  expect([3, 4, 5, 6, 7].map(mayFail)).toEqual([1, 1, 2, 2, 3]);
});

/** Five servers, S1 leads; what is done at once, and who has answered S1 within one heartbeat. */
function after(...acts: UntimedAction[]): [reached: readonly ServerId[], answered: readonly ServerId[]] {
  const { cluster, script, until } = compiled({
    raftarium: 1,
    cluster: { servers: 5, latency: [10, 10], initial: { S1: { term: 1, role: 'leader', log: [1] } } },
    actions: [
      ...acts.map((act) => ({ ...act, at: 0 })),
      { do: 'request', server: 'S1', command: 'SET x 1', at: 50 },
    ],
    until: 100,
  });
  const history = new History({ cluster, script });
  const { nodes } = history.seek(until);
  const role = nodeOf({ nodes }, 1)?.server.role;
  const matchIndex = role?.name === 'leader' ? role.matchIndex : [];
  const answered = everyServer(5).filter((id) => id === 1 || (ofServer(matchIndex, id) ?? 0) > 0);
  return [reachedFrom(history.world, 1), answered];
}

test('Reached are exactly those that answer the leader: not over a cut, in either direction, nor if they are down.', () => {
  const cases: UntimedAction[][] = [
    [],
    [
      {
        do: 'partition',
        groups: [
          ['S1', 'S2'],
          ['S3', 'S4', 'S5'],
        ],
      },
    ],
    [{ do: 'cut', from: 'S1', to: 'S2' }],
    [{ do: 'cut', from: 'S4', to: 'S1' }],
    [{ do: 'crash', server: 'S5' }],
    [
      { do: 'pause', server: 'S2' },
      { do: 'block', from: 'S3', to: 'S1' },
    ],
    [{ do: 'hold', from: 'S1', to: 'S3' }],
    [{ do: 'cut', from: 'S2', to: 'S3' }],
  ];
  const found = cases.map((acts) => after(...acts));
  expect(found.map(([reached]) => reached)).toEqual(found.map(([, answered]) => answered));
  expect(found[1]?.[0]).toEqual([1, 2]);
});

test('Who is down reaches nobody, not even itself.', () => {
  const { cluster, script, until } = compiled({
    raftarium: 1,
    cluster: { servers: 3 },
    actions: [{ do: 'crash', server: 'S1', at: 1 }],
    until: 2,
  });
  const history = new History({ cluster, script });
  history.seek(until);
  expect([reachedFrom(history.world, 1), reachedFrom(history.world, 2)]).toEqual([[], [2, 3]]);
});
