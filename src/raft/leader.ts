/** The leader: heartbeats, replication (§5.3), and committing by counting (§5.3, §5.4.2). */

import { howMany, membersOf } from './configuration.ts';
import { type Draft, INPUT } from './draft.ts';
import { append, entriesFrom, termAt } from './log.ts';
import { ofServer, type PerServer, withValue } from './per-server.ts';
import type { Held } from './policy.ts';
import { majorityIndex } from './quorum.ts';
import type { RuleId } from './rules.ts';
import type { AppendEntriesReply, Because, Index, Leader, ServerId, Values } from './types.ts';
import { isBroken } from './verdict.ts';

/** "Once a candidate wins an election, it becomes leader" (§5.2). */
export function becomeLeader(draft: Draft, rule: RuleId, values: Values): void {
  const because = draft.fact({ kind: 'become-leader', term: draft.term }, rule, INPUT, values);
  draft.stop('election', because);
  draft.stop('retry', because);
  lead(draft, because);
}

/** Becomes leader: nextIndex after its last entry, matchIndex 0, an empty AppendEntries to all (Figure 2). */
export function lead(draft: Draft, because: Because = INPUT): void {
  const { settings, log, id } = draft;
  // All entries of its log are on its disk: it asked for votes only after they were written (diss §3.8).
  const own = draft.role.name === 'leader' ? (ofServer(draft.role.matchIndex, id) ?? 0) : log.lastIndex;
  const nextIndex = settings.servers.map(() => log.lastIndex + 1);
  const matchIndex = settings.servers.map((other) => (other === id ? own : 0));
  draft.role = { name: 'leader', nextIndex, matchIndex };
  draft.start('heartbeat', because);
  broadcast(draft, because);
  if (settings.noop) appendOwn(draft, '', 'log:noop', because);
  // In a cluster of one, a leader may begin with entries of its own term. They are committed at once.
  commitByCounting(draft, matchIndex);
}

/**
 * The heartbeat timer ran out: sends every follower its missing entries, or an empty AppendEntries (§5.2).
 */
export function heartbeat(draft: Draft): void {
  if (!draft.judge('heartbeat', null).yes) return;
  draft.start('heartbeat', INPUT);
  broadcast(draft, INPUT);
}

/** Sends every follower all entries from its nextIndex on, as many as one message may have. */
function broadcast(draft: Draft, because: Because): void {
  for (const to of membersOf(draft.configuration)) if (to !== draft.id) replicate(draft, to, because);
}

function replicate(draft: Draft, to: ServerId, because: Because): void {
  const { log, id, settings } = draft;
  const prevLogIndex = (ofServer((draft.role as Leader).nextIndex, to) ?? 1) - 1;
  draft.send(
    {
      type: 'AppendEntries',
      from: id,
      to,
      term: draft.term,
      leaderId: id,
      prevLogIndex,
      prevLogTerm: termAt(log, prevLogIndex),
      entries:
        log.lastIndex === prevLogIndex ? NO_ENTRIES : entriesFrom(log, prevLogIndex + 1, settings.maxEntries),
      leaderCommit: draft.commitIndex,
    },
    because,
  );
}

const NO_ENTRIES: readonly never[] = [];

/**
 * A client's request (§8): a leader appends it to its log, any other server answers which leader it knows.
 */
export function propose(draft: Draft, command: string): void {
  const { yes, rule } = draft.judge('request', command);
  if (yes) return appendOwn(draft, command, rule, INPUT);
  const leader = draft.role.name === 'follower' ? draft.role.leader : null;
  draft.fact({ kind: 'redirect', leader }, rule);
}

function appendOwn(draft: Draft, command: string, rule: RuleId, because: Because): void {
  const { term, log, settings } = draft;
  draft.persist({ log: append(log, [{ term, command }]) });
  const fact = draft.fact({ kind: 'append', index: log.lastIndex + 1, term, command }, rule, because);
  draft.apply(fact);
  if (settings.replicate === 'at-once' && draft.role.name === 'leader') broadcast(draft, fact);
}

/** AppendEntries, the reply at the leader (§5.3). */
export function countReply(draft: Draft, reply: AppendEntriesReply): void {
  draft.adoptTerm(reply);
  const { yes, rule } = draft.judge('countReply', reply);
  if (!yes || draft.role.name !== 'leader') return;
  if (isBroken(rule)) draft.role = { ...draft.role, broken: rule };
  if (reply.success) acknowledge(draft, draft.role, reply.from, reply.matchIndex);
  else backUp(draft, draft.role, reply);
}

/** "If successful: update nextIndex and matchIndex" (Figure 2). */
export function acknowledge(draft: Draft, role: Leader, from: ServerId, match: Index): void {
  const known = ofServer(role.matchIndex, from) ?? 0;
  const { yes, rule } = draft.judge('setMatch', { match, known });
  if (!yes) return raiseNext(draft, role, from, match + 1);
  const matchIndex = withValue(role.matchIndex, from, match);
  if (isBroken(rule)) {
    draft.role = withNext({ ...role, matchIndex, broken: rule }, from, match + 1);
    return;
  }
  raiseNext(draft, { ...role, matchIndex }, from, match + 1);
  if (match > draft.commitIndex) commitByCounting(draft, matchIndex);
}

function raiseNext(draft: Draft, role: Leader, from: ServerId, next: Index): void {
  draft.role = next > (ofServer(role.nextIndex, from) ?? 1) ? withNext(role, from, next) : role;
}

function withNext(role: Leader, id: ServerId, next: Index): Leader {
  return { ...role, nextIndex: withValue(role.nextIndex, id, next) };
}

/**
 * "If there exists an N > commitIndex, a majority of
 * matchIndex[i] ≥ N, and log[N].term == currentTerm" (§5.4.2).
 */
function commitByCounting(draft: Draft, matchIndex: PerServer<Index>): void {
  const { configuration, id, log, settings } = draft;
  const held = majorityIndex(settings.policy, configuration, matchIndex, id);
  const index = Math.min(held, log.lastIndex);
  const about = { index, configuration, matchIndex };
  const { yes, rule } = draft.judge('commit', about);
  if (yes) draft.commit(index, rule, INPUT, { ...draft.valuesBehind('commit', about), ...holdersOf(about) });
}

/** How many servers hold an index, as the leader knows; in a joint configuration, of the new voters. */
function holdersOf({ index, configuration: { voters }, matchIndex }: Held): Values {
  const holders = howMany(voters, (id) => (ofServer(matchIndex, id) ?? 0) >= index);
  return { holders, size: voters.length };
}

/**
 * A refusal: the logs differ at prevLogIndex. The next request is about an earlier index, and is sent at once
 * (§5.3). A late refusal, about an index that is no longer nextIndex − 1, is ignored. A refusal at matchIndex
 * counts: a follower that lost its disk refuses entries that it once acknowledged, and needs them again.
 */
function backUp(draft: Draft, role: Leader, reply: AppendEntriesReply): void {
  if (!draft.judge('backUp', reply).yes) return;
  const before = (ofServer(role.nextIndex, reply.from) ?? 1) - 1;
  const next = Math.max(1, Math.min(reply.conflictIndex ?? before, before));
  draft.role = withNext(role, reply.from, next);
  replicate(draft, reply.from, INPUT);
}
