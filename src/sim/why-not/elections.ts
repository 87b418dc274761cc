/** Why nobody leads, why a server does not, and why a vote is missing (§5.2, §5.4.1). */

import { configurationOf, howMany, membersOf } from '../../raft/configuration.ts';
import type { Decision } from '../../raft/draft.ts';
import { lastTerm } from '../../raft/log.ts';
import { ofServer } from '../../raft/per-server.ts';
import { votesOf } from '../../raft/quorum.ts';
import { step } from '../../raft/step.ts';
import type { RequestVote, ServerId, Term } from '../../raft/types.ts';
import { conditionsOf } from '../../raft/verdict.ts';
import { runningLeader } from '../actions.ts';
import { decisionOf } from '../steps.ts';
import type { Node, SimEvent } from '../types.ts';
import * as lines from './lines.ts';
import { latest } from './looking-back.ts';
import type { Aim, AskedPlace, ReasonLine, WhyNotAnswer } from './types.ts';

type Of<Want extends Aim['want']> = Extract<Aim, { want: Want }>;

const settingsIn = ({ past }: AskedPlace) => past.recording.cluster.settings;

export function whyNobodyLeads(goal: Of<'leader'>, place: AskedPlace): WhyNotAnswer {
  const leads = runningLeader(place.world.nodes);
  const rows = [...place.world.nodes].map((node): ReasonLine => rowOf(node, place));
  const all = [runningLine(place), ...rows];
  return { goal, holds: leads !== null, rule: 'vote:majority', decided: null, lines: all };
}

/** Whether enough servers run to elect one. */
function runningLine(place: AskedPlace): ReasonLine {
  const { policy, servers } = settingsIn(place);
  const up = howMany(servers, (id) => lines.isUp(place, id));
  const needed = policy.majority(servers.length);
  return { says: { say: 'running', up, needed, size: servers.length }, holds: up >= needed };
}

/** A server among those of which one could lead. */
function rowOf(node: Node, place: AskedPlace): ReasonLine {
  const { id, power, server } = node;
  const goal = { want: 'lead', server: id } as const;
  if (power !== 'up') return lines.powerLine(place, id);
  const { role, persistent } = server;
  if (role.name === 'follower') return timerLine(node);
  const says = { say: 'role', server: id, role: role.name, term: persistent.currentTerm } as const;
  return { says, holds: role.name === 'leader', goal };
}

/** When its election timer runs out, and what started it. */
function timerLine({ id, timers: { election } }: Node): ReasonLine {
  const says = { say: 'timer', server: id, at: election?.dueAt ?? Infinity } as const;
  return { says, holds: false, ...(election && election.cause > 0 && { event: election.cause }) };
}

export function whyNotLead(goal: Of<'lead'>, place: AskedPlace): WhyNotAnswer {
  const { server: id } = goal;
  const node = lines.serverOf(place, id);
  const rule = 'vote:majority';
  if (node === undefined) return { goal, holds: false, rule, decided: null, lines: [] };
  const power = lines.powerLine(place, id);
  const { role, persistent } = node.server;
  const stands: ReasonLine = {
    says: { say: 'role', server: id, role: role.name, term: persistent.currentTerm },
    holds: role.name !== 'follower',
    ...(role.name === 'follower' && node.power === 'up' && { goal: { want: 'stand', server: id } }),
  };
  const holds = role.name === 'leader' && node.power === 'up';
  const votes = role.name === 'candidate' ? winLines(node, place) : [];
  return { goal, holds, rule, decided: null, lines: [power, stands, ...votes] };
}

/** Whether it has a majority, as its judge counts, and the vote of each server. */
function winLines({ server }: Node, place: AskedPlace): readonly ReasonLine[] {
  const { role, persistent, id } = server;
  if (role.name !== 'candidate') return [];
  const { policy, configuration: initial } = settingsIn(place);
  const configuration = configurationOf(initial, persistent.log);
  const parts = membersOf(configuration).map((voter): ReasonLine => {
    const vote = voter === id ? true : ofServer(role.votes, voter);
    const is = vote === true ? 'granted' : vote === false ? 'denied' : 'open';
    const goal = { want: 'vote', voter, candidate: id, term: persistent.currentTerm } as const;
    return {
      says: { say: 'vote', voter, candidate: id, is },
      holds: is === 'granted',
      ...(is !== 'granted' && { goal }),
    };
  });
  const seen = conditionsOf(policy.win, server, votesOf(policy, configuration, role));
  return lines.judgedLines(seen).map((line) => ({ ...line, parts }));
}

export function whyNotStand(goal: Of<'stand'>, place: AskedPlace): WhyNotAnswer {
  const { server: id } = goal;
  const node = lines.serverOf(place, id);
  const rule = 'timeout:start-election';
  if (node === undefined) return { goal, holds: false, rule, decided: null, lines: [] };
  const { policy } = settingsIn(place);
  const judged = lines.judgedLines(conditionsOf(policy.stand, node.server, null));
  const timer = node.timers.election === null ? [] : [timerLine(node)];
  return {
    goal,
    holds: node.server.role.name === 'candidate',
    rule,
    decided: null,
    lines: [lines.powerLine(place, id), ...judged, ...timer],
  };
}

export function whyNoVote(goal: Of<'vote'>, place: AskedPlace): WhyNotAnswer {
  const { voter, candidate, term } = goal;
  const decided = decisionOn(goal, place);
  if (decided === null) return undecided(goal, place);
  const [event, decision] = decided;
  const judged = lines.judgedLines(decision.conditions);
  const rule = decision.verdict.rule;
  if (!decision.verdict.yes) {
    const made = madeBy(decision, voter, event, place);
    const all = judged.map((line, i) =>
      i === judged.length - 1 && made ? { ...line, event: made.seq } : line,
    );
    return { goal, holds: false, rule, decided: event, lines: all };
  }
  const granted: ReasonLine = {
    says: { say: 'vote', voter, candidate, is: 'granted' },
    holds: true,
    event: event.seq,
  };
  const answer = lines.fateLine(place, {
    from: voter,
    to: candidate,
    fits: (message) => message.type === 'RequestVoteReply' && message.term === term && message.voteGranted,
  });
  const holds = answer?.holds === true;
  const disk = answer === null ? lines.diskLine(place, voter) : null;
  return { goal, holds, rule, decided: null, lines: lines.linesThere([granted, disk, answer]) };
}

/** What the voter decided about this candidate's request of this term. */
function decisionOn({ voter, candidate, term }: Of<'vote'>, place: AskedPlace): [SimEvent, Decision] | null {
  const event = latest(
    place,
    ({ server, what }) =>
      server === voter &&
      ((what.kind === 'grant-vote' && what.term === term) ||
        (what.kind === 'deny-vote' && what.term >= term)) &&
      what.candidate === candidate,
  );
  if (event === undefined) return null;
  const decision = decisionOf(place.past.steps(event.seq), event);
  return decision === null ? null : [event, decision];
}

/** What made the condition fail that denied the vote. */
function madeBy({ verdict, conditions }: Decision, voter: ServerId, { seq }: SimEvent, place: AskedPlace) {
  const values = conditions.at(-1)?.values ?? {};
  const before = (fits: (event: SimEvent) => boolean): SimEvent | undefined =>
    latest(place, (event) => event.seq < seq && event.server === voter && fits(event));
  if (verdict.reason === 'already-voted')
    return before(({ what }) =>
      values['votedFor'] === voter
        ? what.kind === 'become-candidate'
        : what.kind === 'grant-vote' && what.candidate === values['votedFor'],
    );
  if (verdict.reason === 'log-behind')
    return before(({ what }) => what.kind === 'append' && what.index === values['ownLastIndex']);
  return before(({ what }) => what.kind === 'new-term' || what.kind === 'become-candidate');
}

/** The voter has not decided: what the request waits for, and what it would decide now. */
function undecided(goal: Of<'vote'>, place: AskedPlace): WhyNotAnswer {
  const { voter, candidate, term } = goal;
  const [asks, asked] = [lines.serverOf(place, candidate), lines.serverOf(place, voter)];
  const base = { goal, holds: false, rule: 'vote:granted', decided: null } as const;
  if (asks === undefined || asked === undefined) return { ...base, lines: [] };
  const { role, persistent } = asks.server;
  const isOpen = role.name === 'candidate' && persistent.currentTerm === term && asks.power === 'up';
  const stands: ReasonLine = {
    says: { say: 'role', server: candidate, role: role.name, term: persistent.currentTerm },
    holds: isOpen,
    ...(role.name === 'follower' && { goal: { want: 'stand', server: candidate } }),
  };
  const request = lines.fateLine(place, {
    from: candidate,
    to: voter,
    fits: (message) => message.type === 'RequestVote' && message.term === term,
  });
  const { retry } = asks.timers;
  const isGone = request === null || request.says.say === 'lost';
  const again: ReasonLine | null =
    isGone && isOpen && retry
      ? { says: { say: 'sends-next', server: candidate, at: retry.dueAt }, holds: null }
      : null;
  return {
    ...base,
    lines: lines.linesThere([
      stands,
      lines.powerLine(place, voter),
      lines.wayLine(place, candidate, voter),
      request === null ? lines.diskLine(place, candidate) : null,
      request,
      again,
      isOpen && asked.power === 'up' ? wouldVote(asks, asked, term, place) : null,
    ]),
  };
}

/** What the voter would decide if the request came now. */
function wouldVote(asks: Node, asked: Node, term: Term, place: AskedPlace): ReasonLine {
  const { log } = asks.server.persistent;
  const request: RequestVote = {
    type: 'RequestVote',
    from: asks.id,
    to: asked.id,
    term,
    candidateId: asks.id,
    lastLogIndex: log.lastIndex,
    lastLogTerm: lastTerm(log),
  };
  const decisions: Decision[] = [];
  const settings = settingsIn(place);
  step(settings, asked.server, { type: 'receive', message: request }, (one) => void decisions.push(one));
  const decision = decisions.find(({ judge }) => judge === 'vote');
  const yes = decision?.verdict.yes ?? false;
  return {
    says: { say: 'would-vote', voter: asked.id, yes },
    holds: yes,
    parts: lines.judgedLines(decision?.conditions ?? []),
  };
}

/** Why a server does not know of a later term (§5.1): only a message tells it. */
export function whyNoTerm(goal: Of<'term'>, place: AskedPlace): WhyNotAnswer {
  const { server: id, term: wanted } = goal;
  const node = lines.serverOf(place, id);
  const knows = (node?.server.persistent.currentTerm ?? 0) >= wanted;
  const others = [...place.world.nodes].filter(
    (one) => one.id !== id && one.power === 'up' && one.server.persistent.currentTerm >= wanted,
  );
  const tells = others.map((other): ReasonLine => {
    const parts = lines.linesThere([
      lines.wayLine(place, other.id, id),
      lines.fateLine(place, { from: other.id, to: id, fits: (message) => message.term >= wanted }) ??
        lines.unsentLine('term', other.id, id),
    ]);
    const at = other.server.persistent.currentTerm;
    return { says: { say: 'knows-term', server: other.id, term: at }, holds: true, parts };
  });
  return {
    goal,
    holds: knows,
    rule: 'term:higher',
    decided: null,
    lines: [lines.powerLine(place, id), ...tells],
  };
}
