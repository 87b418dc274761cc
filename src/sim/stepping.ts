/** One step of one server, and its immediate effects: events, disk, timers, sends, clients. */

import { emptyQueue, enqueued, type Queue, queuedAt } from '../base/queue.ts';
import { configurationOf, hasQuorum } from '../raft/configuration.ts';
import { entriesFrom, entryAt } from '../raft/log.ts';
import { step } from '../raft/step.ts';
import {
  type Effect,
  type Fact,
  type Index,
  type Input,
  type Log,
  type Persistent,
  type ServerId,
  type Term,
  TIMERS,
  type TimerName,
} from '../raft/types.ts';
import { type Answer, answerClient, answerClients, refuseClient } from './clients.ts';
import type { Core } from './core.ts';
import { askedBy, waitForWrites, write } from './disk.ts';
import { changesAfter } from './recent-changes.ts';
import { send } from './sending.ts';
import { execute } from './statemachine.ts';
import { durationOf, runTimer } from './timers.ts';
import type { Asked, Disk, Node, RecentChanges, StateMachine, Timer } from './types.ts';

/** What a step changes around the server, while it is being computed. */
interface Aftermath {
  readonly id: ServerId;
  readonly input: Input;
  /** The number of the client's request, if the input is one. */
  readonly request: number;
  /** The event that caused the step. */
  readonly trigger: number;
  /** The seq of each fact, by its index among the effects. */
  readonly seqs: number[];
  /** The server's log, term and commit index after the step. */
  readonly log: Log;
  readonly term: Term;
  readonly commitIndex: Index;
  /** Whether it leads after the step. */
  readonly leads: boolean;
  /** How far the state machine has applied. */
  lastApplied: Index;
  disk: Disk;
  state: StateMachine;
  asked: Queue<Asked>;
  recentChanges: RecentChanges;
  rolledBack: Node['rolledBack'];
  lastFact: number;
  /** The event that started a timer; null if it was stopped, undefined if it continues. */
  timers: Partial<Record<TimerName, number | null>> | null;
  answers: Answer[] | null;
}

/** How many entries of a rollback are kept, for the UI only. */
const ROLLED_BACK_SHOWN = 40;

/** Steps a server with `input`, caused by the event `trigger`, and performs all effects. */
export function stepServer(core: Core, id: ServerId, input: Input, trigger: number, request = 0): void {
  react(core, id, input, trigger, request);
  core.stepDone();
}

function react(core: Core, id: ServerId, input: Input, trigger: number, request: number): void {
  const node = core.node(id);
  const before = node.server;
  const taken = step(core.settings, before, input, core.listeners.onDecision);
  core.listeners.onStep?.(before, input, taken);
  const { server, effects } = taken;
  // Within one step, writes and timers are scheduled before sends.
  const order = core.order;
  core.order += 1 + TIMERS.length;
  const { persistent } = server;
  const wrote = persistent !== before.persistent;
  const disk = wrote ? write(core, node, persistent, order) : node.disk;
  const after: Aftermath = {
    id,
    input,
    request,
    trigger,
    seqs: [],
    log: persistent.log,
    term: persistent.currentTerm,
    commitIndex: server.commitIndex,
    leads: server.role.name === 'leader',
    lastApplied: before.lastApplied,
    lastFact: trigger,
    timers: null,
    answers: null,
    disk,
    state: node.state,
    asked: node.asked,
    recentChanges: node.recentChanges,
    rolledBack: node.rolledBack,
  };
  for (const effect of effects) after.seqs.push(follow(core, node, after, effect));
  if (wrote) after.disk = askedBy(after.disk, after.lastFact);
  core.setNode(id, settled(core, node, after, server, order + 1));
  if (after.answers !== null) answerClients(core, id, after.answers);
  if (server !== before)
    core.watch?.stepped({
      before,
      id,
      nodes: core.nodes,
      effects,
      seqs: after.seqs,
      trigger,
      time: core.time,
    });
  if (wrote && after.disk.writes.length === 0) ownWriteDone(core, id, persistent, after.lastFact);
}

/**
 * Its own writes are done: a leader counts itself as a holder, a lone candidate its own vote (diss §10.2.1,
 * §3.8).
 */
export function ownWriteDone(core: Core, id: ServerId, persistent: Persistent, cause: number): void {
  const { role } = core.node(id).server;
  const matters = role.name === 'leader' || (role.name === 'candidate' && isEnough(core, id, persistent));
  if (matters) react(core, id, { type: 'written', persistent }, cause, 0);
}

/** Whether its own vote makes a candidate the leader. */
const isEnough = ({ cluster }: Core, id: ServerId, { log }: Persistent): boolean =>
  hasQuorum(configurationOf(cluster.settings.configuration, log), (voter) => voter === id);

/** Performs an effect; returns the seq of the event that a later effect names as its cause. */
function follow(core: Core, node: Node, after: Aftermath, effect: Effect): number {
  const cause = effect.because < 0 ? after.trigger : (after.seqs[effect.because] ?? after.trigger);
  if (effect.type === 'fact') return report(core, node, after, effect, cause);
  if (effect.type === 'send') speak(core, after, effect, cause);
  else {
    after.timers ??= {};
    after.timers[effect.timer] = effect.type === 'start' ? cause : null;
  }
  return cause;
}

function speak(core: Core, after: Aftermath, effect: Effect & { type: 'send' }, cause: number): void {
  if (effect.afterWrites && after.disk.writes.length > 0) {
    after.disk = waitForWrites(after.disk, { message: effect.message, cause });
    return;
  }
  core.watch?.sent(effect.message, after.disk.durable, core.nodes, core.seq + 1, core.time);
  const early = after.disk.writes.length > 0;
  send(core, effect.message, cause, early ? (effect.rule ?? null) : null);
}

function report(
  core: Core,
  node: Node,
  after: Aftermath,
  effect: Effect & { type: 'fact' },
  cause: number,
): number {
  const { fact, rule } = effect;
  const { id, input, request } = after;
  const command = 'command' in input ? input.command : '';
  if (fact.kind === 'redirect')
    return refuseClient(core, id, { command, request, leader: fact.leader, rule, cause });
  if (fact.kind === 'read') {
    const { result } = execute(after.state, command);
    const { log, lastApplied: index, trigger: since } = after;
    return answerClient(core, id, { command, request, since, result, log, index, rule, cause });
  }
  const from = input.type === 'receive' ? input.message.from : 0;
  const seq = core.emit(id, [cause], rule, fact, null, from, effect.values, after.term);
  after.lastFact = seq;
  mark(core, node, after, fact, seq);
  return seq;
}

/** The change of a fact to the state around the server. */
function mark(core: Core, node: Node, after: Aftermath, fact: Fact, seq: number): void {
  after.recentChanges = changesAfter(after.recentChanges, node, fact, core.time);
  if (fact.kind === 'apply') apply(core, after, fact.index, seq);
  else if (fact.kind === 'step-down') after.asked = emptyQueue();
  else if (fact.kind === 'truncate') {
    const entries = entriesFrom(node.server.persistent.log, fact.from, ROLLED_BACK_SHOWN);
    after.rolledBack = { at: core.time, from: fact.from, entries };
  } else if (fact.kind === 'append' && 'command' in after.input) {
    const { index, command } = fact;
    // Only a leader answers: a deposed one appends without effect (`bugs`).
    if (!after.leads) return;
    after.asked = enqueued(after.asked, { index, command, request: after.request, since: after.trigger });
  }
}

function apply(core: Core, after: Aftermath, index: Index, seq: number): void {
  const entry = entryAt(after.log, index);
  if (entry === undefined) return;
  const { state, result } = core.executor.execute(index, after.state, entry.command);
  after.state = state;
  const { lastApplied, commitIndex } = after;
  after.lastApplied = index;
  const { digest } = state;
  core.watch?.applied({ id: after.id, index, entry, digest, lastApplied, commitIndex, seq, time: core.time });
  // Clients wait in the order of their entries.
  const client = queuedAt(after.asked, after.answers?.length ?? 0);
  if (client?.index === index) (after.answers ??= []).push({ client, result, cause: seq });
}

/**
 * The node after the step. Written field by field: a spread would take a third of the time of a whole run.
 */
function settled(core: Core, node: Node, after: Aftermath, server: Node['server'], order: number): Node {
  const { disk, state, asked, recentChanges, rolledBack, timers: changes } = after;
  const { id, power, inbox } = node;
  const timers = changes === null ? node.timers : timersAfter(core, node, changes, order);
  const draws = typeof changes?.election === 'number' ? node.draws + 1 : node.draws;
  return { id, power, server, timers, draws, disk, state, inbox, asked, recentChanges, rolledBack };
}

function timersAfter(
  core: Core,
  node: Node,
  changes: NonNullable<Aftermath['timers']>,
  order: number,
): Node['timers'] {
  const timers: Record<TimerName, Timer | null> = { ...node.timers };
  let place = order;
  for (const name of TIMERS) {
    const cause = changes[name];
    if (cause === null) timers[name] = null;
    else if (cause !== undefined) {
      timers[name] = runTimer(core, node.id, name, durationOf(core, node, name), place, cause);
    }
    place += 1;
  }
  return timers;
}
