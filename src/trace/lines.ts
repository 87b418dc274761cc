/** Events as lines of JSON (docs/scenario-format.md, “An event's line”): servers by name, times in ms. */

import { serverName } from '../base/names.ts';
import { toMs } from '../base/time.ts';
import { entriesFrom } from '../raft/log.ts';
import type { Message } from '../raft/types.ts';
import { nameOrNull } from '../scenario/names.ts';
import type { ClientAnswer, Happening, Node, Packet, SimEvent } from '../sim/types.ts';

type Json = Record<string, unknown>;

export function eventLine({ seq, time, server, causes, rule, what }: SimEvent): Json {
  return {
    seq,
    time: toMs(time),
    kind: what.kind,
    ...(server !== 0 && { server: serverName(server) }),
    causes,
    ...detailsOf(what),
    ...(rule !== null && { rule }),
  };
}

/** What `--states` adds: the state of the event's server after its step. */
export function stateOf({ power, server }: Node): Json {
  const { persistent, role, commitIndex } = server;
  return {
    power,
    role: role.name,
    term: persistent.currentTerm,
    votedFor: nameOrNull(persistent.votedFor),
    log: entriesFrom(persistent.log).map(({ term }) => term),
    commitIndex,
  };
}

function detailsOf(what: Happening): Json {
  switch (what.kind) {
    case 'send':
    case 'deliver':
      return packetDetails(what.packet);
    case 'lost':
      return { ...packetDetails(what.packet), reason: what.reason };
    case 'grant-vote':
      return { candidate: serverName(what.candidate), term: what.term };
    case 'deny-vote':
      return { candidate: serverName(what.candidate), term: what.term, reason: what.reason };
    case 'accept-entries':
    case 'reject-entries': {
      const { kind: _, leader, ...rest } = what;
      return { leader: serverName(leader), ...rest };
    }
    case 'client-response':
      return { command: what.command, ...answerDetails(what.answer) };
    default: {
      const { kind: _, ...rest } = what;
      if (!('nothing' in rest)) return rest;
      return rest.nothing ? rest : { action: rest.action };
    }
  }
}

const answerDetails = (answer: ClientAnswer): Json =>
  'result' in answer ? { result: answer.result } : { redirect: nameOrNull(answer.redirect) };

function packetDetails({ id, message, copyOf }: Packet): Json {
  return { message: messageJson(id, message), ...(copyOf !== null && { copyOf }) };
}

function messageJson(id: number, message: Message): Json {
  const { type, from, to, term, ...rest } = message;
  return {
    id,
    type,
    from: serverName(from),
    to: serverName(to),
    term,
    ...rest,
    ...('candidateId' in rest && { candidateId: serverName(rest.candidateId) }),
    ...('leaderId' in rest && { leaderId: serverName(rest.leaderId) }),
  };
}
