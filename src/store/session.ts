/** A session: a run on the page, the place in it, and what is open. Changed by commands only. */

import { createContext, use } from 'react';
import { type StoreApi, useStore } from 'zustand';
import { fromMs, type Micros } from '../base/time.ts';
import type { Glides } from '../playback/glide.ts';
import type { Playhead } from '../playback/playhead.ts';
import type { Job, Slices } from '../playback/slices.ts';
import type { TimeSource } from '../playback/time-source.ts';
import type { ServerId } from '../raft/types.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import type { Excerpt } from '../sim/excerpt.ts';
import type { Highlight } from '../sim/highlights.ts';
import { type History, RECENT } from '../sim/history.ts';
import type { Cluster, Filter, SimEvent, Target, World } from '../sim/types.ts';
import * as names from '../words/branch-names.ts';
import type { untils } from '../words/until.ts';
import type { Differing, Parting } from './differences.ts';
import type { PaceMeter } from './pace.ts';
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
export type Until = { readonly sort: keyof typeof untils; readonly since: Micros };

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

/** A run that shares its past with the one it left at `from`. Document and times are brought up to date when it is left. */
export interface Branch {
  readonly id: BranchId;
  readonly name: string;
  /** Null for the first run. */
  readonly parent: BranchId | null;
  readonly from: Micros;
  readonly document: ScenarioDocument;
  /** It began as a run of the story: what its document does at the very start is not told as news. */
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

export interface SessionState {
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
  /** The stretch of time that the track shows; null is the whole run, which grows. */
  readonly track: { readonly from: Micros; readonly to: Micros } | null;
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

/** The cluster as the open run began. The same object however much is done to the run. */
export const clusterOf = ({ run }: Pick<Session, 'run'>): Cluster => run.history.recording.cluster;

/** The one branch that a run begins with. */
export const trunk = ({ document, isStaged = false }: Pick<Branch, 'document' | 'isStaged'>): Branch => ({
  id: 0,
  name: names.firstRun,
  parent: null,
  from: 0,
  document,
  isStaged,
  time: 0,
  frontierTime: 0,
});

type Shown = Pick<SessionState, 'events' | 'highlights'>;

/** What the page is shown of a run, at its cursor. `shown`: what was shown before; its events, if they are of the same past. */
export function snapshotForStore({ history }: Run, shown: Shown) {
  const { world, highlights, frontierTime } = history;
  return {
    world,
    highlights: listed(highlights, shown.highlights),
    frontierTime,
    events: eventsUpTo(history, world.seq, shown.events),
  };
}

/** The history's list grows in place: what is shown is a new list whenever it has. */
const listed = (growing: readonly Highlight[], shown: readonly Highlight[]): readonly Highlight[] =>
  growing.length === shown.length && growing.at(-1) === shown.at(-1) ? shown : [...growing];

function eventsUpTo(history: History, last: number, shown: readonly SimEvent[]): readonly SimEvent[] {
  const first = Math.max(1, last - RECENT + 1);
  const newest = shown.at(-1)?.seq ?? 0;
  if (newest === last) return shown;
  if (newest < first || newest > last) return last === 0 ? [] : history.events(first, last);
  return [...shown, ...history.events(newest + 1, last)].slice(-RECENT);
}

export interface WorkRequest {
  /** What is being done, as the page says it. */
  readonly what: string;
  readonly job: Job;
  /** Where the job leads: what the page keeps over a reload, and tells its address, while the job goes on. */
  readonly place?: { readonly time: Micros; readonly frontierTime?: Micros };
  /** Called once if it takes long: what is there to be seen meanwhile. */
  readonly waiting?: () => void;
  /** Called when its user cancels it: by default the page stays as it is. */
  readonly cancelled?: () => void;
}

/** What there is of the branches, to come back to by `restore`. */
export interface Place {
  readonly branches: readonly Branch[];
  readonly branch: BranchId;
  readonly document: ScenarioDocument;
  readonly time: Micros;
  readonly frontierTime: Micros;
}

/** What `undo` comes back to. */
export interface Past {
  readonly place: Place;
  /** It is a place in another run than the one that is open. */
  readonly isOtherRun: boolean;
}

/** Told events of so many moments. */
export interface EventPage {
  /** Grows in place. */
  readonly told: SimEvent[];
  /** Known from after one event up to another. */
  after: number;
  last: number;
}

export interface KeptExcerpt {
  readonly of: unknown;
  readonly excerpt: Excerpt;
  /** How far the run was known. */
  readonly moment: number;
}

/** A run in its reader's hands, with all that belongs to it. `createSession` makes one; several can live on one page. */
export interface Session extends StoreApi<SessionState> {
  readonly clock: TimeSource;
  readonly playhead: Playhead;
  readonly slices: Slices;
  readonly glides: Glides;
  readonly pace: PaceMeter;
  /** The run that is open: replaced as a whole by a new one. Not part of the state, because it changes inside. */
  run: Run;
  /** What is being computed, and who waits until nothing is. */
  request: WorkRequest | null;
  readonly idle: Set<() => void>;
  /** Where the play stops by itself when it comes there from before. */
  stopTime: Micros;
  /** Where the run came to by playing. */
  playedTo: World | null;
  pasts: readonly Past[];
  /** Runs of branches that were left. The last one left stands last. */
  readonly left: Map<BranchId, Run>;
  /** The session of the branch that the open one is compared with, and how it is let go. */
  other: Session | null;
  stopFollowing: (() => void) | null;
  /** The open world that was compared last. */
  compared: World | null;
  /** Events that were computed again, of one recording: another has other events under the same numbers. */
  recalled: { readonly of: unknown; readonly events: Map<number, SimEvent> };
  excerpt: KeptExcerpt | null;
  pages: { readonly of: History | null; readonly detail: Detail; readonly pages: Map<number, EventPage> };
}

/** The session that a part of the page shows. */
export const SessionContext = createContext<Session | null>(null);

function useContextSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('no session to show');
  return session;
}

/** The session that this part of the page shows; or a value of its state, to be rendered again with each change of it. */
export function useSession(): Session;
export function useSession<T>(selector: (state: SessionState) => T): T;
export function useSession<T>(selector?: (state: SessionState) => T): T | Session {
  const session = useContextSession();
  // A component calls it in one of the two ways, always.
  return selector === undefined ? session : useStore(session, selector);
}
