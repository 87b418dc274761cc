/** Timers: how long they run, and their place in the agenda. */
import { draw, Purpose, within } from '../base/draw.ts';
import type { Micros } from '../base/time.ts';
import { decisionAside } from '../raft/draft.ts';
import { type ServerId, TIMERS, type TimerName } from '../raft/types.ts';
import { decide } from '../raft/verdict.ts';
import type { Core } from './core.ts';
import type { Node, Timer, TimerDue } from './types.ts';

const SLOT = Object.fromEntries(TIMERS.map((name, i) => [name, i])) as Record<TimerName, number>;
const slotOf = (server: ServerId, timer: TimerName): number => (server - 1) * TIMERS.length + SLOT[timer];

/**
 * The length of a timer of this server, in true time: by its clock, and at least 1 µs, so that time advances.
 */
export function durationOf(core: Core, node: Node, timer: TimerName): Micros {
  const { heartbeatInterval, own } = core.tuned;
  const nominal = timer === 'election' ? electionTimeout(core, node) : heartbeatInterval;
  return Math.max(1, Math.round(nominal / (own.get(node.id)?.clock ?? 1)));
}

/** The next election timeout: as the document sets it, else drawn (§5.2). */
function electionTimeout({ cluster, tuned, seed, listeners }: Core, node: Node): Micros {
  const forced = cluster.timeouts[node.id]?.[node.draws];
  if (forced !== undefined) return forced;
  const [low, high] = tuned.own.get(node.id)?.electionTimeout ?? tuned.electionTimeout;
  const { policy } = cluster.settings;
  const { server } = node;
  listeners.onAside?.({
    type: 'timeout',
    before: server,
    after: server,
    decisions: [decisionAside(policy, 'drawTimeout', server, node.id)],
  });
  if (!decide(policy.drawTimeout, server, node.id).yes) return low;
  const word = draw(seed, Purpose.electionTimeout, node.id, node.id, node.draws);
  return within(word, low, high);
}

/** A timer that starts now. The caller stores it in its node. */
export function runTimer(
  core: Core,
  id: ServerId,
  name: TimerName,
  duration: Micros,
  order: number,
  cause: number,
): Timer {
  const timer = { startedAt: core.time, dueAt: core.time + duration, order, cause, ranOut: false };
  enqueue(core, id, name, timer);
  return timer;
}

/**
 * Timers are restarted far more often than they run out. A restart leaves the agenda alone if an early enough
 * item for this timer is there: when that item comes up, it is put back at the timer's real end.
 */
function enqueue(core: Core, id: ServerId, name: TimerName, timer: Timer): void {
  const slot = slotOf(id, name);
  const there = core.queued[slot];
  if (there && (there.at < timer.dueAt || (there.at === timer.dueAt && there.order <= timer.order))) return;
  const item: TimerDue = { kind: 'timer', at: timer.dueAt, order: timer.order, server: id, timer: name };
  core.queued[slot] = item;
  core.agenda.push(item);
}

/**
 * Whether this item of the agenda is its timer's real end. If not it is dropped, and the timer's real end is
 * queued.
 */
export function isRealEnd(core: Core, item: TimerDue): boolean {
  const slot = slotOf(item.server, item.timer);
  if (core.queued[slot] !== item) return false;
  const timer = core.node(item.server).timers[item.timer];
  if (timer && !timer.ranOut && timer.dueAt === item.at && timer.order === item.order) return true;
  core.queued[slot] = null;
  if (timer && !timer.ranOut) enqueue(core, item.server, item.timer, timer);
  return false;
}

/** The item of the agenda is being handled. */
export function spend(core: Core, item: TimerDue): void {
  core.queued[slotOf(item.server, item.timer)] = null;
}
