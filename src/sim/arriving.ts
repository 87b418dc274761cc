/**
 * Inputs that reach a server: messages, timers, its disk. A paused server does nothing, and handles them all
 * when it resumes.
 */
import type { Input, ServerId, TimerName } from '../raft/types.ts';
import { decide } from '../raft/verdict.ts';
import type { Core } from './core.ts';
import { firstWriteDone } from './disk.ts';
import type { How, Votes } from './how.ts';
import { lose, send } from './sending.ts';
import { isRead } from './statemachine.ts';
import { ownWriteDone, stepServer } from './stepping.ts';
import type { Node, Packet, Timer, Waiting, Write } from './types.ts';

/** A message has arrived. `cause`: the action that delivered it early, or 0. */
export function arrive(core: Core, packet: Packet, cause = 0): void {
  const { to } = packet.message;
  core.packets.delete(packet.id);
  const { power } = core.node(to);
  if (power === 'crashed') return lose(core, packet, 'crashed', causesOf(packet, cause));
  if (power === 'paused') return wait(core, to, { type: 'packet', packet, cause });
  deliver(core, packet, cause);
}

/** `cause`: the action that delivered it, `resumed`: the one that resumed its receiver; 0 for none. */
function causesOf(packet: Packet, cause: number, resumed = 0): number[] {
  return cause === 0 && resumed === 0 ? [packet.send] : [packet.send, cause, resumed].filter(isEvent);
}
const isEvent = (seq: number): boolean => seq !== 0;

function deliver(core: Core, packet: Packet, cause: number, resumed = 0): void {
  const { message } = packet;
  const votes = votesWith(core, packet);
  const seq = core.emit(message.to, causesOf(packet, cause, resumed), null, {
    kind: 'deliver',
    packet,
    votes,
  });
  stepServer(core, message.to, { type: 'receive', message }, seq);
}

/** The state of the election once the vote in `packet` is counted; null if it has none that counts. */
function votesWith(core: Core, { message }: Packet): Votes | null {
  if (message.type !== 'RequestVoteReply') return null;
  const { server } = core.node(message.to);
  const { countVote } = core.cluster.settings.policy;
  if (server.role.name !== 'candidate' || !decide(countVote, server, message).yes) return null;
  const before = server.role.votes.filter((vote) => vote === true).length;
  return { granted: before + (message.voteGranted ? 1 : 0), of: core.size };
}

function wait(core: Core, id: ServerId, waiting: Waiting): void {
  core.patch(id, { inbox: [...core.node(id).inbox, waiting] });
}

/** A client's request arrives: `seq` is its event, `request` its number. A crashed server never answers. */
export function takeRequest(core: Core, id: ServerId, command: string, seq: number, request: number): void {
  const { power } = core.node(id);
  if (power === 'paused') wait(core, id, { type: 'request', command, cause: seq, request });
  if (power === 'up') stepServer(core, id, asInput(command), seq, request);
}

const asInput = (command: string): Input => ({ type: isRead(command) ? 'read' : 'request', command });

/** A timer has run out: at a paused server it waits. `resumed`: the action that ended the wait, or 0. */
export function timeOut(core: Core, id: ServerId, name: TimerName, timer: Timer, resumed = 0): void {
  const node = core.node(id);
  if (node.power === 'paused') return setTimer(core, node, name, { ...timer, ranOut: true });
  setTimer(core, node, name, null);
  // A candidate's retry is nothing but plain sends (docs/scenario-format.md, “An event's line”).
  const kind = name === 'retry' ? null : (`${name}-timeout` as const);
  const causes = [timer.cause, resumed].filter(isEvent);
  const how = howItRanOut(core, node, name, timer);
  const values = name === 'election' ? { waited: timer.dueAt - timer.startedAt } : null;
  const trigger = kind === null ? timer.cause : core.emit(id, causes, null, { kind }, how, 0, values);
  stepServer(core, id, { type: 'timer', timer: name }, trigger);
}

function howItRanOut(core: Core, { server }: Node, name: TimerName, timer: Timer): How | null {
  if (name === 'heartbeat' && core.size === 1) return 'alone';
  if (timer.ranOut) return 'late';
  if (timer.byHand) return timer.byHand;
  return server.role.name === 'candidate' ? 'again' : null;
}

function setTimer(core: Core, node: Node, name: TimerName, timer: Timer | null): void {
  core.patch(node.id, { timers: { ...node.timers, [name]: timer } });
}

/** A server's disk has finished its first write. The disk works on while its server is paused. */
export function diskDone(core: Core, id: ServerId): void {
  const node = core.node(id);
  const { disk, write } = firstWriteDone(node.disk);
  core.patch(id, { disk });
  core.watch?.written(id, disk.durable, write.cause, core.time);
  if (node.power === 'paused') return wait(core, id, { type: 'written', write });
  afterWrite(core, id, write);
}

function afterWrite(core: Core, id: ServerId, write: Write): void {
  for (const { message, cause } of write.sends) {
    core.watch?.sent(message, core.node(id).disk.durable, core.nodes, core.seq + 1, core.time);
    send(core, message, cause);
  }
  ownWriteDone(core, id, write.persistent, write.cause);
  core.stepDone();
}

/** A server that leads from the start of the run sends its first messages. */
export function firstWord(core: Core, id: ServerId): void {
  const { power, server } = core.node(id);
  if (power === 'paused') return wait(core, id, { type: 'lead' });
  if (server.role.name === 'leader') stepServer(core, id, { type: 'lead' }, 0);
}

/**
 * A server that resumes, by the event `resumed`, handles what arrived meanwhile, in order, and then the
 * timers that ran out.
 */
export function catchUp(core: Core, id: ServerId, resumed: number): void {
  const { inbox } = core.node(id);
  core.patch(id, { inbox: [] });
  for (const [i, waiting] of inbox.entries()) {
    if (core.isOver) return core.patch(id, { inbox: inbox.slice(i) });
    handle(core, id, waiting, resumed);
  }
  for (const name of byEnd(core.node(id))) {
    const timer = core.node(id).timers[name];
    if (timer?.ranOut) timeOut(core, id, name, timer, resumed);
  }
}

function handle(core: Core, id: ServerId, waiting: Waiting, resumed: number): void {
  if (waiting.type === 'packet') deliver(core, waiting.packet, waiting.cause, resumed);
  else if (waiting.type === 'written') afterWrite(core, id, waiting.write);
  else if (waiting.type === 'lead') firstWord(core, id);
  else stepServer(core, id, asInput(waiting.command), waiting.cause, waiting.request);
}

/** The timers of a server, the one that ran out first in front. */
function byEnd({ timers }: Node): TimerName[] {
  const names = (Object.keys(timers) as TimerName[]).filter((name) => timers[name] !== null);
  const end = (name: TimerName): Timer => timers[name] as Timer;
  return names.sort((a, b) => end(a).dueAt - end(b).dueAt || end(a).order - end(b).order);
}
