/** What the page shows: the run, the place in it, and what is open. Changed by `commands.ts` only. */

import { createContext, use } from 'react';
import { createStore, type StoreApi, type UseBoundStore, useStore } from 'zustand';
import { fromMs, type Micros } from '../base/time.ts';
import type { ServerId } from '../raft/types.ts';
import { compile } from '../scenario/compile.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import type { Highlight } from '../sim/highlights.ts';
import { RECENT } from '../sim/history.ts';
import type { Sort } from '../sim/kinds.ts';
import type { Cluster, Filter, SimEvent, Target, World } from '../sim/types.ts';
import type { Differing, Parting } from './differences.ts';
import type { Pointed } from './pointing.ts';
import { Run } from './run.ts';

export type Selected = { readonly kind: 'server' | 'message' | 'event'; readonly id: number };

/** What a menu stands beside: an element, or a point; CSS pixels of the viewport. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
}

/** An open menu: of a server, a message, an event, of one direction of a link, or of what to play until. */
export type OpenMenu = MenuPlace &
  (
    | { readonly kind: Selected['kind'] | 'until'; readonly id: number }
    | { readonly kind: 'way'; readonly from: ServerId; readonly to: ServerId }
  );

/** What the play goes on to: the next highlight of a sort, or of any; `since`: where it began to look. */
export type Until = { readonly sort: Sort | 'any'; readonly since: Micros };

/** A message in the reader's hand, and the share of its way that it was dragged to; null before it was dragged. */
export type Grabbed = { readonly id: number; readonly share: number | null };

/** An open dialog; `opener`: what its menu stood beside. */
export type OpenDialog = { readonly opener?: MenuPlace } & (
  | { readonly name: 'help' | 'legend' | 'partition' | 'rules' | 'time' }
  | { readonly name: 'network'; readonly way?: { readonly from: ServerId; readonly to: ServerId } }
  | { readonly name: 'several'; readonly like: Required<Filter> }
  | { readonly name: 'request'; readonly server: Target }
);

export interface Notice {
  readonly tone: 'note' | 'error';
  readonly text: string;
  /** Offers the way back from what was just done. */
  readonly undo: boolean;
  /** Offers to try again what failed. */
  readonly again?: () => void;
  /** Shown in a field, to be copied by hand. */
  readonly link?: string;
}

export type BranchId = number;

/** A run that shares its past with the one it left at `from`. What it says of itself is kept up when it is left. */
export interface Branch {
  readonly id: BranchId;
  readonly name: string;
  /** Null for the first run. */
  readonly parent: BranchId | null;
  readonly from: Micros;
  readonly document: ScenarioDocument;
  /** It began as a run of the story: what is done at its very start is no news. */
  readonly isStaged?: boolean;
  /** Where the playhead was. */
  readonly time: Micros;
  readonly frontierTime: Micros;
}

/** The open branch beside another one. */
export interface Comparison {
  readonly with: BranchId;
  /** Where the two part; null as long as they have not. */
  readonly parting: Parting | null;
  /** What is not the same in the two just now. */
  readonly differing: readonly Differing[];
}

/** How much of what happens is told, line by line. */
export type Detail = 'turns' | 'decisions' | 'everything';

export interface Session {
  /** Everything at the cursor. A new object only when the cursor moved. */
  readonly world: World;
  /** The latest events up to the cursor, at most `RECENT`, oldest first. */
  readonly events: readonly SimEvent[];
  /** All that is interesting so far, also after the cursor. */
  readonly highlights: readonly Highlight[];
  /** How far the run has been computed. */
  readonly frontierTime: Micros;
  /** What is being computed, and how much of it is done: from 0 to 1, or null where that is not known. */
  readonly work: { readonly what: string; readonly share: number | null } | null;
  readonly playing: boolean;
  readonly until: Until | null;
  /** Virtual time that passes in one unit of the wall's. */
  readonly speed: number;
  /** The machine cannot keep up with the speed asked for. */
  readonly lagging: boolean;
  /** The speed that it comes to meanwhile, where that is known. */
  readonly pace: number | null;
  readonly selected: Selected | null;
  /** What the pointer or the focus rests on. */
  readonly pointed: Pointed | null;
  readonly menu: OpenMenu | null;
  readonly grabbed: Grabbed | null;
  readonly dialog: OpenDialog | null;
  /** The step of the tour that is open. */
  readonly tour: number | null;
  /** The whole run as data: with it, and nothing else, the run comes back. */
  readonly document: ScenarioDocument;
  /** All branches, the open one among them. */
  readonly branches: readonly Branch[];
  readonly branch: BranchId;
  readonly comparison: Comparison | null;
  readonly notice: Notice | null;
  readonly canUndo: boolean;
  readonly detail: Detail;
  /** Whether the space–time diagram is open. */
  readonly diagram: boolean;
  /** Whether stage and logs are shown for a hall. */
  readonly hall: boolean;
}

export const DEFAULT_SPEED = 1 / 50;
/** Five servers; the seed is one whose first election is quick and plain, and lasts. */
export const DEFAULT_DOCUMENT: ScenarioDocument = {
  raftarium: 1,
  title: '',
  seed: 31,
  cluster: { servers: 5 },
  actions: [],
};

/** So long before its first event a run is opened that nobody gave a time for: at the usual speed that is a second and a half. */
const LEAD: Micros = fromMs(30);

/** Where a run is opened so that something happens soon. */
export const beforeFirstEvent = (document: ScenarioDocument): Micros =>
  Math.max(0, (new Run(document).history.nextAt() ?? 0) - LEAD);

let lastCluster: { document: ScenarioDocument; cluster: Cluster } | null = null;

/** The cluster that a document describes, as its run began. */
export function clusterOf(document: ScenarioDocument): Cluster {
  if (lastCluster?.document !== document) lastCluster = { document, cluster: compile(document).cluster };
  return lastCluster.cluster;
}

/** The one branch that a run begins with. */
export const trunk = (document: ScenarioDocument, isStaged = false): Branch => ({
  id: 0,
  name: 'The first run',
  parent: null,
  from: 0,
  document,
  isStaged,
  time: 0,
  frontierTime: 0,
});

let lastListed: { growing: readonly Highlight[]; list: readonly Highlight[] } = { growing: [], list: [] };

/** The run that is open: replaced as a whole by a new one. Not part of the store, because it changes inside. */
export let run = new Run(DEFAULT_DOCUMENT);

export function setRun(opened: Run): void {
  run = opened;
}

/** What the store takes over from the run, at its cursor. `events`: those shown before, if they are of the same past. */
export function glance(events: readonly SimEvent[] = []) {
  const { world, highlights, frontierTime } = run.history;
  return { world, highlights: listed(highlights), frontierTime, events: eventsUpTo(world.seq, events) };
}

/** The history's list grows in place: what the store gets is a new list whenever it has. */
function listed(growing: readonly Highlight[]): readonly Highlight[] {
  const isSame = growing === lastListed.growing && growing.length === lastListed.list.length;
  if (!isSame) lastListed = { growing, list: [...growing] };
  return lastListed.list;
}

function eventsUpTo(last: number, shown: readonly SimEvent[]): readonly SimEvent[] {
  const first = Math.max(1, last - RECENT + 1);
  const newest = shown.at(-1)?.seq ?? 0;
  if (newest === last) return shown;
  if (newest < first || newest > last) return last === 0 ? [] : run.history.events(first, last);
  return [...shown, ...run.history.events(newest + 1, last)].slice(-RECENT);
}

const session = createStore<Session>()(() => ({
  ...glance(),
  work: null,
  playing: false,
  until: null,
  speed: DEFAULT_SPEED,
  lagging: false,
  pace: null,
  selected: null,
  pointed: null,
  menu: null,
  grabbed: null,
  dialog: null,
  tour: null,
  document: DEFAULT_DOCUMENT,
  branches: [trunk(DEFAULT_DOCUMENT)],
  branch: 0,
  comparison: null,
  notice: null,
  canUndo: false,
  detail: 'decisions',
  diagram: false,
  hall: false,
}));

/** The session that a part of the page shows: the page's own, but for the second picture of a comparison. */
export const SessionContext = createContext<StoreApi<Session>>(session);

/** A value of the session; outside React, by `getState` and `subscribe`, of the page's own. */
export const useSession: UseBoundStore<StoreApi<Session>> = Object.assign(
  <T>(selector?: (shown: Session) => T) => useStore(use(SessionContext), selector as (shown: Session) => T),
  session,
);
