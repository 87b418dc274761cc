/** A session: a run on the page, its cursor, and what is open. Only commands change it. */

import { createContext, use } from 'react';
import { type StoreApi, useStore } from 'zustand';
import { fromMs, type Micros } from '../base/time.ts';
import type { Glides } from '../playback/glide.ts';
import type { Playhead } from '../playback/playhead.ts';
import type { Job, Slices } from '../playback/slices.ts';
import type { TimeSource } from '../playback/time-source.ts';
import type { Index, ServerId } from '../raft/types.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import type { Excerpt } from '../sim/excerpt.ts';
import type { LineId } from '../sim/figure/lines.ts';
import type { Highlight } from '../sim/highlights.ts';
import { type History, RECENT, type Recording } from '../sim/history.ts';
import type { Knowledge } from '../sim/knowledge/beliefs.ts';
import type { ActionWord, Cluster, Filter, SimEvent, Target, World } from '../sim/types.ts';
import * as names from '../words/branch-names.ts';
import type { untils } from '../words/until.ts';
import type { Differing, Parting } from './differences.ts';
import type { EventPage } from './event-page.ts';
import type { EventFilter, Sieve } from './filter.ts';
import type { RunInquiry } from './inquiry.ts';
import type { OpenOdds } from './odds/open.ts';
import type { PaceMeter } from './pace.ts';
import type { Pointed } from './pointed.ts';
import { Run } from './run.ts';
import type { RunFormStore } from './settings/form.ts';
import type { OpenStudy } from './studies.ts';
import type { Theme } from './theme.ts';

export type Selected = { readonly kind: 'server' | 'message' | 'event'; readonly id: number };

/** Where a menu opens: beside an element, or at a point; CSS pixels of the viewport. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
}

/**
 * An open menu: of a server, a message, an event, a client’s request, an entry, a way of a link, the present
 * time, of “Play until” or “Look closer”.
 */
export type OpenMenu = MenuPlace &
  (
    | { readonly kind: Selected['kind'] | 'until' | 'look' | 'request' | 'time'; readonly id: number }
    | { readonly kind: 'entry'; readonly id: ServerId; readonly index: Index }
    | { readonly kind: 'way'; readonly from: ServerId; readonly to: ServerId }
  );

/** What playing waits for: the next highlight of a sort, or of any; `since`: where the wait began. */
export type Until = { readonly sort: keyof typeof untils; readonly since: Micros };

/** A grabbed message, and the share of its way that it was dragged to; null before it is dragged. */
export type Grabbed = { readonly id: number; readonly share: number | null };

/** An open dialog; `opener`: the element or point of its menu. */
export type OpenDialog = { readonly opener?: MenuPlace } & (
  | { readonly name: 'files' | 'help' | 'legend' | 'partition' | 'rules' | 'settings' | 'time' }
  | { readonly name: 'broken-rules' }
  /** Why this event happened; without one, why the property broke that the alarm tells. */
  | { readonly name: 'chain'; readonly event?: number }
  /** Whether the plain address was copied; null: the browser has not answered yet. */
  | { readonly name: 'share'; readonly copied: boolean | null }
  | { readonly name: 'network'; readonly way?: { readonly from: ServerId; readonly to: ServerId } }
  | { readonly name: 'several'; readonly like: Required<Filter> }
  | { readonly name: 'request'; readonly server: Target }
);

export interface Notice {
  readonly tone: 'note' | 'error';
  readonly text: string;
  /** Offers to undo what was just done. */
  readonly undo: boolean;
  /** Offers to try again what failed. */
  readonly again?: () => void;
  /** Offers something else instead of what failed. */
  readonly offer?: { readonly label: string; readonly take: () => void };
  /** Shown in a field, to be copied by hand. */
  readonly link?: string;
  /** Offers to reload the page. */
  readonly reload?: boolean;
}

export type BranchId = number;

/** `play`: move in time. `read`: turn the pages of the story, and answer its questions. Others: acts. */
export type Permit = ActionWord | 'play' | 'read';

/**
 * A run that shares its past with its parent up to `from`. Document and times are updated when it is left.
 */
export interface Branch {
  readonly id: BranchId;
  readonly name: string;
  /** Null for the first run. */
  readonly parent: BranchId | null;
  readonly from: Micros;
  readonly document: ScenarioDocument;
  /** It began as a run of the story: its document's actions at time 0 are not shown as news. */
  readonly isStaged?: boolean;
  /** The time of the playhead. */
  readonly time: Micros;
  readonly frontierTime: Micros;
}

/** The open branch and the one that it is compared with. */
export interface Comparison {
  readonly with: BranchId;
  /** Where the two diverge; null as long as they have not. */
  readonly parting: Parting | null;
  /** The differences at the current time. */
  readonly differing: readonly Differing[];
}

/** How much detail the list of events has. */
export type Detail = 'turns' | 'decisions' | 'everything';

/** What a lecturer has switched on for the hall. */
export interface Present {
  /** The screen shows nothing but black, or the colour of paper. */
  readonly blank: 'black' | 'paper' | null;
  /** A ring that all can see follows the mouse. */
  readonly pointer: boolean;
  /**
   * The presenter's window: `opening` until it has said that it is there; `blocked`: the browser did not let
   * it open by itself.
   */
  readonly window: 'none' | 'opening' | 'blocked' | 'open';
}

export interface SessionState {
  /** The world at the cursor. A new object only if the cursor moved. */
  readonly world: World;
  /** The latest events up to the cursor, at most `RECENT`, oldest first. */
  readonly events: readonly SimEvent[];
  /** All highlights that are known, also after the cursor. */
  readonly highlights: readonly Highlight[];
  /** How far the run has been computed. */
  readonly frontierTime: Micros;
  /** The running job, and its progress: from 0 to 1, or null if it is unknown. */
  readonly work: { readonly what: string; readonly share: number | null } | null;
  readonly playing: boolean;
  readonly until: Until | null;
  /** Virtual time per wall time. */
  readonly speed: number;
  /** The machine cannot keep up with the chosen speed. */
  readonly lagging: boolean;
  /** The real speed meanwhile, if it is known. */
  readonly pace: number | null;
  readonly selected: Selected | null;
  /** What has the pointer or the focus. */
  readonly pointed: Pointed | null;
  readonly menu: OpenMenu | null;
  readonly grabbed: Grabbed | null;
  readonly dialog: OpenDialog | null;
  /** The step of the tour that is open. */
  readonly tour: number | null;
  /** The whole run as data: enough to restore the run. */
  readonly document: ScenarioDocument;
  /** All branches, the open one among them. */
  readonly branches: readonly Branch[];
  readonly branch: BranchId;
  readonly comparison: Comparison | null;
  readonly notice: Notice | null;
  readonly canUndo: boolean;
  readonly detail: Detail;
  /** Of the list of events; null while its row is closed. */
  readonly filter: EventFilter | null;
  /** How far the run was searched by it, from 0 to 1: a new object with every result; null without one. */
  readonly sifted: { readonly share: number } | null;
  /** The editor of the document, if it is open. */
  readonly editor: OpenEditor | null;
  /** The panel that looks closer, in the same place. */
  readonly study: OpenStudy | null;
  /** What the reader has asked about this run; null: nothing. */
  readonly asked: RunInquiry | null;
  /** Of this server the panel `knows` tells, and the page shows only what it knows. */
  readonly lens: ServerId;
  /** The page of the story whose lens the reader has taken off. */
  readonly lifted: object | null;
  /** In the session that a lens shows (`lens-session.ts`): whose knowledge its world is; else null. */
  readonly seen: { readonly of: ServerId; readonly knowledge: Knowledge } | null;
  /** The rule that stays in view in its panel. */
  readonly pinned: LineId | null;
  /** The chain of an event that was explained, in the recording `of`; null if none was. */
  readonly path: {
    readonly of: Recording;
    readonly event: number;
    readonly events: ReadonlySet<number>;
  } | null;
  /** The question about what may come, and its curve; null if none is asked. */
  readonly odds: OpenOdds | null;
  /** Whether the space–time diagram is open. */
  readonly diagram: boolean;
  /** Whether stage and logs are shown for a hall. */
  readonly hall: boolean;
  readonly present: Present;
  /** The stretch of time that the track shows; null for the whole run, which grows. */
  readonly track: { readonly from: Micros; readonly to: Micros } | null;
  /** The stretch of time that a link wants the diagram to show; null once it is shown. */
  readonly window: { readonly from: Micros; readonly to: Micros } | null;
  /** The theme that a link wants, or that was chosen since; null: the stored one. */
  readonly theme: Theme | null;
}

export const NOTHING_PRESENTED: Present = { blank: null, pointer: false, window: 'none' };
export const DEFAULT_SPEED = 1 / 50;
/** Five servers; with this seed the first election is quick and simple, and its leader stays. */
export const DEFAULT_DOCUMENT: ScenarioDocument = {
  raftarium: 1,
  title: '',
  seed: 31,
  cluster: { servers: 5 },
  actions: [],
};

/**
 * A run without a time in its address opens this long before its first event: at the usual speed one and a
 * half seconds.
 */
const LEAD: Micros = fromMs(30);

/** The time shortly before a run's first event. */
export const beforeFirstEvent = (document: ScenarioDocument): Micros =>
  Math.max(0, (new Run(document).history.nextAt() ?? 0) - LEAD);

/** The cluster at the start of the open run. The same object however many acts follow. */
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

/**
 * The part of a run's state that the store holds. `shown`: the previous one; its events are reused if they
 * are of the same past.
 */
export function snapshotForStore({ history }: Run, shown: Shown) {
  const { world, highlights, frontierTime } = history;
  return {
    world,
    highlights: listed(highlights, shown.highlights),
    frontierTime,
    events: eventsUpTo(history, world.seq, shown.events),
  };
}

/** The history's list grows in place; the store gets a new list when it has grown. */
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
  /** The name of the job, for the page. */
  readonly what: string;
  readonly job: Job;
  /** The place that the job leads to: saved for a reload, and in the address, while the job runs. */
  readonly place?: { readonly time: Micros; readonly frontierTime?: Micros };
  /** Called once if it takes long: shows something meanwhile. */
  readonly waiting?: () => void;
  /** Called when the user cancels the job: by default the page does not change. */
  readonly cancelled?: () => void;
}

/** The branches and the place among them, which `restore` returns to. */
export interface Place {
  readonly branches: readonly Branch[];
  readonly branch: BranchId;
  readonly document: ScenarioDocument;
  readonly time: Micros;
  readonly frontierTime: Micros;
}

/** What `undo` restores. */
export interface Past {
  readonly place: Place;
  /** It is a place in another run than the open one. */
  readonly isOtherRun: boolean;
}

export interface OpenEditor {
  /** A new object each time that a text is opened in it. */
  readonly of: object;
  /** The text is that of a file which cannot be run, not the run's. */
  readonly isOther: boolean;
  /** A new object each time that the reader asks for it although it is open. */
  readonly wanted?: object;
}

/** The texts of the editor that are not the run, while it is open too. */
export interface Unsaved {
  /** A text of the reader that is not the run, and the document that it was made of. */
  readonly own: {
    readonly text: string;
    readonly document: ScenarioDocument;
    /** Another run was opened since. */
    readonly isLeft: boolean;
  } | null;
  /** The text of a file that cannot be run, as it was edited. */
  readonly brought: string | null;
}

export interface KeptExcerpt {
  readonly of: unknown;
  readonly excerpt: Excerpt;
  /** How far the run was known. */
  readonly moment: number;
}

/** A run with all that belongs to it. `createSession` makes one; several can live on one page. */
export interface Session extends StoreApi<SessionState> {
  readonly clock: TimeSource;
  readonly playhead: Playhead;
  readonly slices: Slices;
  readonly glides: Glides;
  readonly pace: PaceMeter;
  /** The open run, replaced as a whole by a new one. Not part of the state, because it is mutable. */
  run: Run;
  /** The running job, and callbacks for when there is none. */
  request: WorkRequest | null;
  readonly idle: Set<() => void>;
  /** Playing pauses when it crosses this time. */
  stopTime: Micros;
  /** The world that playing reached last. */
  playedTo: World | null;
  pasts: readonly Past[];
  /** Cached runs of branches. The last one left is last. */
  readonly left: Map<BranchId, Run>;
  /** The session of the compared branch, and the function that ends the comparison. */
  other: Session | null;
  stopFollowing: (() => void) | null;
  /** The world that was compared last. */
  compared: World | null;
  /** Events that were computed again, of one recording: another has other events under the same numbers. */
  recalled: { readonly of: unknown; readonly events: Map<number, SimEvent> };
  excerpt: KeptExcerpt | null;
  /** What the diagram shows, while it is open. */
  pane: { readonly window: { readonly from: Micros; readonly to: Micros } } | null;
  unsaved: Unsaved;
  /** The form of a new run that was opened last, and the settings that the run had then. */
  typed: { readonly form: RunFormStore; readonly run: ScenarioDocument } | null;
  /** The presenter's window, and what follows this session for it. */
  presenter: { readonly window: Window; readonly stop: () => void } | null;
  /** What the reader may do, in an embed; null: everything. */
  allowed: ReadonlySet<Permit> | null;
  pages: {
    readonly of: History | null;
    readonly detail: Detail;
    readonly sieve: Sieve | null;
    readonly pages: Map<number, EventPage>;
  };
  /** What fits the filter; null if everything does. */
  sieve: Sieve | null;
}

/** The session of a part of the page. */
export const SessionContext = createContext<Session | null>(null);

function useContextSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('no session to show');
  return session;
}

/**
 * The session of this part of the page; or a value of its state, which renders the component again when it
 * changes.
 */
export function useSession(): Session;
export function useSession<T>(selector: (state: SessionState) => T): T;
export function useSession<T>(selector?: (state: SessionState) => T): T | Session {
  const session = useContextSession();
  // A component always calls it in the same one of the two ways.
  return selector === undefined ? session : useStore(session, selector);
}
