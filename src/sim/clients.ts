/** Clients: their requests and the answers. A client without an answer waits for ever. */

import { dequeued } from '../base/queue.ts';
import type { RuleId } from '../raft/rules.ts';
import type { Index, Log, ServerId } from '../raft/types.ts';
import { type Core, REMEMBERED } from './core.ts';
import type { Asked, ClientAnswer, Value } from './types.ts';

/** The pending answer to a client: its entry was applied by the event `cause`. */
export interface Answer {
  readonly client: Asked;
  readonly result: Value | null;
  readonly cause: number;
}

/** A client sends a request. Returns the event, and the number of the request. */
export function ask(
  core: Core,
  server: ServerId,
  command: string,
  cause: number,
): { seq: number; request: number } {
  const request = core.nextRequest++;
  const asked = { id: request, server, command, at: core.time, answer: null, answeredAt: null };
  core.requests = [...core.requests.slice(1 - REMEMBERED), asked];
  const { power } = core.node(server);
  const how = power === 'up' ? null : power;
  return { seq: core.emit(server, [cause], null, { kind: 'client-request', command }, how), request };
}

/** The leader answers the clients whose entries it has applied. */
export function answerClients(core: Core, id: ServerId, answers: readonly Answer[]): void {
  const { log } = core.node(id).server.persistent;
  for (const { client, result, cause } of answers) {
    answerClient(core, id, { ...client, result, log, rule: null, cause });
  }
  core.patch(id, { asked: dequeued(core.node(id).asked, answers.length) });
}

/**
 * An answer with a result, from the state after `log` up to `index`. `since`: the seq of the client's
 * request.
 */
export function answerClient(
  core: Core,
  id: ServerId,
  answer: {
    command: string;
    request: number;
    since: number;
    result: Value | null;
    log: Log;
    index: Index;
    rule: RuleId | null;
    cause: number;
  },
): number {
  const { command, result, log, index, since } = answer;
  recordAnswer(core, answer.request, { result });
  const seq = core.emit(id, [answer.cause], answer.rule, {
    kind: 'client-response',
    command,
    answer: { result },
  });
  core.watch?.answered({ id, command, log, index, since, seq, time: core.time });
  return seq;
}

/** A server that does not lead names the leader that it believes in (§8). */
export function refuseClient(
  core: Core,
  id: ServerId,
  refusal: { command: string; request: number; leader: ServerId | null; rule: RuleId; cause: number },
): number {
  const answer = { redirect: refusal.leader };
  recordAnswer(core, refusal.request, answer);
  return core.emit(id, [refusal.cause], refusal.rule, {
    kind: 'client-response',
    command: refusal.command,
    answer,
  });
}

function recordAnswer(core: Core, request: number, answer: ClientAnswer): void {
  core.requests = core.requests.map((r) => (r.id === request ? { ...r, answer, answeredAt: core.time } : r));
}
