/** Other settings for the open run: what is done, and what only a new run takes. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../scenario/compile.ts';
import type { ClusterDocument } from '../../scenario/types.ts';
import { settingsOf } from '../../sim/ways.ts';
import { act, openRun, undo } from '../commands.ts';
import type { Session } from '../session.ts';
import { stillSession } from '../testing/still.ts';
import { changesTo, documentNow, onlyAtStart } from './change.ts';
import { RUN_FIELDS, serverFields } from './fields.ts';
import { changeLinks, createRunForm, type RunFormStore, typeBetween, typeInto, typePlace } from './form.ts';
import { withLinkText, withNewLink, withoutLink } from './link-rows.ts';

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
  expect(changesTo(session.getState(), valid)).toEqual([]);
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
  const changes = changesTo(session.getState(), valid);
  expect(changes).toEqual([
    { do: 'network', latency: [10_000, 30_000] },
    { do: 'settings', electionTimeout: [200_000, 500_000], heartbeatInterval: 50_000, noop: true },
    { do: 'settings', server: 1, electionTimeout: [200_000, 500_000] },
    { do: 'settings', server: 2, clock: 1 },
    { do: 'settings', server: 3, disk: { write: [60_000, 80_000] } },
  ]);
  const [first, ...more] = changes;
  if (first) act(session, first, ...more);
  expect(changesTo(session.getState(), valid)).toEqual([]);
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

test('a server that only one of the two clusters has is not changed', () => {
  const session = runOf(CLUSTER);
  const more = formNow(session);
  typeInto(more, RUN_FIELDS.servers, '4');
  typeInto(more, serverFields('S4').clock, '1.2');
  typeInto(more, serverFields('S2').clock, '1.3');
  expect(changesTo(session.getState(), more.getState().valid)).toEqual([
    { do: 'settings', server: 2, clock: 1.3 },
  ]);
  const fewer = formNow(session);
  typeInto(fewer, RUN_FIELDS.servers, '2');
  expect(changesTo(session.getState(), fewer.getState().valid)).toEqual([]);
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

test('what a server does not have of its own is later changed for all, also in its disk', () => {
  const session = runOf(CLUSTER);
  const change = (type: (form: RunFormStore) => void) => {
    const form = formNow(session);
    type(form);
    const [first, ...more] = changesTo(session.getState(), form.getState().valid);
    if (first) act(session, first, ...more);
  };
  change((form) => typeInto(form, serverFields('S3').diskWrite, '60 80'));
  change((form) => typeInto(form, RUN_FIELDS.diskFails, '5'));
  const { disk, own } = session.getState().world.tuned;
  expect(disk).toEqual({ write: [1000, 2000], fails: 0.05 });
  expect(own.get(3)?.disk).toEqual({ write: [60_000, 80_000] });
});

test('a place that is cleared and typed again is no difference', () => {
  const session = runOf({
    servers: 3,
    places: { A: ['S1', 'S3'], B: ['S2'] },
    links: [
      { between: ['A', 'B'], latency: [40, 40] },
      { between: ['A', 'A'], latency: [1, 1] },
    ],
  });
  const form = formNow(session);
  const before = form.getState().valid;
  for (const text of ['', 'A']) for (const server of ['S3', 'S1']) typePlace(form, server, text);
  expect(onlyAtStart(before, form.getState().valid)).toEqual([]);
  typePlace(form, 'S1', 'B');
  expect(onlyAtStart(before, form.getState().valid)).toEqual(['places', 'links']);
});

describe('the links of a run as they are now', () => {
  const LINKED: ClusterDocument = {
    servers: 3,
    places: { A: ['S1'], B: ['S2', 'S3'] },
    links: [
      { between: ['A', 'B'], latency: [40, 40] },
      { between: ['S1', 'S2'], loss: 0.1 },
    ],
  };
  const linksOf = (session: Session) => {
    const { document, world } = session.getState();
    return documentNow(document, world).cluster?.links;
  };
  test('are those of its document, until one is given others', () => {
    const session = runOf(LINKED);
    expect(linksOf(session)).toEqual(LINKED.links);
  });
  test('are later those of the network, and the same network at the start of a new run', () => {
    const session = runOf(LINKED);
    act(session, { do: 'link', from: 2, to: 1, latency: [5000, 6000] });
    act(session, { do: 'link', from: 2, to: 3, duplication: 0.2 });
    expect(linksOf(session)).toEqual([
      { between: ['A', 'B'], latency: [40, 40] },
      { from: 'S1', to: 'S2', loss: 0.1 },
      { from: 'S2', to: 'S1', latency: [5, 6], loss: 0.1 },
      { from: 'S2', to: 'S3', duplication: 0.2 },
    ]);
    const { valid, faults } = formNow(session).getState();
    expect(faults).toEqual([]);
    expect(compile(valid).cluster.links).toEqual(session.getState().world.network.own);
    expect(changesTo(session.getState(), valid)).toEqual([]);
  });
  test('change as typed, and back to those of places and of the network; undone at once', () => {
    const session = runOf(LINKED);
    act(session, { do: 'link', from: 3, to: 1, latency: [9000, 9000] });
    const form = formNow(session);
    const rowOf = (from: string, to: string) =>
      form.getState().links.find((row) => row.from === from && row.to === to)?.id ?? -1;
    typeInto(form, RUN_FIELDS.loss, '2');
    changeLinks(form, (links) => withoutLink(links, rowOf('S3', 'S1')));
    changeLinks(form, (links) => withoutLink(links, rowOf('S1', 'S2')));
    changeLinks(form, (links) => withLinkText(links, rowOf('S2', 'S1'), 'loss', '50'));
    changeLinks(form, (links) => withNewLink(links, ['S2', 'S3']));
    changeLinks(form, (links) => withLinkText(links, rowOf('S2', 'S3'), 'latency', '70'));
    const { valid } = form.getState();
    const changes = changesTo(session.getState(), valid);
    expect(changes).toEqual([
      { do: 'network', loss: 0.02 },
      { do: 'link', from: 1, to: 2, loss: 0.02 },
      { do: 'link', from: 2, to: 1, loss: 0.5 },
      { do: 'link', from: 2, to: 3, latency: [70_000, 70_000] },
      { do: 'link', from: 3, to: 1, latency: [40_000, 40_000] },
    ]);
    const [first, ...more] = changes;
    if (first) act(session, first, ...more);
    expect(changesTo(session.getState(), valid)).toEqual([]);
    expect(formNow(session).getState().valid.cluster?.links).toEqual(valid.cluster?.links);
    undo(session);
    expect(session.getState().document.actions).toHaveLength(1);
  });
  test('follow the network later, once they are taken away', () => {
    const session = runOf({ servers: 3, links: [{ from: 'S1', to: 'S2', loss: 0.1 }] });
    const use = (type: (form: RunFormStore) => void) => {
      const form = formNow(session);
      type(form);
      const [first, ...more] = changesTo(session.getState(), form.getState().valid);
      if (first) act(session, first, ...more);
    };
    use((form) => changeLinks(form, (links) => withoutLink(links, 0)));
    expect(formNow(session).getState().links).toEqual([]);
    use((form) => typeInto(form, RUN_FIELDS.loss, '20'));
    expect(settingsOf(session.getState().world.network, 1, 2).loss).toBe(0.2);
  });
  test('only a new run takes those with places; those of servers that only one cluster has do nothing', () => {
    const session = runOf(LINKED);
    const form = formNow(session);
    const before = form.getState().valid;
    typeBetween(form, ['A', 'B'], '90');
    expect(onlyAtStart(before, form.getState().valid)).toEqual(['links']);
    expect(changesTo(session.getState(), form.getState().valid)).toEqual([]);
    typeBetween(form, ['A', 'B'], '40');
    typeInto(form, RUN_FIELDS.servers, '4');
    changeLinks(form, (links) => withNewLink(links, ['S4', 'S1']));
    changeLinks(form, (links) => withLinkText(links, 1, 'loss', '9'));
    expect(form.getState().valid.cluster?.links).toContainEqual({ from: 'S4', to: 'S1', loss: 0.09 });
    expect(onlyAtStart(before, form.getState().valid)).toEqual(['servers']);
    expect(changesTo(session.getState(), form.getState().valid)).toEqual([]);
  });
});
