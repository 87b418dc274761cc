/** Every kind of event, and its properties: one line each. */
import { keysOf, mapTable } from '../base/keys.ts';
import type { ServerId } from '../raft/types.ts';
import type { Kind, SimEvent, View } from './types.ts';

/** 2: a highlight; 1: a decision that leads to one; 0: frequent events that decide nothing. */
export type Weight = 0 | 1 | 2;

/** The sort of a highlight; `action` is any act from outside but requests, `failed` a failed write. */
export type Sort =
  | 'violation'
  | 'action'
  | 'leader'
  | 'candidate'
  | 'step-down'
  | 'rollback'
  | 'lost'
  | 'failed'
  | 'request'
  | 'commit';

interface Traits {
  /** The number that the trace hashes. Frozen: a new kind takes the next free number. */
  readonly code: number;
  /** The weight of most events of the kind: `weightOf` knows the exceptions. */
  readonly weight: Weight;
  /** The sort of its highlight; null for none. */
  readonly sort: Sort | null;
}

const kind = (code: number, weight: Weight, sort: Sort | null = null): Traits => ({ code, weight, sort });
/** Acts from outside. */
const action = (code: number): Traits => kind(code, 2, 'action');

const TRAITS: Readonly<Record<Kind, Traits>> = {
  'election-timeout': kind(0, 1),
  'heartbeat-timeout': kind(1, 0),
  send: kind(2, 0),
  deliver: kind(3, 0),
  lost: kind(4, 2, 'lost'),
  'become-candidate': kind(5, 2, 'candidate'),
  'become-leader': kind(6, 2, 'leader'),
  'new-term': kind(7, 1),
  'step-down': kind(8, 2, 'step-down'),
  'grant-vote': kind(9, 1),
  'deny-vote': kind(10, 1),
  'accept-entries': kind(11, 1),
  'reject-entries': kind(12, 1),
  append: kind(13, 1),
  truncate: kind(14, 2, 'rollback'),
  commit: kind(15, 1, 'commit'),
  apply: kind(16, 0),
  'client-request': kind(17, 1),
  'client-response': kind(18, 2),
  request: kind(19, 0, 'request'),
  crash: action(20),
  restart: action(21),
  pause: action(22),
  resume: action(23),
  wipe: action(24),
  timeout: action(25),
  setTimer: action(26),
  partition: action(27),
  heal: action(28),
  cut: action(29),
  mend: action(30),
  link: action(31),
  network: action(32),
  drop: action(33),
  duplicate: action(34),
  'deliver-now': action(35),
  delay: action(36),
  block: action(37),
  unblock: action(38),
  hold: action(39),
  release: action(40),
  settings: action(41),
  failWrite: action(42),
  'write-failed': kind(43, 2, 'failed'),
  redraw: action(44),
};

export const KINDS = keysOf(TRAITS);
export const CODES = mapTable(TRAITS, ({ code }) => code);

/** The number of events of this kind, at one server or at all (0). */
export const countOf = ({ counts, nodes }: View, kind: Kind, server: ServerId | 0): number =>
  counts[CODES[kind] * (nodes.length + 1) + server] ?? 0;

export const WEIGHTS = mapTable(TRAITS, ({ weight }) => weight);
export const SORTS = mapTable(TRAITS, ({ sort }) => sort);

/** Whether a server went down by this event. */
export const isFall = ({ what }: SimEvent): boolean =>
  what.kind === 'write-failed' || ((what.kind === 'crash' || what.kind === 'wipe') && !what.nothing);
