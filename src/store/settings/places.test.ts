/** Places in the form of a new run. */
import { expect, test } from 'vitest';
import { RUN_FIELDS } from './fields.ts';
import { createRunForm, faultAt, isPlaceWrong, placeText, typeBetween, typeInto, typePlace } from './form.ts';
import { pairField, pairsIn, pairText } from './places.ts';

test('servers with the same place stand together; times between places become links', () => {
  const form = createRunForm({ raftarium: 1 });
  for (const server of ['S1', 'S2']) typePlace(form, server, 'Virginia');
  typePlace(form, 'S3', 'Ireland');
  expect(pairsIn(form.getState().document)).toEqual([
    ['Virginia', 'Virginia'],
    ['Virginia', 'Ireland'],
  ]);
  typeBetween(form, ['Virginia', 'Ireland'], '35 40');
  typeBetween(form, ['Virginia', 'Virginia'], '1');
  expect(form.getState().valid.cluster).toEqual({
    servers: 5,
    places: { Virginia: ['S1', 'S2'], Ireland: ['S3'] },
    links: [
      { between: ['Virginia', 'Virginia'], latency: [1, 1] },
      { between: ['Virginia', 'Ireland'], latency: [35, 40] },
    ],
  });
  expect(form.getState().faults).toEqual([]);
});

test('a server that leaves the last of a place takes the place and its times with it; they come back', () => {
  const form = createRunForm({ raftarium: 1 });
  typePlace(form, 'S1', 'Virginia');
  typePlace(form, 'S5', 'Ireland');
  typeBetween(form, ['Virginia', 'Ireland'], '35 40');
  typeInto(form, RUN_FIELDS.servers, '3');
  expect(form.getState().valid.cluster).toEqual({ servers: 3, places: { Virginia: ['S1'] } });
  typeInto(form, RUN_FIELDS.servers, '5');
  expect(form.getState().valid.cluster?.links).toEqual([
    { between: ['Virginia', 'Ireland'], latency: [35, 40] },
  ]);
  typePlace(form, 'S5', '');
  expect(form.getState().valid.cluster).toEqual({ servers: 5, places: { Virginia: ['S1'] } });
});

test('a document’s own times between places can be read and typed; its other links stay', () => {
  const other = { from: 'S1', to: 'S2', loss: 0.5 };
  const form = createRunForm({
    raftarium: 1,
    cluster: {
      servers: 3,
      places: { A: ['S1'], B: ['S2'] },
      links: [{ between: ['B', 'A'], latency: [20, 30] }, other],
    },
  });
  expect(pairText(form.getState().texts, ['A', 'B'])).toBe('20 30');
  expect(placeText(form.getState(), 'S2')).toBe('B');
  typeBetween(form, ['A', 'B'], '50 10');
  const { document, faults } = form.getState();
  expect(faults.map(({ path }) => path)).toEqual(['cluster.links[1].latency']);
  expect(faultAt(form.getState(), pairField(document, ['A', 'B']).path)).toBe(faults[0]);
  typeBetween(form, ['A', 'B'], '50');
  expect(form.getState().valid.cluster?.links).toEqual([other, { between: ['A', 'B'], latency: [50, 50] }]);
});

const between = { between: ['A', 'B'], loss: 0.5 } as const;

test('a link between places that sets only the loss stays; a time typed beside it is another link', () => {
  const form = createRunForm({
    raftarium: 1,
    cluster: { servers: 3, places: { A: ['S1'], B: ['S2'] }, links: [between] },
  });
  expect(form.getState().valid.cluster?.links).toEqual([between]);
  expect(pairText(form.getState().texts, ['A', 'B'])).toBe('');
  typeBetween(form, ['A', 'B'], '50 10');
  const { document, faults } = form.getState();
  expect(faultAt(form.getState(), pairField(document, ['A', 'B']).path)).toBe(faults[0]);
  typeBetween(form, ['A', 'B'], '50');
  expect(form.getState().valid.cluster?.links).toEqual([between, { between: ['A', 'B'], latency: [50, 50] }]);
});

test('a link without one of its servers is left out, and comes back with it', () => {
  const links = [{ from: 'S1', to: 'S5', loss: 0.5 }];
  const form = createRunForm({ raftarium: 1, cluster: { servers: 5, links } });
  typeInto(form, RUN_FIELDS.servers, '3');
  expect(form.getState().faults).toEqual([]);
  expect(form.getState().valid.cluster).toEqual({ servers: 3 });
  typeInto(form, RUN_FIELDS.servers, '5');
  expect(form.getState().valid.cluster).toEqual({ servers: 5, links });
});

test('a link without one of its places is left out, and comes back with it', () => {
  const links = [{ from: 'A', to: 'B', duplication: 0.5 }, between];
  const form = createRunForm({
    raftarium: 1,
    cluster: { servers: 3, places: { A: ['S1'], B: ['S2'] }, links },
  });
  typePlace(form, 'S2', '');
  expect(form.getState().faults).toEqual([]);
  expect(form.getState().valid.cluster).toEqual({ servers: 3, places: { A: ['S1'] } });
  typePlace(form, 'S3', 'B');
  expect(form.getState().valid.cluster?.links).toEqual(links);
});

test('every server whose place is wrong is known, and no other', () => {
  const form = createRunForm({ raftarium: 1, cluster: { servers: 4, places: { A: ['S1'] } } });
  for (const server of ['S2', 'S3']) typePlace(form, server, 'S9');
  const { faults } = form.getState();
  expect(faults.map(({ path, message }) => `${path} ${message}`)).toEqual([
    'cluster.places.S9 is the name of a server',
  ]);
  expect(['S1', 'S2', 'S3', 'S4'].filter((server) => isPlaceWrong(form.getState(), server))).toEqual([
    'S2',
    'S3',
  ]);
});

test('a place may have the name of a property that every object has', () => {
  const form = createRunForm({ raftarium: 1, cluster: { servers: 3 } });
  for (const server of ['S1', 'S2']) typePlace(form, server, 'constructor');
  expect(form.getState().valid.cluster?.places).toEqual({ constructor: ['S1', 'S2'] });
});
