/**
 * Places in the form of a new run: each server stands in one or in none, and between two places all messages
 * take a time of their own.
 */
import { isObject } from '../../scenario/fields.ts';
import { jsonAt, type Path, printed, type RunField, typed, withJsonAt } from './fields.ts';
import { LINKS } from './link-rows.ts';

type Texts = Readonly<Record<string, string>>;
type Pair = readonly [from: string, to: string];
type Places = Readonly<Record<string, readonly string[]>>;

export const PLACES: Path = ['cluster', 'places'];

const placesOf = (held: unknown): Places => (jsonAt(held, PLACES) ?? {}) as Places;
const linksOf = (held: unknown): readonly unknown[] => (jsonAt(held, LINKS) ?? []) as readonly unknown[];

/** Under this name the form keeps the time that was typed for two places, in whatever order. */
const keyOf = (pair: readonly string[]): string => `between ${JSON.stringify([...pair].sort())}`;

/** The place of a server; '' if it stands in none. */
export const placeOfServer = (held: unknown, server: string): string =>
  Object.entries(placesOf(held)).find(([, servers]) => servers.includes(server))?.[0] ?? '';

/** The same with a server in another place; '' is none. */
export function withPlace(held: unknown, server: string, place: string): unknown {
  const others = Object.entries(placesOf(held)).map(
    ([name, servers]) => [name, servers.filter((one) => one !== server)] as const,
  );
  const isKnown = others.some(([name]) => name === place);
  const places = [...others, ...(isKnown || place === '' ? [] : [[place, []] as const])]
    .map(([name, servers]) => [name, name === place ? [...servers, server] : servers] as const)
    .filter(([, servers]) => servers.length > 0);
  return withJsonAt(held, PLACES, places.length > 0 ? Object.fromEntries(places) : undefined);
}

export const placeNames = (document: unknown): readonly string[] => Object.keys(placesOf(document));

/** Every two places of a document, also each with itself if it has several servers. */
export function pairsIn(document: unknown): readonly Pair[] {
  const places = Object.entries(placesOf(document));
  return places.flatMap(([from, servers], i) => [
    ...(servers.length > 1 ? [[from, from] as const] : []),
    ...places.slice(i + 1).map(([to]) => [from, to] as const),
  ]);
}

/** What two places a link is between, as a key; that of no places if it is from one server to another. */
const pairOf = (link: unknown): string => keyOf((jsonAt(link, ['between']) ?? []) as readonly string[]);

/** Whether a link sets the latency between two places, and nothing else. */
const setsTime = (link: unknown): boolean =>
  isObject(link) && 'between' in link && 'latency' in link && Object.keys(link).length === 2;

/** The field with the time between two places: where it stands, or would stand, in the document. */
export function pairField(document: unknown, pair: Pair): RunField {
  const key = keyOf(pair);
  const links = linksOf(document);
  const at = links.findIndex((link) => setsTime(link) && pairOf(link) === key);
  return { path: [...LINKS, at < 0 ? links.length : at, 'latency'], kind: 'span' };
}

export const pairText = (texts: Texts, pair: Pair): string => texts[keyOf(pair)] ?? '';
export const withPairText = (texts: Texts, pair: Pair, text: string): Texts => ({
  ...texts,
  [keyOf(pair)]: text,
});

/** What a document says of two places as one time becomes text; its other links stay. */
export function takeOutPairs(document: unknown): { readonly held: unknown; readonly texts: Texts } {
  const known = new Set(pairsIn(document).map(keyOf));
  const isTime = (link: unknown) => setsTime(link) && known.has(pairOf(link));
  const links = linksOf(document);
  const texts = links
    .filter(isTime)
    .map((link) => [pairOf(link), printed('span', jsonAt(link, ['latency']))]);
  const others = links.filter((link) => !isTime(link));
  return {
    held: withJsonAt(document, LINKS, others.length > 0 ? others : undefined),
    texts: Object.fromEntries(texts) as Texts,
  };
}

/** A document with the times that were typed for its places. */
export function withPairs(document: unknown, texts: Texts): unknown {
  const links = pairsIn(document).flatMap((pair) => {
    const latency = typed('span', pairText(texts, pair));
    return latency === undefined ? [] : [{ between: pair, latency }];
  });
  return links.length === 0 ? document : withJsonAt(document, LINKS, [...linksOf(document), ...links]);
}

/** A document whose places have servers of the cluster only. */
export function withoutStrangePlaces(document: unknown, servers: number): unknown {
  const places = Object.entries(placesOf(document))
    .map(([name, names]) => [name, names.filter((one) => Number(one.slice(1)) <= servers)] as const)
    .filter(([, names]) => names.length > 0);
  return withJsonAt(document, PLACES, places.length > 0 ? Object.fromEntries(places) : undefined);
}

/** Under this name the form keeps what was typed as the place of a server. */
export const placeKey = (server: string): string => `place ${server}`;
