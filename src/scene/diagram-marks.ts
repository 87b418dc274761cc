/** Marks on the lanes: the events that matter. Messages have lines instead. */

import { countBefore } from '../base/sorted.ts';
import type { Micros } from '../base/time.ts';
import type { ServerId, Term } from '../raft/types.ts';
import { isByCounting } from '../raft/verdict.ts';
import type { Kind, SimEvent } from '../sim/types.ts';
import { bandHeight, type Frame } from './diagram-frame.ts';
import type { DiagramSign } from './signs.ts';

export interface DiagramMark {
  readonly seq: number;
  readonly sign: DiagramSign;
  readonly server: ServerId | 0;
  readonly time: Micros;
  readonly x: number;
  readonly y: number;
  /** The term of an entry gives its colour. */
  readonly term: Term;
}

/** The data of a mark: from an event, or from the highlight of an old one. */
export type Markable = Pick<SimEvent, 'seq' | 'time' | 'server'> & {
  readonly kind: Kind | 'violation';
  /** Of a commit: false if the server only learned of it. */
  readonly byMajority?: boolean;
  readonly term: Term;
};

/** The sign of each kind of event; null if a line or another mark shows the same. */
const BY_KIND: Readonly<Record<Markable['kind'], DiagramSign | null>> = {
  violation: 'violation',
  'election-timeout': null,
  'heartbeat-timeout': null,
  send: null,
  deliver: null,
  lost: null,
  'become-candidate': 'candidate',
  'become-leader': 'leader',
  'new-term': null,
  'step-down': 'step-down',
  'grant-vote': null,
  'deny-vote': null,
  'accept-entries': null,
  'reject-entries': null,
  append: 'entry',
  truncate: 'rollback',
  commit: 'commit',
  apply: null,
  'client-request': 'request',
  'client-response': null,
  request: null,
  crash: 'crash',
  restart: 'restart',
  pause: 'pause',
  resume: 'resume',
  wipe: 'crash',
  timeout: 'action',
  setTimer: 'action',
  partition: 'action',
  heal: 'action',
  cut: 'action',
  mend: 'action',
  link: 'action',
  network: 'action',
  redraw: 'action',
  drop: 'action',
  duplicate: 'action',
  'deliver-now': 'action',
  delay: 'action',
  block: 'action',
  unblock: 'action',
  hold: 'action',
  release: 'action',
  settings: 'action',
  failWrite: 'action',
  'write-failed': 'crash',
};

const signOf = ({ kind, byMajority }: Markable): DiagramSign | null =>
  kind === 'commit' && byMajority === false ? 'learned' : BY_KIND[kind];

/** The mark of an event; null if it has none. */
export function markable({ seq, time, server, rule, what }: SimEvent): Markable | null {
  if ('nothing' in what && what.nothing) return null;
  const term = 'term' in what ? what.term : 0;
  return { seq, time, server, kind: what.kind, byMajority: isByCounting(rule), term };
}

/** Above its band or on it; small marks below, so that they do not cover important ones. */
function placeOf(sign: DiagramSign, server: ServerId | 0, frame: Frame): number {
  if (server === 0) return frame.y(1) - bandHeight(frame) / 2 - 14;
  const off = bandHeight(frame) / 2 + Math.min(9, frame.gap * 0.14);
  if (sign === 'entry' || sign === 'learned') return frame.y(server) + off;
  const isOn = sign === 'crash' || sign === 'pause' || sign === 'restart' || sign === 'resume';
  return isOn ? frame.y(server) : frame.y(server) - off;
}

/** Marks of one sign on one lane that would overlap are one mark. */
const APART = 9;

/** The marks on the sheet, in order of time. `broken`: the seqs of events that broke a safety property. */
export function diagramMarks(
  found: readonly Markable[],
  frame: Frame,
  broken: readonly number[],
): readonly DiagramMark[] {
  const lastAt = new Map<string, number>();
  const marks: DiagramMark[] = [];
  for (const one of found) {
    const sign = broken.includes(one.seq) ? 'violation' : signOf(one);
    if (sign === null || one.time < frame.from || one.time > frame.to) continue;
    const { seq, server, time, term } = one;
    const x = frame.x(time);
    const key = `${sign} ${server}`;
    if (x - (lastAt.get(key) ?? -Infinity) < APART) continue;
    lastAt.set(key, x);
    marks.push({ seq, sign, server, time, x, y: placeOf(sign, server, frame), term });
  }
  return marks;
}

/** The items from `from` to `to`, both included, of a list in order of time. */
export function betweenTimes<T extends { readonly time: Micros }>(
  things: readonly T[],
  from: Micros,
  to: Micros,
): readonly T[] {
  return things.slice(
    countBefore(things, ({ time }) => time < from),
    countBefore(things, ({ time }) => time <= to),
  );
}
