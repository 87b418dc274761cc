import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entriesOf } from '../base/pmap.ts';
import { Simulation } from './simulation.ts';
import { EMPTY_STATE, Executor, execute, parseCommand } from './statemachine.ts';
import { compiled } from './testing/runs.ts';
import type { StateMachine } from './types.ts';

function after(...commands: string[]): { state: StateMachine; results: unknown[]; values: unknown } {
  let state = EMPTY_STATE;
  const results = commands.map((text) => {
    const done = execute(state, text);
    state = done.state;
    return done.result;
  });
  return { state, results, values: Object.fromEntries(entriesOf(state.values)) };
}

describe('a command', () => {
  test.each([
    ['SET x 5', { word: 'SET', key: 'x', value: 5 }],
    ['SET x -05', { word: 'SET', key: 'x', value: -5 }],
    ['SET x +7', { word: 'SET', key: 'x', value: 7 }],
    ['SET x 5.0', { word: 'SET', key: 'x', value: '5.0' }],
    ['SET x 1e3', { word: 'SET', key: 'x', value: '1e3' }],
    ['SET x 9007199254740992', { word: 'SET', key: 'x', value: 2 ** 53 }],
    ['SET x -9007199254740992', { word: 'SET', key: 'x', value: -(2 ** 53) }],
    ['SET x 9007199254740991', { word: 'SET', key: 'x', value: 2 ** 53 - 1 }],
    ['SET x 9007199254740993', { word: 'SET', key: 'x', value: '9007199254740993' }],
    ['SET x -9007199254740993', { word: 'SET', key: 'x', value: '-9007199254740993' }],
    ['SET x 99999999999999999999', { word: 'SET', key: 'x', value: '99999999999999999999' }],
    ['ADD x -3', { word: 'ADD', key: 'x', by: -3 }],
    ['GET x', { word: 'GET', key: 'x' }],
  ])('%s is one', (text, command) => {
    expect(parseCommand(text)).toEqual(command);
  });

  test.each(['', 'SET', 'SET x', 'SET  x 1', 'SET x 1 ', ' SET x 1', 'SET x 1 2', 'set x 1',
    'ADD x one', 'ADD x 1.5', 'ADD x', 'GET', 'GET x 1', 'DEL x', 'SET\tx 1'])(
    '“%s” is none',
    (text) => {
      expect(parseCommand(text)).toBeNull();
      expect(execute(EMPTY_STATE, text)).toEqual({ state: EMPTY_STATE, result: null });
    },
  ); // biome-ignore format: a list

  test('SET sets, ADD counts from 0, GET answers the value or null', () => {
    expect(after('ADD x 2', 'ADD x -5', 'GET x', 'GET y', 'SET y two', 'GET y')).toMatchObject({
      results: [2, -3, -3, null, 'two', 'two'],
      values: { x: -3, y: 'two' },
    });
  });

  test.each([
    ['9007199254740991', '1', 2 ** 53],
    ['9007199254740992', '1', 2 ** 53],
    ['9007199254740991', '2', 2 ** 53 - 1],
    ['9007199254740992', '9007199254740992', 2 ** 53],
    ['9007199254740992', '-1', 2 ** 53 - 1],
    ['9007199254740992', '0', 2 ** 53],
    ['-9007199254740991', '-1', -(2 ** 53)],
    ['-9007199254740992', '-1', -(2 ** 53)],
    ['-9007199254740991', '-2', -(2 ** 53) + 1],
    ['-9007199254740992', '9007199254740992', 0],
  ])('SET x %s, ADD x %s comes to %d: beyond ±2^53 it changes nothing', (from, by, value) => {
    expect(after(`SET x ${from}`, `ADD x ${by}`)).toMatchObject({
      results: [Number(from), value],
      values: { x: value },
    });
  });

  test('ADD is exact, or changes nothing', () => {
    const most = 2n ** 53n;
    const near = fc
      .tuple(fc.constantFrom(-1n, 0n, 1n), fc.bigInt(-5n, 5n))
      .map(([side, by]) => side * most + by);
    const within = near.filter((value) => value >= -most && value <= most);
    fc.assert(
      fc.property(within, within, (from, by) => {
        const sum = from + by;
        const exact = sum >= -most && sum <= most ? sum : from;
        expect(BigInt(after(`SET x ${from}`, `ADD x ${by}`).results[1] as number)).toBe(exact);
      }),
    );
  });

  test('ADD changes nothing on a text, and answers the text', () => {
    expect(after('SET x two', 'ADD x 1')).toMatchObject({ results: ['two', 'two'], values: { x: 'two' } });
  });
});

describe('the digest', () => {
  test('is that of the contents, not of the way to them', () => {
    expect(after('SET a 1', 'SET b 2').state.digest).toBe(
      after('SET b 9', 'SET a 1', 'ADD b -7').state.digest,
    );
    expect(after('SET a 1').state.digest).not.toBe(after('SET a 2').state.digest);
    expect(after('SET a 1').state.digest).not.toBe(after('SET b 1').state.digest);
    expect(after('SET a 1x').state.digest).not.toBe(after('SET a 1').state.digest);
  });

  test('of any two states is the same exactly when the states are', () => {
    const command = fc.tuple(
      fc.constantFrom('SET', 'ADD'),
      fc.constantFrom('a', 'b'),
      fc.integer({ min: 0, max: 2 }),
    );
    const commands = fc.array(
      command.map((words) => words.join(' ')),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(commands, commands, (one, other) => {
        const [a, b] = [after(...one), after(...other)];
        const alike = JSON.stringify(a.values) === JSON.stringify(b.values);
        expect(a.state.digest === b.state.digest).toBe(alike);
      }),
    );
  });
});

describe('what one server has worked out', () => {
  test('serves another that comes to the same entry from the same state', () => {
    const executor = new Executor();
    const one = executor.execute(1, EMPTY_STATE, 'SET a 1');
    expect(executor.execute(1, EMPTY_STATE, 'SET a 1')).toBe(one);
    expect(executor.execute(2, one.state, 'ADD a 1')).toEqual(execute(one.state, 'ADD a 1'));
  });

  test('serves nobody who comes from another state, or to another entry', () => {
    const executor = new Executor();
    const one = executor.execute(1, EMPTY_STATE, 'SET a 1');
    executor.execute(2, one.state, 'ADD a 1');
    const other = execute(EMPTY_STATE, 'SET a 7').state;
    expect(executor.execute(2, other, 'ADD a 1').result).toBe(8);
    expect(executor.execute(2, one.state, 'ADD a 5').result).toBe(6);
  });

  test('the servers of a run share it', () => {
    const actions = [{ at: 500, do: 'request', server: 'leader', command: 'SET x 1' }] as const;
    const { cluster, script } = compiled({ raftarium: 1, cluster: { servers: 3 }, seed: 1, actions });
    const run = new Simulation(cluster, script);
    while (run.advance(1_000_000));
    const [first, ...others] = run.nodes.map(({ state }) => state);
    expect(first?.values.size).toBe(1);
    for (const state of others) expect(state).toBe(first);
  });
});
