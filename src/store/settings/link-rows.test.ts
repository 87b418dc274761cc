/** Single links in the form of a new run. */
import { expect, test } from 'vitest';
import type { ClusterDocument } from '../../scenario/types.ts';
import { RUN_FIELDS } from './fields.ts';
import {
  changeLinks,
  createRunForm,
  faultOfLink,
  isChanged,
  placePaths,
  putAllBack,
  type RunFormStore,
  rowPaths,
  typeBetween,
  typeInto,
  typePlace,
} from './form.ts';
import { linkText, withEnds, withLinkText, withNewLink, withoutLink } from './link-rows.ts';

const formOf = (cluster: ClusterDocument = {}) => createRunForm({ raftarium: 1, cluster });
const linksOf = (form: RunFormStore) => form.getState().valid.cluster?.links;
const SERVERS = ['S1', 'S2', 'S3'];

test('a new link has two servers and sets nothing; what is typed stands in the document', () => {
  const form = formOf({ servers: 3 });
  changeLinks(form, (links) => withNewLink(links, SERVERS));
  expect(form.getState()).toMatchObject({ faults: [], links: [{ id: 0, from: 'S1', to: 'S2' }] });
  expect(linksOf(form)).toBeUndefined();
  changeLinks(form, (links) => withLinkText(links, 0, 'latency', '40'));
  changeLinks(form, (links) => withLinkText(links, 0, 'loss', '7'));
  expect(linksOf(form)).toEqual([{ from: 'S1', to: 'S2', latency: [40, 40], loss: 0.07 }]);
  changeLinks(form, (links) => withEnds(links, 0, { to: 'S3', isBothWays: true }));
  changeLinks(form, (links) => withLinkText(links, 0, 'latency', ''));
  expect(linksOf(form)).toEqual([{ between: ['S1', 'S3'], loss: 0.07 }]);
  expect(rowPaths(form.getState()).some((path) => isChanged(form.getState(), path))).toBe(true);
  changeLinks(form, (links) => withoutLink(links, 0));
  expect(linksOf(form)).toBeUndefined();
});

test('each new link has a way of its own, until there is none', () => {
  const form = formOf({ servers: 2, links: [{ from: 'S1', to: 'S2', loss: 0.1 }] });
  const add = () => changeLinks(form, (links) => withNewLink(links, ['S1', 'S2']));
  add();
  add();
  expect(form.getState().links.map(({ id, from, to }) => [id, from, to])).toEqual([
    [0, 'S1', 'S2'],
    [1, 'S2', 'S1'],
  ]);
});

test('the links of a document are shown as they are, and stay as they are', () => {
  const links = [
    { from: 'S1', to: 'S2', latency: [5, 6.5], loss: 0.123456789012345 },
    { between: ['A', 'S1'], duplication: 0.5 },
  ] as const;
  const form = formOf({ servers: 3, places: { A: ['S3'] }, links });
  const [first, second] = form.getState().links;
  expect(first && [linkText(first, 'latency'), linkText(first, 'duplication')]).toEqual(['5 6.5', '']);
  expect(second).toMatchObject({ from: 'A', to: 'S1', isBothWays: true });
  typeInto(form, RUN_FIELDS.seed, '7');
  expect(linksOf(form)).toEqual(links);
  putAllBack(form);
  expect(form.getState().links).toEqual([]);
});

test('what is wrong in a link is known as the fault of that link, whatever is left out before it', () => {
  const form = formOf({ servers: 3, links: [{ from: 'S1', to: 'S3', loss: 0.1 }] });
  for (let i = 0; i < 2; i += 1) changeLinks(form, (links) => withNewLink(links, SERVERS));
  changeLinks(form, (links) => withLinkText(links, 2, 'loss', '200'));
  const faults = () => [0, 1, 2].map((id) => faultOfLink(form.getState(), id)?.path);
  expect(faults()).toEqual([undefined, undefined, 'cluster.links[1].loss']);
  typeInto(form, RUN_FIELDS.servers, '2');
  expect(faults()).toEqual([undefined, undefined, 'cluster.links[0].loss']);
  changeLinks(form, (links) => withLinkText(links, 2, 'loss', '20'));
  changeLinks(form, (links) => withEnds(links, 2, { to: 'S2' }));
  expect(form.getState().faults).toEqual([
    { path: 'cluster.links[0].to', message: 'must be another server than S2' },
  ]);
});

test('two links that set the same are refused, at the later one', () => {
  const form = formOf({ servers: 3, links: [{ from: 'S1', to: 'S3', loss: 0.1 }] });
  changeLinks(form, (links) => withNewLink(links, SERVERS));
  changeLinks(form, (links) => withLinkText(withEnds(links, 1, { to: 'S3' }), 1, 'loss', '5'));
  expect(faultOfLink(form.getState(), 1)?.message).toBe('is set from S1 to S3 already, by links[0]');
});

test('links in rows and times between places stand apart', () => {
  const form = formOf({ servers: 3, links: [{ from: 'S1', to: 'S3', loss: 0.1 }] });
  typePlace(form, 'S1', 'A');
  typePlace(form, 'S2', 'B');
  typeBetween(form, ['A', 'B'], '40 x');
  const { faults } = form.getState();
  expect(faults.map(({ path }) => path)).toEqual(['cluster.links[1].latency[1]']);
  expect(rowPaths(form.getState())).toEqual([['cluster', 'links', 0]]);
  expect(placePaths(form.getState())).toEqual([
    ['cluster', 'places'],
    ['cluster', 'links', 1],
  ]);
});
