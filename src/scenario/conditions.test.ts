import { describe, expect, test } from 'vitest';
import { emptyMap, setKey } from '../base/pmap.ts';
import { append, emptyLog, truncate } from '../raft/log.ts';
import type { Log } from '../raft/types.ts';
import { nodeOf } from '../sim/nodes.ts';
import type { Node, Value, View, Violation } from '../sim/types.ts';
import { claimParts, condition, whatIsSeen } from './conditions.ts';
import { endOf, startOf } from './testing/views.ts';
import type { ClaimDocument, ClusterDocument } from './types.ts';

/** S1 leads term 3, S2 still believes that it leads term 2; S3 follows, and S4 knows nothing. */
const CLUSTER: ClusterDocument = {
  servers: 4,
  initial: {
    S1: { role: 'leader', log: [1, 1, 3] },
    S2: { role: 'leader', log: [1, 1, 2] },
    S3: { term: 3, votedFor: 'S1', log: [1, 1, 3] },
  },
};

const nodeIn = (view: View, id: number): Node => nodeOf(view, id) as Node;
const holds = (view: View, claim: ClaimDocument): boolean => condition(claim)(view);

describe('of the cluster', () => {
  const start = startOf(CLUSTER);
  const onePaused = startOf(CLUSTER, { 1: { power: 'paused' } });
  const none = startOf({ servers: 3 });

  test.each<[ClaimDocument, boolean, boolean, boolean]>([
    [{ leaders: 2 }, true, false, false],
    [{ leaders: { min: 1 } }, true, true, false],
    [{ leaders: { max: 1 } }, false, true, true],
    [{ leaders: { min: 1, max: 1 } }, false, true, false],
    [{ leader: 'S1' }, true, false, false],
    [{ leader: 'S2' }, false, true, false],
    [{ leader: 'one' }, true, true, false],
    [{ leader: 'none' }, false, false, true],
    [{ agree: ['S1', 'S3'] }, true, true, true],
    [{ agree: ['S1', 'S2'] }, false, false, true],
    [{ agree: ['S3', 'S1', 'S2'] }, false, false, true],
    [{ agree: [] }, true, true, true],
    [{ leaders: 2, agree: ['S1', 'S2'] }, false, false, false],
  ])('%j: two leaders %s, the higher one paused %s, nobody %s', (claim, two, paused, nobody) => {
    expect([start, onePaused, none].map((view) => holds(view, claim))).toEqual([two, paused, nobody]);
  });

  test('two leaders of one term, as only broken rules make them, are neither one nor none', () => {
    const leader = nodeIn(start, 1);
    const twins = { ...start, nodes: [leader, { ...leader, id: 2 }] };
    expect(['one', 'none', 'S1'].map((name) => holds(twins, { leader: name }))).toEqual([
      false,
      false,
      false,
    ]);
    expect(holds(twins, { leaders: 2 })).toBe(true);
  });

  test('logs agree if terms and commands are the same, whatever their history', () => {
    const written = (command: string): Partial<Node> => {
      const log = append(emptyLog(), [{ term: 1, command }]);
      const node = nodeIn(none, 1);
      return { server: { ...node.server, persistent: { ...node.server.persistent, log } } };
    };
    const claim = { agree: ['S1', 'S2'] };
    expect(holds(startOf({ servers: 2 }, { 1: written('SET x 1'), 2: written('SET x 1') }), claim)).toBe(
      true,
    );
    expect(holds(startOf({ servers: 2 }, { 1: written('SET x 1'), 2: written('SET x 2') }), claim)).toBe(
      false,
    );
  });

  test('a property is violated if it is in the list of violations', () => {
    const violation: Violation = {
      property: 'log-matching',
      time: 5,
      event: 3,
      servers: [1],
      index: 1,
      detail: { code: 'asks-undurable', server: 1 },
    };
    expect(holds(startOf({}, {}, [violation]), { violated: 'log-matching' })).toBe(true);
    expect(holds(startOf({}, {}, [violation]), { violated: 'election-safety' })).toBe(false);
    expect(holds(startOf({}), { violated: 'log-matching' })).toBe(false);
  });
});

describe('a committed command', () => {
  const at = (commitIndex: number, power: Node['power'] = 'up'): View => {
    const start = startOf({ servers: 2, initial: { S2: { log: [1, { term: 2, command: 'SET x 1' }, 3] } } });
    const node = nodeIn(start, 2);
    const nodes = [nodeIn(start, 1), { ...node, power, server: { ...node.server, commitIndex } }];
    return { ...start, nodes };
  };
  const claim = { committed: 'SET x 1' };

  test('stands at or below a commit index', () => {
    expect([0, 1, 2, 3].map((index) => holds(at(index), claim))).toEqual([false, false, true, true]);
  });

  test('stands on a paused server, not on a crashed one', () => {
    expect([holds(at(3, 'paused'), claim), holds(at(3, 'crashed'), claim)]).toEqual([true, false]);
  });

  test('must be the very command', () => {
    expect([holds(at(3), { committed: 'SET x 2' }), holds(at(1), { committed: '' })]).toEqual([false, true]);
  });

  test('is found again if the same condition is asked in another order', () => {
    const asked = condition(claim);
    const views = [at(3), at(0), at(2), startOf({ servers: 2 }), at(1), at(3, 'crashed'), at(3)];
    expect(views.map(asked)).toEqual([true, false, true, false, false, false, true]);
  });

  test('is searched for again in entries that replaced others', () => {
    const start = at(0);
    const node = nodeIn(start, 2);
    const withLog = (log: Log): View => {
      const server = {
        ...node.server,
        commitIndex: log.lastIndex,
        persistent: { ...node.server.persistent, log },
      };
      return { ...start, nodes: [nodeIn(start, 1), { ...node, server }] };
    };
    const old = append(emptyLog(), [
      { term: 1, command: '' },
      { term: 1, command: 'SET y 1' },
    ]);
    const asked = condition(claim);
    expect(asked(withLog(old))).toBe(false);
    expect(asked(withLog(append(truncate(old, 2), [{ term: 2, command: 'SET x 1' }])))).toBe(true);
    expect(asked(withLog(old))).toBe(false);
  });
});

describe('of one server', () => {
  const start = startOf(CLUSTER);
  const state = (...pairs: [string, Value][]): View => {
    const values = pairs.reduce((map, [key, value]) => setKey(map, key, value), emptyMap<Value>());
    return startOf({ servers: 1 }, { 1: { state: { values, digest: 0 } } });
  };

  test.each<[ClaimDocument, boolean]>([
    [{ server: 'S1', power: 'up' }, true],
    [{ server: 'S1', power: 'paused' }, false],
    [{ server: 'S1', role: 'leader' }, true],
    [{ server: 'S3', role: 'follower' }, true],
    [{ server: 'S3', role: 'candidate' }, false],
    [{ server: 'S1', term: 3 }, true],
    [{ server: 'S1', term: { min: 4 } }, false],
    [{ server: 'S2', term: { max: 2 } }, true],
    [{ server: 'S3', votedFor: 'S1' }, true],
    [{ server: 'S3', votedFor: null }, false],
    [{ server: 'S4', votedFor: null }, true],
    [{ server: 'S1', votedFor: 'S1' }, true],
    [{ server: 'S1', log: [1, 1, 3] }, true],
    [{ server: 'S1', log: [1, 1] }, false],
    [{ server: 'S1', log: [1, 1, 3, 3] }, false],
    [{ server: 'S1', log: [1, 1, { min: 2 }] }, true],
    [{ server: 'S4', log: [] }, true],
    [{ server: 'S1', commitIndex: 0 }, true],
    [{ server: 'S1', commitIndex: { min: 1 } }, false],
    [{ server: 'S1', leader: 'S1' }, true],
    [{ server: 'S2', leader: 'S2' }, true],
    [{ server: 'S3', leader: null }, true],
    [{ server: 'S3', leader: 'S1' }, false],
    [{ server: 'S1', role: 'leader', term: 2 }, false],
  ])('%j: %s', (claim, expected) => {
    expect(holds(start, claim)).toBe(expected);
  });

  test('the leader that a server believes in follows from its role', () => {
    const role = (of: Node['server']['role']): View => {
      const view = startOf({ servers: 2 });
      return {
        ...view,
        nodes: [{ ...nodeIn(view, 1), server: { ...nodeIn(view, 1).server, role: of } }],
      };
    };
    expect(holds(role({ name: 'follower', leader: 2 }), { server: 'S1', leader: 'S2' })).toBe(true);
    expect(holds(role({ name: 'candidate', votes: [] }), { server: 'S1', leader: null })).toBe(true);
  });

  test('a state is compared with all its keys and values', () => {
    const view = state(['x', 1], ['__proto__', 'a']);
    const claims = [
      '{ "x": 1, "__proto__": "a" }',
      '{ "x": 1 }',
      '{ "x": "1", "__proto__": "a" }',
      '{ "x": 1, "y": "a" }',
    ];
    const states = claims.map((text) => JSON.parse(text) as Record<string, Value>);
    expect(states.map((claimed) => holds(view, { server: 'S1', state: claimed }))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([holds(state(), { server: 'S1', state: {} }), holds(view, { server: 'S1', state: {} })]).toEqual([
      true,
      false,
    ]);
  });
});

describe('events are counted', () => {
  const view = endOf({ raftarium: 1, cluster: { servers: 1 }, until: 1000 });
  test.each<[ClaimDocument['count'], boolean]>([
    [{ kind: 'become-leader', min: 1, max: 1 }, true],
    [{ kind: 'become-leader', min: 2 }, false],
    [{ kind: 'send', max: 0 }, true],
    [{ kind: 'become-leader', server: 'S1', min: 1 }, true],
    [{ kind: 'heartbeat-timeout', server: 'S1', max: 2 }, false],
  ])('%j: %s', (count, expected) => {
    expect(condition({ ...(count && { count }) })(view)).toBe(expected);
  });
});

test('the seen values are listed in words, only for claims that do not hold', () => {
  const claim: ClaimDocument = {
    leaders: 1,
    leader: 'S2',
    agree: ['S1', 'S2'],
    committed: 'SET x 1',
    violated: 'log-matching',
  };
  expect(whatIsSeen(claimParts(claim), startOf(CLUSTER))).toBe(
    'leaders is 2; leader is S1; logs are S1 [1,1,3], S2 [1,1,2]; "SET x 1" is not committed; violated is []',
  );
  const ofServer: ClaimDocument = {
    server: 'S3',
    role: 'leader',
    term: 3,
    leader: 'S1',
    log: [1],
    state: { x: 1 },
  };
  expect(whatIsSeen(claimParts(ofServer), startOf(CLUSTER))).toBe(
    'S3.role is "follower"; S3.leader is null; S3.log is [1,1,3]; S3.state is {}',
  );
});
