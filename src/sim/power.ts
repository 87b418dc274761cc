/**
 * Crash and restart, pause and resume, and the loss of a disk. An action that does not fit the power changes
 * nothing.
 */

import { emptyQueue } from '../base/queue.ts';
import { decisionAside } from '../raft/draft.ts';
import { emptyLog } from '../raft/log.ts';
import type { LeftByCrash } from '../raft/policy.ts';
import type { RuleId } from '../raft/rules.ts';
import { boot, crashed } from '../raft/step.ts';
import type { Persistent, ServerId } from '../raft/types.ts';
import { decide, isBroken } from '../raft/verdict.ts';
import { catchUp, timeOut } from './arriving.ts';
import { type Core, NO_TIMERS } from './core.ts';
import { NO_RECENT_CHANGES } from './recent-changes.ts';
import { lose } from './sending.ts';
import { EMPTY_STATE } from './statemachine.ts';
import { durationOf, runTimer } from './timers.ts';
import type { Node, PowerWord, StateMachine, Timer } from './types.ts';

/** Whether `verb` would change anything for a server in this state. `store/targets.ts` asks it for menus. */
export function can(node: Node, verb: PowerWord): boolean {
  switch (verb) {
    case 'crash':
      return node.power !== 'crashed';
    case 'restart':
      return node.power === 'crashed';
    case 'pause':
      return node.power === 'up';
    case 'resume':
      return node.power === 'paused';
    case 'failWrite':
      return node.power !== 'crashed' && node.disk.failsNext === undefined;
    case 'timeout':
      return node.power !== 'crashed' && node.server.role.name !== 'leader';
    case 'wipe':
      return true;
  }
}

/** Memory, timers, unfinished writes and waiting inputs are lost; the disk stays. */
export function crash(core: Core, id: ServerId, seq: number): void {
  const { server, disk, state } = core.node(id);
  const { settings } = core.cluster;
  const keepsState = decide(settings.policy.survive, server, 'state').yes;
  turnOff(core, id, crashed(settings, server, disk.durable), keepsState ? state : EMPTY_STATE, seq);
  core.listeners.onAside?.({
    type: 'crash',
    before: server,
    after: core.node(id).server,
    decisions: LEFT_BY_CRASH.map((memory) => decisionAside(settings.policy, 'survive', server, memory)),
  });
}

/**
 * The rule by which a crash loses too much or too little, named at the restart, too; null unless one is
 * broken on purpose.
 */
export function ruleOfCrash(core: Core, id: ServerId): RuleId | null {
  const { survive } = core.cluster.settings.policy;
  const rules = LEFT_BY_CRASH.map((memory) => decide(survive, core.node(id).server, memory).rule);
  return rules.find(isBroken) ?? null;
}
const LEFT_BY_CRASH: readonly LeftByCrash[] = ['currentTerm', 'votedFor', 'state'];

/** Crashes, and loses its disk too. */
export function wipe(core: Core, id: ServerId, seq: number): void {
  turnOff(core, id, { currentTerm: 0, votedFor: null, log: emptyLog() }, EMPTY_STATE, seq);
}

function turnOff(core: Core, id: ServerId, durable: Persistent, state: StateMachine, seq: number): void {
  const { inbox, disk } = core.node(id);
  core.patch(id, {
    power: 'crashed',
    server: boot(id, durable),
    timers: NO_TIMERS,
    disk: { ...disk, durable, writes: [] },
    state,
    inbox: [],
    asked: emptyQueue(),
    recentChanges: NO_RECENT_CHANGES,
  });
  for (const waiting of inbox) {
    if (waiting.type === 'packet') lose(core, waiting.packet, 'crashed', [waiting.packet.send, seq]);
  }
}

/** The next write of its disk will fail: the present one, if there is any. */
export function breakDisk(core: Core, id: ServerId, seq: number): void {
  core.patch(id, { disk: { ...core.node(id).disk, failsNext: seq } });
}

/**
 * A durable write has failed. Nobody knows then what of it is on the disk, and trying again may report a
 * success that is none. So the server must not go on: it crashes, also while it is paused, and restarts from
 * what was on the disk before.
 */
export function failWrite(core: Core, id: ServerId): void {
  const { durable, writes, draws, failsNext } = core.node(id).disk;
  const asked = writes[0]?.cause ?? 0;
  const causes = failsNext === undefined ? [asked] : [asked, failsNext];
  const seq = core.emit(id, causes, ruleOfCrash(core, id), { kind: 'write-failed' });
  core.patch(id, { disk: { durable, writes, draws } });
  crash(core, id, seq);
  core.stepDone();
}

/** Restarts as a follower, with its term, vote and log, and an election timer (Figure 2; diss §3.8). */
export function restart(core: Core, id: ServerId, seq: number): void {
  core.patch(id, { power: 'up' });
  startElectionTimer(core, id, seq);
}

/** Draws a timeout and starts the election timer, at the start of a run and after a restart. */
export function startElectionTimer(core: Core, id: ServerId, cause: number): void {
  const node = core.node(id);
  const election = runTimer(core, id, 'election', durationOf(core, node, 'election'), core.order++, cause);
  core.patch(id, { timers: { ...node.timers, election }, draws: node.draws + 1 });
}

export const pauseServer = (core: Core, id: ServerId): void => core.patch(id, { power: 'paused' });

export function resume(core: Core, id: ServerId, seq: number): void {
  core.patch(id, { power: 'up' });
  catchUp(core, id, seq);
}

/** The election timer runs out now. */
export function forceTimeout(core: Core, id: ServerId, seq: number): void {
  const now = { startedAt: core.time, dueAt: core.time, order: core.order++, cause: seq, ranOut: false };
  timeOut(core, id, 'election', { ...now, byHand: 'forced' });
}

/** The election timer will run out after `span`, in true time. */
export function setElectionTimer(core: Core, id: ServerId, span: number, seq: number): void {
  const { timers } = core.node(id);
  const election: Timer = runTimer(core, id, 'election', span, core.order++, seq);
  core.patch(id, { timers: { ...timers, election: { ...election, byHand: 'set' } } });
}
