/** Other settings for the open run: what is done, and what only a new run takes. */
import { expect, test } from 'vitest';
import type { ClusterDocument } from '../../scenario/types.ts';
import { act, openRun, undo } from '../commands.ts';
import type { Session } from '../session.ts';
import { stillSession } from '../testing/still.ts';
import { changesTo, documentNow, onlyAtStart } from './change.ts';
import { RUN_FIELDS, serverFields } from './fields.ts';
import { createRunForm, type RunFormStore, typeInto } from './form.ts';

const runOf = (cluster: ClusterDocument): Session => {
  const session = stillSession();
  openRun(session, { raftarium: 1, seed: 31, cluster }, 100_000);
  return session;
};
const formNow = (session: Session): RunFormStore => {
  const { document, world } = session.getState();
  return createRunForm(documentNow(document, world));
};

const CLUSTER: ClusterDocument = {
  servers: 3,
  loss: 0.1,
  electionTimeout: [200, 400],
  electionTimeouts: { S1: [100, 120] },
  clock: { S2: 1.1 },
  disk: { write: [1, 2] },
  disks: { S3: { write: [20, 40] } },
};

test('the form of a run has its present settings, and by itself nothing is to be changed', () => {
  const session = runOf(CLUSTER);
  const { valid } = formNow(session).getState();
  expect(valid.cluster).toMatchObject(CLUSTER);
  expect(changesTo(session.getState().world, valid)).toEqual([]);
});

test('what is typed is done to the network, to all servers and to single ones, and undone at once', () => {
  const session = runOf(CLUSTER);
  const form = formNow(session);
  typeInto(form, RUN_FIELDS.latency[1], '30');
  typeInto(form, RUN_FIELDS.heartbeatInterval, '50');
  typeInto(form, RUN_FIELDS.electionTimeout[1], '500');
  typeInto(form, RUN_FIELDS.noop, 'true');
  typeInto(form, serverFields('S1').electionTimeout, '');
  typeInto(form, serverFields('S2').clock, '');
  typeInto(form, serverFields('S3').diskWrite, '60 80');
  const { valid } = form.getState();
  const changes = changesTo(session.getState().world, valid);
  expect(changes).toEqual([
    { do: 'network', latency: [10_000, 30_000] },
    { do: 'settings', electionTimeout: [200_000, 500_000], heartbeatInterval: 50_000, noop: true },
    { do: 'settings', server: 1, electionTimeout: [200_000, 500_000] },
    { do: 'settings', server: 2, clock: 1 },
    { do: 'settings', server: 3, disk: { write: [60_000, 80_000], fails: 0 } },
  ]);
  const [first, ...more] = changes;
  if (first) act(session, first, ...more);
  expect(changesTo(session.getState().world, valid)).toEqual([]);
  expect(session.getState().document.actions).toHaveLength(5);
  undo(session);
  expect(session.getState().document.actions ?? []).toEqual([]);
});

test('servers, seed and what servers hold at the start take a new run', () => {
  const session = runOf(CLUSTER);
  const form = formNow(session);
  const before = form.getState().valid;
  typeInto(form, RUN_FIELDS.servers, '7');
  typeInto(form, RUN_FIELDS.seed, '8');
  typeInto(form, serverFields('S1').log, '1 1');
  typeInto(form, RUN_FIELDS.loss, '5');
  expect(onlyAtStart(before, form.getState().valid)).toEqual(['seed', 'servers', 'initial']);
});

test('what is cleared and typed again is no difference', () => {
  const session = runOf({ servers: 3, initial: { S1: { log: [1] }, S2: { term: 2 } } });
  const form = formNow(session);
  const before = form.getState().valid;
  typeInto(form, serverFields('S1').log, '');
  expect(onlyAtStart(before, form.getState().valid)).toEqual(['initial']);
  typeInto(form, serverFields('S1').log, '1');
  expect(onlyAtStart(before, form.getState().valid)).toEqual([]);
});
