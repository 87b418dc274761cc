/** Why an entry is not committed, why a follower does not have it, or does not know (§5.3, §5.4.2). */
import { configurationOf, howMany } from '../../raft/configuration.ts';
import { termAt } from '../../raft/log.ts';
import { ofServer } from '../../raft/per-server.ts';
import type { Index, Leader, ServerId, Term } from '../../raft/types.ts';
import { conditionsOf } from '../../raft/verdict.ts';
import { runningLeader } from '../actions.ts';
import type { Node } from '../types.ts';
import * as lines from './lines.ts';
import { latest } from './looking-back.ts';
import type { Aim, AskedPlace, ReasonLine, WhyNotAnswer } from './types.ts';

type Of<Want extends Aim['want']> = Extract<Aim, { want: Want }>;

const hasEntry = ({ server: { persistent } }: Node, index: Index, term: Term): boolean =>
  index <= persistent.log.lastIndex && termAt(persistent.log, index) === term;

const noLeader: ReasonLine = { says: { say: 'no-leader' }, holds: false, goal: { want: 'leader' } };
const leads = ({ id, server }: Node): ReasonLine => ({
  says: { say: 'role', server: id, role: 'leader', term: server.persistent.currentTerm },
  holds: true,
});

export function whyNotCommit(goal: Of<'commit'>, place: AskedPlace): WhyNotAnswer {
  const { index, term } = goal;
  const leader = runningLeader(place.world.nodes);
  const nodes = [...place.world.nodes];
  const holds = nodes.some((node) => node.server.commitIndex >= index && hasEntry(node, index, term));
  const base = { goal, holds, rule: 'commit:majority', decided: null } as const;
  if (leader === null) return { ...base, lines: [noLeader] };
  const { log } = leader.server.persistent;
  if (!hasEntry(leader, index, term)) {
    const there = index <= log.lastIndex ? termAt(log, index) : null;
    const says = { say: 'other-entry', leader: leader.id, index, term: there } as const;
    return { ...base, rule: 'log:overwrite', lines: [leads(leader), { says, holds: false }] };
  }
  return {
    ...base,
    lines: [leads(leader), copiesLine(leader, index, place), ...termLines(leader, index, place)],
  };
}

/** How many servers have it, as the leader knows; itself once its own write is done. */
function copiesLine({ id, server }: Node, index: Index, { past }: AskedPlace): ReasonLine {
  const { policy, configuration: initial } = past.recording.cluster.settings;
  const { matchIndex } = server.role as Leader;
  const { voters } = configurationOf(initial, server.persistent.log);
  const matchOf = (one: ServerId): Index => ofServer(matchIndex, one) ?? 0;
  const own = policy.ownShare === 2 && matchOf(id) >= index ? 1 : 0;
  const have = howMany(voters, (one) => matchOf(one) >= index) + own;
  const needed = policy.majority(voters.length);
  const parts = voters.map((one): ReasonLine => {
    const holds = matchOf(one) >= index;
    const says = { say: 'match', server: one, match: matchOf(one), index } as const;
    return { says, holds, ...(!holds && { goal: { want: 'match', leader: id, server: one, index } }) };
  });
  return { says: { say: 'copies', index, have, needed, size: voters.length }, holds: have >= needed, parts };
}

/** The leader's judge, asked about this index: an entry of an older term is not counted (§5.4.2). */
function termLines({ id, server }: Node, index: Index, { past }: AskedPlace): readonly ReasonLine[] {
  const { policy, configuration: initial } = past.recording.cluster.settings;
  const { log, currentTerm } = server.persistent;
  const { matchIndex } = server.role as Leader;
  const configuration = configurationOf(initial, log);
  const seen = conditionsOf(policy.commit, server, { index, configuration, matchIndex }).slice(1);
  return lines.judgedLines(seen).map((line): ReasonLine => {
    if (line.holds !== false) return line;
    const own = firstOfTerm(server.persistent, index);
    const next: ReasonLine =
      own === null
        ? { says: { say: 'no-own-entry', leader: id, term: currentTerm }, holds: false }
        : {
            says: { say: 'committed', server: id, index: own },
            holds: false,
            goal: { want: 'commit', index: own, term: currentTerm },
          };
    return { ...line, parts: [next] };
  });
}

/** The first entry after an index that is of the server's own term: it commits all before it. */
function firstOfTerm({ log, currentTerm }: Node['server']['persistent'], after: Index): Index | null {
  for (let index = after + 1; index <= log.lastIndex; index += 1)
    if (termAt(log, index) === currentTerm) return index;
  return null;
}

export function whyNotMatch(goal: Of<'match' | 'have'>, place: AskedPlace): WhyNotAnswer {
  const { leader: id, server, index } = goal;
  const leader = lines.serverOf(place, id);
  const role = leader?.server.role;
  const base = { goal, rule: 'entries:match', decided: null } as const;
  if (leader === undefined || role?.name !== 'leader') return { ...base, holds: false, lines: [noLeader] };
  const isCounted = (ofServer(role.matchIndex, server) ?? 0) >= index;
  if (server === id)
    return { ...base, holds: isCounted, lines: lines.linesThere([lines.diskLine(place, id)]) };
  const { currentTerm, log } = leader.server.persistent;
  const follower = lines.serverOf(place, server);
  const stored = follower !== undefined && hasEntry(follower, index, termAt(log, index));
  const has: ReasonLine = { says: { say: 'has-entry', server, index }, holds: stored };
  const answer = stored
    ? lines.fateLine(place, {
        from: server,
        to: id,
        fits: (message) =>
          message.type === 'AppendEntriesReply' &&
          message.term === currentTerm &&
          message.success &&
          message.matchIndex >= index,
      })
    : null;
  const request = lines.fateLine(place, {
    from: id,
    to: server,
    fits: (message) =>
      message.type === 'AppendEntries' &&
      message.term === currentTerm &&
      message.prevLogIndex + message.entries.length >= index,
  });
  const disk = stored && answer === null ? lines.diskLine(place, server) : null;
  const told = stored ? (answer ?? disk ?? request) : request;
  const isMoving = told?.says.say === 'flight' || told?.says.say === 'disk' || told?.says.say === 'waits';
  return {
    ...base,
    holds: goal.want === 'have' ? stored : isCounted,
    lines: lines.linesThere([
      lines.powerLine(place, server),
      lines.wayLine(place, id, server),
      lines.wayLine(place, server, id),
      has,
      stored ? null : refusalLine(id, server, place),
      told ?? lines.unsentLine('entry', id, server),
      isMoving ? null : nextLine(leader),
    ]),
  };
}

/** The follower's last answer, if it was a refusal: the leader goes back to where the logs agree. */
function refusalLine(leader: ServerId, server: ServerId, place: AskedPlace): ReasonLine | null {
  const said = latest(
    place,
    (event) =>
      event.server === server &&
      (event.what.kind === 'reject-entries' || event.what.kind === 'accept-entries') &&
      event.what.leader === leader,
  );
  if (said?.what.kind !== 'reject-entries') return null;
  const says = { say: 'refused', server, index: said.what.prevLogIndex, at: said.time } as const;
  return { says, holds: false, event: said.seq };
}

/** When the leader speaks to its followers next. */
function nextLine({ id, timers: { heartbeat } }: Node): ReasonLine | null {
  return heartbeat === null
    ? null
    : { says: { say: 'sends-next', server: id, at: heartbeat.dueAt }, holds: null };
}

export function whyNotTold(goal: Of<'told'>, place: AskedPlace): WhyNotAnswer {
  const { server, index } = goal;
  const node = lines.serverOf(place, server);
  const leader = runningLeader(place.world.nodes);
  const holds = (node?.server.commitIndex ?? 0) >= index;
  const base = { goal, holds, rule: 'commit:told', decided: null } as const;
  if (leader === null || node === undefined) return { ...base, lines: [noLeader] };
  const { log, currentTerm } = leader.server.persistent;
  const wanted = termAt(log, index);
  const done = leader.server.commitIndex >= index;
  const known: ReasonLine = {
    says: { say: 'committed', server: leader.id, index },
    holds: done,
    ...(!done && { goal: { want: 'commit', index, term: wanted } }),
  };
  const has = hasEntry(node, index, wanted);
  const entry: ReasonLine = {
    says: { say: 'has-entry', server, index },
    holds: has,
    ...(!has && { goal: { want: 'have', leader: leader.id, server, index } }),
  };
  const word = done
    ? lines.fateLine(place, {
        from: leader.id,
        to: server,
        fits: (message) =>
          message.type === 'AppendEntries' && message.term === currentTerm && message.leaderCommit >= index,
      })
    : null;
  return {
    ...base,
    lines: lines.linesThere([
      lines.powerLine(place, server),
      known,
      entry,
      lines.wayLine(place, leader.id, server),
      done ? (word ?? lines.unsentLine('commit', leader.id, server)) : null,
      done && word?.says.say !== 'flight' ? nextLine(leader) : null,
    ]),
  };
}
