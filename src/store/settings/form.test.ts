/** The form of a new run: from what is typed to a document, and what is wrong with it. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../scenario/compile.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import { byDefault, type FieldKind, printed, RUN_FIELDS, serverFields, typed } from './fields.ts';
import {
  brokenIn,
  createRunForm,
  faultAt,
  isChanged,
  putAllBack,
  putBack,
  switchRuleOf,
  textOf,
  typeInto,
} from './form.ts';

const formOf = (document: Partial<ScenarioDocument> = {}) => createRunForm({ raftarium: 1, ...document });
const { servers, seed, electionTimeout, heartbeatInterval, loss } = RUN_FIELDS;

test('the defaults that the form shows are those of a run', () => {
  expect(compile({ raftarium: 1, cluster: byDefault(['cluster']) as object })).toEqual(
    compile({ raftarium: 1 }),
  );
});

test('a form of a run begins with its settings, and without what was done to it', () => {
  const form = formOf({
    title: 'A title',
    seed: 7,
    cluster: { servers: 3, loss: 0.1, initial: { S1: { term: 1, role: 'leader' } } },
    actions: [{ at: 10, do: 'heal' }],
  });
  expect(form.getState().valid).toEqual({
    raftarium: 1,
    title: '',
    seed: 7,
    cluster: { servers: 3, loss: 0.1, initial: { S1: { term: 1, role: 'leader' } } },
  });
  expect(textOf(form.getState(), loss)).toBe('10');
});

test('what is typed goes into the document; what has its default does not stand in it', () => {
  const form = formOf();
  typeInto(form, servers, '7');
  typeInto(form, seed, '42');
  typeInto(form, electionTimeout[1], '400');
  typeInto(form, heartbeatInterval, '75');
  typeInto(form, loss, '2.5');
  expect(form.getState().valid).toEqual({
    raftarium: 1,
    title: '',
    seed: 42,
    cluster: { servers: 7, electionTimeout: [150, 400], loss: 0.025 },
  });
});

test('an error has its path and its field; the last valid document is kept', () => {
  const form = formOf();
  typeInto(form, heartbeatInterval, '100');
  typeInto(form, electionTimeout[0], '500');
  const faults = () => form.getState().faults.map(({ path, message }) => `${path}: ${message}`);
  expect(faults()).toEqual(['cluster.electionTimeout: must be a pair [low, high], not from 500 to 300']);
  typeInto(form, electionTimeout[0], 'soon');
  typeInto(form, loss, '300');
  expect(faults()).toEqual([
    'cluster.electionTimeout[0]: must be a time in ms, more than 0, not "soon"',
    'cluster.loss: must be a chance from 0 to 1, not 3',
  ]);
  expect(faultAt(form.getState(), ['cluster', 'electionTimeout'])?.path).toBe('cluster.electionTimeout[0]');
  expect(faultAt(form.getState(), ['cluster', 'electionTimeouts'])).toBeUndefined();
  expect(form.getState().valid.cluster).toEqual({ servers: 5, heartbeatInterval: 100 });
  expect(textOf(form.getState(), electionTimeout[0])).toBe('soon');
});

test('a default put back is no change; everything can be put back but the seed', () => {
  const form = formOf({ seed: 9 });
  typeInto(form, electionTimeout[0], '100');
  typeInto(form, servers, '9');
  typeInto(form, serverFields('S2').clock, '1.1');
  expect(isChanged(form.getState(), ['cluster', 'electionTimeout'])).toBe(true);
  putBack(form, electionTimeout);
  expect(isChanged(form.getState(), ['cluster', 'electionTimeout'])).toBe(false);
  expect(textOf(form.getState(), electionTimeout[0])).toBe('150');
  expect(isChanged(form.getState(), ['cluster', 'clock'])).toBe(true);
  putAllBack(form);
  expect(form.getState().document).toEqual({ raftarium: 1, title: '', seed: 9, cluster: { servers: 5 } });
});

test('a rule is broken beside what else was typed, and kept again', () => {
  const form = formOf({ cluster: { bugs: ['keep-tail'] } });
  typeInto(form, loss, '5');
  switchRuleOf(form, 'vote-twice', true);
  expect(form.getState().valid.cluster).toEqual({
    servers: 5,
    loss: 0.05,
    bugs: ['keep-tail', 'vote-twice'],
  });
  switchRuleOf(form, 'keep-tail', false);
  expect(brokenIn(form.getState())).toEqual(['vote-twice']);
  switchRuleOf(form, 'vote-twice', false);
  expect(form.getState().valid.cluster).toEqual({ servers: 5, loss: 0.05 });
  switchRuleOf(form, 'vote-twice', true);
  putAllBack(form);
  expect(form.getState().valid.cluster).toEqual({ servers: 5 });
});

test('servers that the cluster does not have are left out, and come back with it', () => {
  const form = formOf();
  typeInto(form, serverFields('S5').log, '1 1');
  typeInto(form, servers, '1');
  expect(form.getState().valid.cluster).toEqual({ servers: 1 });
  typeInto(form, servers, '15');
  expect(form.getState().valid.cluster).toEqual({ servers: 15, initial: { S5: { log: [1, 1] } } });
});

describe('an initial log is typed as terms and commands', () => {
  const log = (text: string) => typed('log', text);
  test('terms, and terms with a command', () => {
    expect(log('1 1  2 SET x 3 2 GET x 3')).toEqual([
      1,
      1,
      { term: 2, command: 'SET x 3' },
      { term: 2, command: 'GET x' },
      3,
    ]);
  });
  test('what is none is refused by its place in the document', () => {
    const form = formOf();
    typeInto(form, serverFields('S1').log, '1 1 one');
    expect(form.getState().faults).toEqual([
      {
        path: 'cluster.initial.S1.log[2]',
        message: 'must be a term, at least 1, or { term, command }, not "one"',
      },
    ]);
    typeInto(form, serverFields('S1').log, '2 1');
    expect(form.getState().faults[0]?.path).toBe('cluster.initial.S1.log[1]');
  });
});

test.each<readonly [kind: FieldKind, value: unknown]>([
  ['number', 1.5],
  ['percent', 0.07],
  ['times', [151, 200.25]],
  ['span', [100, 120]],
  ['name', 'S2'],
  ['name', null],
  ['log', [1, 1, { term: 2, command: 'SET x 3' }, { term: 2, command: 'GET x' }, 3]],
])('%s: what is printed and typed again is the same value: %j', (kind, value) => {
  expect(typed(kind, printed(kind, value))).toEqual(value);
});
