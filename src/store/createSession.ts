/** Makes a session: all that a run on a page needs. Two sessions share nothing. */
import { createStore } from 'zustand';
import { Glides } from '../playback/glide.ts';
import { Playhead } from '../playback/playhead.ts';
import { Slices } from '../playback/slices.ts';
import { browserTime, type TimeSource } from '../playback/time-source.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { PaceMeter } from './pace.ts';
import { drive } from './playing.ts';
import { Run } from './run.ts';
import {
  DEFAULT_DOCUMENT,
  DEFAULT_SPEED,
  NOTHING_PRESENTED,
  type Session,
  type SessionState,
  snapshotForStore,
  trunk,
} from './session.ts';

interface Made {
  readonly document?: ScenarioDocument;
  /** Replaces the new run of the document. */
  readonly run?: Run;
  readonly clock?: TimeSource;
  /** The time of what moves, by default the clock's. */
  readonly motion?: TimeSource;
}

export function createSession({
  document = DEFAULT_DOCUMENT,
  run = new Run(document),
  clock = browserTime,
  motion = clock,
}: Made = {}): Session {
  const session: Session = {
    ...createStore(() => stateOf(run)),
    clock,
    playhead: new Playhead(motion),
    slices: new Slices(clock),
    glides: new Glides(motion),
    pace: new PaceMeter(),
    run,
    request: null,
    idle: new Set(),
    stopTime: Number.POSITIVE_INFINITY,
    playedTo: null,
    pasts: [],
    left: new Map(),
    other: null,
    stopFollowing: null,
    compared: null,
    recalled: { of: null, events: new Map() },
    excerpt: null,
    pane: null,
    unsaved: { own: null, brought: null },
    typed: null,
    presenter: null,
    allowed: null,
    pages: { of: null, detail: 'decisions', sieve: null, pages: new Map() },
    sieve: null,
  };
  drive(session);
  return session;
}

const stateOf = (run: Run): SessionState => ({
  ...snapshotForStore(run, { events: [], highlights: [] }),
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
  document: run.document,
  branches: [trunk(run)],
  branch: 0,
  comparison: null,
  notice: null,
  canUndo: false,
  detail: 'decisions',
  filter: null,
  sifted: null,
  editor: null,
  study: null,
  asked: null,
  lens: 1,
  lifted: null,
  seen: null,
  pinned: null,
  path: null,
  odds: null,
  diagram: false,
  hall: false,
  present: NOTHING_PRESENTED,
  track: null,
  window: null,
  theme: null,
});
