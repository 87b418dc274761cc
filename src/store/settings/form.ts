/**
 * The form of a new run. What is typed goes into a document at once, valid or not; what is wrong is said by
 * the document's own validation.
 */
import { createContext, use } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { BugName } from '../../raft/rules.ts';
import { type FieldFault, faultsIn, pathText, type ScenarioDocument } from '../../scenario/document.ts';
import { byDefault, jsonAt, type Path, printed, type RunField, withJsonAt } from './fields.ts';
import { LINKS, type LinkRow, linksIn, takeOutLinks } from './link-rows.ts';
import { PLACES, placeKey, placeOfServer, takeOutPairs, withPairText } from './places.ts';
import { documentOf, isDefault, type RunDraft, withDefaults, withPlaced, withTyped } from './run-draft.ts';

export interface RunForm extends RunDraft {
  /** The document of all that is held. */
  readonly document: unknown;
  readonly faults: readonly FieldFault[];
  /** The places of the links in the document, by their ids. */
  readonly linkAt: ReadonlyMap<number, number>;
  /** The last document that was valid. */
  readonly valid: ScenarioDocument;
}

export type RunFormStore = StoreApi<RunForm>;

/** A form with the settings of a run: its cluster and seed, not what was done to it. */
export function createRunForm({ seed = 1, cluster = {} }: ScenarioDocument): RunFormStore {
  const valid: ScenarioDocument = { raftarium: 1, title: '', seed, cluster: { servers: 5, ...cluster } };
  const { held, texts } = takeOutPairs(valid);
  const draft = { texts, ...takeOutLinks(held) };
  return createStore<RunForm>(() => ({ valid, ...checked(draft) }));
}

function checked(draft: RunDraft) {
  const document = documentOf(draft);
  const faults = faultsIn(document);
  return {
    ...draft,
    document,
    faults,
    linkAt: new Map(linksIn(document, draft.links).map(({ id }, i) => [id, i])),
    ...(faults.length === 0 && { valid: document as ScenarioDocument }),
  };
}

/** Changes what the form holds. It is validated once, however much is changed. */
export const change = (form: RunFormStore, edit: (draft: RunDraft) => RunDraft): void =>
  form.setState(({ held, texts, links }) => checked(edit({ held, texts, links })));

/** Types a text into a field. An empty one is the default. */
export const typeInto = (form: RunFormStore, field: RunField, text: string): void =>
  change(form, (draft) => withTyped(draft, field, text));

/** Types the place of a server. */
export const typePlace = (form: RunFormStore, server: string, text: string): void =>
  change(form, (draft) => withPlaced(draft, server, text));

/** Types the time that a message takes between two places. */
export const typeBetween = (form: RunFormStore, pair: readonly [string, string], text: string): void =>
  change(form, (draft) => ({ ...draft, texts: withPairText(draft.texts, pair, text) }));

/** Changes the links that stand in rows. */
export const changeLinks = (
  form: RunFormStore,
  edit: (links: readonly LinkRow[]) => readonly LinkRow[],
): void => change(form, (draft) => ({ ...draft, links: edit(draft.links) }));

/** Breaks a rule on purpose, or keeps it. */
export const switchRuleOf = (form: RunFormStore, bug: BugName, isOff: boolean): void =>
  change(form, (draft) => {
    const bugs = brokenIn(draft).filter((one) => one !== bug);
    const off = isOff ? [...bugs, bug] : bugs;
    return { ...draft, held: withJsonAt(draft.held, BUGS, off.length > 0 ? off : undefined) };
  });

/** Gives fields their defaults. */
export const putBack = (form: RunFormStore, fields: readonly RunField[]): void =>
  change(form, (draft) => withDefaults(draft, fields));

/** Gives everything its default but the seed. */
export const putAllBack = (form: RunFormStore): void =>
  change(form, ({ held }) => ({
    held: withJsonAt(held, ['cluster'], { servers: 5 }),
    texts: {},
    links: [],
  }));

// --------------------------------------------------------------------------------------- questions of a form

const BUGS: Path = ['cluster', 'bugs'];
const NONE: readonly BugName[] = [];

/** The rules that are broken on purpose. */
export const brokenIn = ({ held }: Pick<RunForm, 'held'>): readonly BugName[] =>
  (jsonAt(held, BUGS) ?? NONE) as readonly BugName[];

/** What was typed as the place of a server. */
export const placeText = ({ held, texts }: RunForm, server: string): string =>
  texts[placeKey(server)] ?? placeOfServer(held, server);

/** Whether something is wrong with the place of a server. */
export function isPlaceWrong(form: RunForm, server: string): boolean {
  const place = placeOfServer(form.document, server);
  return place !== '' && faultAt(form, ['cluster', 'places', place]) !== undefined;
}

/** The text of a field: as typed, else as its value is printed, else as its default is. */
export const textOf = ({ held, texts }: RunForm, { path, kind }: RunField): string =>
  texts[pathText(path)] ?? printed(kind, jsonAt(held, path) ?? byDefault(path));

export const defaultText = ({ path, kind }: RunField): string => printed(kind, byDefault(path));

/** Whether something at a path, or below it, is not as by default. */
export const isChanged = ({ document }: RunForm, path: Path): boolean =>
  jsonAt(document, path) !== undefined && path.at(-1) !== 'seed' && !isDefault(document, path);

/** The error at a path or below it. */
export function faultAt({ faults }: RunForm, path: Path): FieldFault | undefined {
  const text = pathText(path);
  return faults.find(
    (fault) =>
      fault.path === text || (/^[.[]/.test(fault.path.slice(text.length)) && fault.path.startsWith(text)),
  );
}

/** Where the links of rows stand in the document: before the times between places. */
export const rowPaths = ({ linkAt }: RunForm): readonly Path[] => [...linkAt.values()].map(linkPath);

/** Where places stand in the document, and the times between them. */
export const placePaths = ({ document, linkAt }: RunForm): readonly Path[] => [
  PLACES,
  ...((jsonAt(document, LINKS) ?? []) as readonly unknown[]).map((_, i) => linkPath(i)).slice(linkAt.size),
];

const linkPath = (at: number): Path => [...LINKS, at];

/** The error in a link. */
export function faultOfLink(form: RunForm, id: number): FieldFault | undefined {
  const at = form.linkAt.get(id);
  return at === undefined ? undefined : faultAt(form, linkPath(at));
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
