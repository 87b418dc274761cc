/** Why a message has not arrived, and why a client has no answer. */
import { queuedAt, queueLength } from '../../base/queue.ts';
import { termAt } from '../../raft/log.ts';
import type { ServerId } from '../../raft/types.ts';
import { nodeOf } from '../nodes.ts';
import type { Asked, Node, SimEvent } from '../types.ts';
import * as lines from './lines.ts';
import { latest } from './looking-back.ts';
import type { Aim, AskedPlace, ReasonLine, WhyNotAnswer } from './types.ts';

type Of<Want extends Aim['want']> = Extract<Aim, { want: Want }>;

const isAbout =
  (id: number, kinds: readonly SimEvent['what']['kind'][]) =>
  ({ what }: SimEvent): boolean =>
    'packet' in what && what.packet.id === id && kinds.includes(what.kind);

export function whyNotArrive(goal: Of<'arrive'>, place: AskedPlace): WhyNotAnswer {
  const { message: id } = goal;
  const base = { goal, rule: null, decided: null } as const;
  const packet = place.world.packets.find((one) => one.id === id);
  if (packet === undefined) {
    const end = latest(place, isAbout(id, ['lost', 'deliver']));
    const line = end && lines.lostLine(end);
    return { ...base, holds: end?.what.kind === 'deliver', lines: line ? [line] : [] };
  }
  const flight = lines.flightLine(place, packet);
  const receiver = lines.powerLine(place, packet.message.to);
  return { ...base, holds: false, lines: receiver.holds ? [flight] : [flight, receiver] };
}

export function whyNoAnswer(goal: Of<'answer'>, place: AskedPlace): WhyNotAnswer {
  const { request: id } = goal;
  const request = place.world.requests.find((one) => one.id === id);
  const base = { goal, rule: 'apply:committed', decided: null } as const;
  if (request === undefined) return { ...base, holds: false, lines: [] };
  const holds = request.answer !== null;
  const node = nodeOf(place.world, request.server);
  const power = lines.powerLine(place, request.server);
  if (node === undefined || holds) return { ...base, holds, lines: [power] };
  const asked = askedIn(node, id);
  return { ...base, holds, lines: [power, ...stepsOf(request.server, node, asked, id)] };
}

function stepsOf(server: ServerId, node: Node, asked: Asked | undefined, id: number): readonly ReasonLine[] {
  if (asked === undefined) {
    const waits = node.inbox.some((one) => one.type === 'request' && one.request === id);
    return [{ says: { say: waits ? 'request-waits' : 'request-gone', server }, holds: false }];
  }
  const { log } = node.server.persistent;
  const { index } = asked;
  const entry: ReasonLine = { says: { say: 'request-entry', server, index }, holds: index <= log.lastIndex };
  const committed: ReasonLine = {
    says: { say: 'committed', server, index },
    holds: node.server.commitIndex >= index,
    goal:
      node.server.role.name === 'leader'
        ? { want: 'commit', index, term: termAt(log, index) }
        : { want: 'told', server, index },
  };
  return [entry, committed];
}

/** What a server remembers of a client's request. */
function askedIn({ asked }: Node, id: number): Asked | undefined {
  for (let place = 0; place < queueLength(asked); place += 1)
    if (queuedAt(asked, place)?.request === id) return queuedAt(asked, place);
  return undefined;
}
