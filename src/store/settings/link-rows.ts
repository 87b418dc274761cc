/**
 * Single links in the form of a new run: each is a row of two ends, servers or places, with settings of its
 * own. The times between places stand apart (`places.ts`).
 */
import { endsOf, LINK_SETTINGS, serversOf } from '../../scenario/links.ts';
import type { ClusterDocument, LinksDocument, ServerName } from '../../scenario/types.ts';
import { type FieldKind, jsonAt, type Path, printed, typed, withJsonAt } from './fields.ts';

export { LINK_SETTINGS } from '../../scenario/links.ts';

export type LinkKey = (typeof LINK_SETTINGS)[number];

const LINK_KINDS: Readonly<Record<LinkKey, FieldKind>> = {
  latency: 'span',
  loss: 'percent',
  duplication: 'percent',
};

export interface LinkRow {
  readonly id: number;
  readonly from: string;
  readonly to: string;
  readonly isBothWays: boolean;
  /** As a document has them, valid or not. */
  readonly settings: Readonly<Partial<Record<LinkKey, unknown>>>;
  /** What was typed, letter by letter. */
  readonly texts: Readonly<Partial<Record<LinkKey, string>>>;
}

type LinkRows = readonly LinkRow[];
type LinkEnds = Pick<LinkRow, 'from' | 'to' | 'isBothWays'>;

export const LINKS: Path = ['cluster', 'links'];

/** The links of a document become rows. */
export function takeOutLinks(document: unknown): { readonly held: unknown; readonly links: LinkRows } {
  const entries = (jsonAt(document, LINKS) ?? []) as readonly LinksDocument[];
  return { held: withJsonAt(document, LINKS, undefined), links: entries.map(rowOf) };
}

function rowOf(entry: LinksDocument, id: number): LinkRow {
  const [from, to] = endsOf(entry);
  const settings = LINK_SETTINGS.flatMap((key) => (entry[key] === undefined ? [] : [[key, entry[key]]]));
  return {
    id,
    from,
    to,
    isBothWays: 'between' in entry,
    settings: Object.fromEntries(settings) as LinkRow['settings'],
    texts: {},
  };
}

/** The rows that stand in a document: they set something, and have both ends. */
export function linksIn(document: unknown, rows: LinkRows): LinkRows {
  const cluster = jsonAt(document, ['cluster']) as ClusterDocument;
  const isKnown = (end: string) => serversOf(cluster, end) !== undefined;
  return rows.filter(
    ({ from, to, settings }) => Object.keys(settings).length > 0 && isKnown(from) && isKnown(to),
  );
}

/** A document with the links of the rows. */
export function withLinks(document: unknown, rows: LinkRows): unknown {
  const entries = linksIn(document, rows).map(({ from, to, isBothWays, settings }) => ({
    ...(isBothWays ? { between: [from, to] } : { from, to }),
    ...settings,
  }));
  return entries.length > 0 ? withJsonAt(document, LINKS, entries) : document;
}

export const linkText = ({ texts, settings }: LinkRow, key: LinkKey): string =>
  texts[key] ?? printed(LINK_KINDS[key], settings[key]);

/** With a text in a field of a row. An empty one leaves the field out. */
export function withLinkText(rows: LinkRows, id: number, key: LinkKey, text: string): LinkRows {
  const value = typed(LINK_KINDS[key], text);
  return rows.map((row) =>
    row.id === id
      ? {
          ...row,
          settings: (withJsonAt(row.settings, [key], value) ?? {}) as LinkRow['settings'],
          texts: { ...row.texts, [key]: text },
        }
      : row,
  );
}

export const withEnds = (rows: LinkRows, id: number, ends: Partial<LinkEnds>): LinkRows =>
  rows.map((row) => (row.id === id ? { ...row, ...ends } : row));

export const withoutLink = (rows: LinkRows, id: number): LinkRows => rows.filter((row) => row.id !== id);

/** With a new row, at first of the first way between two servers that has none. */
export function withNewLink(rows: LinkRows, servers: readonly ServerName[]): LinkRows {
  const taken = new Set(
    rows.flatMap(({ from, to, isBothWays }) => [`${from} ${to}`, ...(isBothWays ? [`${to} ${from}`] : [])]),
  );
  for (const from of servers)
    for (const to of servers) {
      if (from === to || taken.has(`${from} ${to}`)) continue;
      const id = Math.max(-1, ...rows.map((row) => row.id)) + 1;
      return [...rows, { id, from, to, isBothWays: false, settings: {}, texts: {} }];
    }
  return rows;
}
