/**
 * The form of a new run. What is typed goes into a document at once, valid or not; what is wrong is said by
 * the document's own validation.
 */
import { createContext, use } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import { type FieldFault, faultsIn, pathText, type ScenarioDocument } from '../../scenario/document.ts';
import {
  byDefault,
  jsonAt,
  type Path,
  printed,
  RUN_FIELDS,
  type RunField,
  typed,
  wholeOf,
  withJsonAt,
} from './fields.ts';
import {
  placeKey,
  placeOfServer,
  takeOutPairs,
  withoutStrangePlaces,
  withPairs,
  withPairText,
  withPlace,
} from './places.ts';

export interface RunForm {
  /** All that the form holds, also of servers that the cluster does not have at present. */
  readonly held: unknown;
  /** What was typed, letter by letter, by the path of its field. */
  readonly texts: Readonly<Record<string, string>>;
  /** The document of all that, without what has its default. It may be invalid. */
  readonly document: unknown;
  readonly faults: readonly FieldFault[];
  /** The last document that was valid. */
  readonly valid: ScenarioDocument;
}

export type RunFormStore = StoreApi<RunForm>;

/** A form with the settings of a run: its cluster and seed, not what was done to it. */
export function createRunForm({ seed = 1, cluster = {} }: ScenarioDocument): RunFormStore {
  const valid: ScenarioDocument = { raftarium: 1, title: '', seed, cluster: { servers: 5, ...cluster } };
  const { held, texts } = takeOutPairs(valid);
  return createStore<RunForm>(() => ({ valid, ...checked(held, texts) }));
}

function checked(held: unknown, texts: RunForm['texts']) {
  const document = withoutDefaults(withPairs(withoutStrangers(held), texts));
  const faults = faultsIn(document);
  return {
    held,
    texts,
    document,
    faults,
    ...(faults.length === 0 && { valid: document as ScenarioDocument }),
  };
}

/** Types a text into a field. An empty one is the default. */
export function typeInto(form: RunFormStore, field: RunField, text: string): void {
  const { held, texts } = form.getState();
  const whole = wholeOf(field);
  const value = typed(field.kind, text) ?? byDefault(field.path);
  // One end of a pair alone stands in no document.
  const isHeld = jsonAt(held, whole) !== undefined;
  const paired = isHeld ? held : withJsonAt(held, whole, byDefault(whole));
  form.setState(checked(withJsonAt(paired, field.path, value), { ...texts, [pathText(field.path)]: text }));
}

/** Types the place of a server. */
export function typePlace(form: RunFormStore, server: string, text: string): void {
  const { held, texts } = form.getState();
  form.setState(checked(withPlace(held, server, text.trim()), { ...texts, [placeKey(server)]: text }));
}

/** Types the time that a message takes between two places. */
export function typeBetween(form: RunFormStore, pair: readonly [string, string], text: string): void {
  const { held, texts } = form.getState();
  form.setState(checked(held, withPairText(texts, pair, text)));
}

/** Gives fields their defaults. */
export function putBack(form: RunFormStore, fields: readonly RunField[]): void {
  let { held, texts } = form.getState();
  for (const field of fields) {
    held = withJsonAt(held, wholeOf(field), byDefault(wholeOf(field)));
    const { [pathText(field.path)]: _, ...others } = texts;
    texts = others;
  }
  form.setState(checked(held, texts));
}

/** Gives everything its default but the seed, and the rules that are broken on purpose. */
export function putAllBack(form: RunFormStore): void {
  const { held } = form.getState();
  const bugs = jsonAt(held, ['cluster', 'bugs']);
  form.setState(
    checked(withJsonAt(held, ['cluster'], { servers: 5, ...(bugs !== undefined && { bugs }) }), {}),
  );
}

const ALL: readonly RunField[] = Object.values(RUN_FIELDS).flat();

function withoutDefaults(document: unknown): unknown {
  let rest = document;
  for (const field of ALL) {
    // The numbers of servers and of the seed stand in every document.
    if (field === RUN_FIELDS.servers || field === RUN_FIELDS.seed) continue;
    const whole = wholeOf(field);
    if (JSON.stringify(jsonAt(rest, whole)) === JSON.stringify(byDefault(whole)))
      rest = withJsonAt(rest, whole, undefined);
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

// --------------------------------------------------------------------------------------- questions of a form

/** What was typed as the place of a server. */
export const placeText = ({ held, texts }: RunForm, server: string): string =>
  texts[placeKey(server)] ?? placeOfServer(held, server);

/** The text of a field: as typed, else as its value is printed, else as its default is. */
export const textOf = ({ held, texts }: RunForm, { path, kind }: RunField): string =>
  texts[pathText(path)] ?? printed(kind, jsonAt(held, path) ?? byDefault(path));

export const defaultText = ({ path, kind }: RunField): string => printed(kind, byDefault(path));

/** Whether something at a path, or below it, is not as by default. */
export const isChanged = ({ document }: RunForm, path: Path): boolean =>
  jsonAt(document, path) !== undefined && path.at(-1) !== 'seed' && !isDefault(document, path);

const isDefault = (document: unknown, path: Path): boolean =>
  JSON.stringify(jsonAt(document, path)) === JSON.stringify(byDefault(path));

/** The error at a path or below it. */
export function faultAt({ faults }: RunForm, path: Path): FieldFault | undefined {
  const text = pathText(path);
  return faults.find(
    (fault) =>
      fault.path === text || (/^[.[]/.test(fault.path.slice(text.length)) && fault.path.startsWith(text)),
  );
}

/** The form of this part of the page. */
export const RunFormContext = createContext<RunFormStore | null>(null);

export function useRunForm(): RunFormStore;
export function useRunForm<T>(selector: (form: RunForm) => T): T;
export function useRunForm<T>(selector?: (form: RunForm) => T): T | RunFormStore {
  const form = use(RunFormContext);
  if (form === null) throw new Error('no form to show');
  // A component always calls it in the same one of the two ways.
  return selector === undefined ? form : useStore(form, selector);
}
