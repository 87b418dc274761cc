/** What the form of a new run holds, and the document that it says: as values. */
import { pathText } from '../../scenario/document.ts';
import { isSameValue } from '../../scenario/same.ts';
import { byDefault, jsonAt, RUN_FIELDS, type RunField, typed, wholeOf, withJsonAt } from './fields.ts';
import { type LinkRow, withLinks } from './link-rows.ts';
import { placeKey, withoutStrangePlaces, withPairs, withPlace } from './places.ts';

export interface RunDraft {
  /** All that the form holds, also of servers that the cluster does not have at present. */
  readonly held: unknown;
  /** What was typed, letter by letter, by the path of its field. */
  readonly texts: Readonly<Record<string, string>>;
  /** The links, but for the times between places, also those without one of their ends at present. */
  readonly links: readonly LinkRow[];
}

/** With a text in a field. An empty one is the default. */
export function withTyped(draft: RunDraft, field: RunField, text: string): RunDraft {
  const { held, texts } = draft;
  const whole = wholeOf(field);
  const value = typed(field.kind, text) ?? byDefault(field.path);
  // One end of a pair alone stands in no document.
  const isHeld = jsonAt(held, whole) !== undefined;
  const paired = isHeld ? held : withJsonAt(held, whole, byDefault(whole));
  return {
    ...draft,
    held: withJsonAt(paired, field.path, value),
    texts: { ...texts, [pathText(field.path)]: text },
  };
}

/** With a server in another place. */
export const withPlaced = (draft: RunDraft, server: string, place: string): RunDraft => ({
  ...draft,
  held: withPlace(draft.held, server, place.trim()),
  texts: { ...draft.texts, [placeKey(server)]: place },
});

/** With the defaults of some fields. */
export function withDefaults(draft: RunDraft, fields: readonly RunField[]): RunDraft {
  const { held, texts } = draft;
  const keys = new Set(fields.map(({ path }) => pathText(path)));
  return {
    ...draft,
    held: fields
      .map(wholeOf)
      .reduce<unknown>((rest, whole) => withJsonAt(rest, whole, byDefault(whole)), held),
    texts: Object.fromEntries(Object.entries(texts).filter(([key]) => !keys.has(key))),
  };
}

/** The document that a draft says, without what has its default. It may be invalid. */
export const documentOf = ({ held, texts, links }: RunDraft): unknown =>
  withoutDefaults(withPairs(withLinks(withoutStrangers(held), links), texts));

const ALL: readonly RunField[] = Object.values(RUN_FIELDS).flat();

export const isDefault = (document: unknown, path: RunField['path']): boolean =>
  isSameValue(jsonAt(document, path), byDefault(path));

function withoutDefaults(document: unknown): unknown {
  let rest = document;
  for (const field of ALL) {
    // The numbers of servers and of the seed stand in every document.
    if (field === RUN_FIELDS.servers || field === RUN_FIELDS.seed) continue;
    const whole = wholeOf(field);
    if (isDefault(rest, whole)) rest = withJsonAt(rest, whole, undefined);
  }
  return rest;
}

const BY_SERVER = ['clock', 'timeouts', 'initial', 'electionTimeouts', 'disks'];

/** What is said of servers that the cluster does not have is left out. */
function withoutStrangers(document: unknown): unknown {
  const servers = jsonAt(document, ['cluster', 'servers']);
  if (typeof servers !== 'number') return document;
  let rest = document;
  for (const group of BY_SERVER)
    for (const name of Object.keys(jsonAt(document, ['cluster', group]) ?? {}))
      if (Number(name.slice(1)) > servers) rest = withJsonAt(rest, ['cluster', group, name], undefined);
  return withoutStrangePlaces(rest, servers);
}
