/** The details of a server or a message, under the paper's names. */

import { serverName } from '../../base/names.ts';
import { toMs } from '../../base/time.ts';
import { lastTerm } from '../../raft/log.ts';
import type { Entry, Message, ServerId } from '../../raft/types.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import type { Node, Packet } from '../../sim/types.ts';
import * as words from '../../words/inspector.ts';

export type InspectorRow = readonly [name: string, value: string];

/** The place of a server, where the document names places; none otherwise. */
export function placeRows({ cluster }: ScenarioDocument, id: ServerId): readonly InspectorRow[] {
  const found = Object.entries(cluster?.places ?? {}).find(([, servers]) => servers.includes(serverName(id)));
  return found ? [[words.place, found[0]]] : [];
}

export function serverRows({ power, server, inbox, disk }: Node): readonly InspectorRow[] {
  const { persistent, role, commitIndex, lastApplied } = server;
  const rows: InspectorRow[] = [
    [words.role, words.roleOf(power, role.name)],
    ['currentTerm', String(persistent.currentTerm)],
    ['votedFor', words.server(persistent.votedFor)],
    [
      words.log,
      persistent.log.lastIndex === 0
        ? words.emptyLog
        : words.logOf(persistent.log.lastIndex, lastTerm(persistent.log)),
    ],
    ['commitIndex', String(commitIndex)],
    ['lastApplied', String(lastApplied)],
  ];
  if (role.name === 'follower') rows.push([words.believedLeader, words.server(role.leader)]);
  if (role.name === 'candidate')
    rows.push([words.votes, String(role.votes.filter((vote) => vote === true).length)]);
  if (inbox.length > 0) rows.push([words.inbox, String(inbox.length)]);
  if (disk.writes.length > 0) rows.push([words.writes, String(disk.writes.length)]);
  return rows;
}

export function messageRows({ message, sentAt, at, copyOf }: Packet): readonly InspectorRow[] {
  return [
    [words.way, words.fromTo(serverName(message.from), serverName(message.to))],
    [words.term, String(message.term)],
    ...fieldsOf(message),
    [words.sent, `${toMs(sentAt).toFixed(1)} ms`],
    [words.arrives, at === Infinity ? words.held : `${toMs(at).toFixed(1)} ms`],
    ...(copyOf === null ? [] : ([[words.copyOf, words.original(copyOf)]] as const)),
  ];
}

const ENTRIES_SHOWN = 5;

function entriesIn(entries: readonly Entry[]): string {
  const shown = entries.slice(0, ENTRIES_SHOWN).map(({ command }) => command || words.blank);
  const more = entries.length - shown.length;
  return [...shown, ...(more > 0 ? [words.moreEntries(more)] : [])].join(' · ') || words.heartbeat;
}

function fieldsOf(message: Message): readonly InspectorRow[] {
  switch (message.type) {
    case 'RequestVote':
      return [[words.lastEntry, words.entryAt(message.lastLogIndex, message.lastLogTerm)]];
    case 'RequestVoteReply':
      return [['voteGranted', words.yesOrNo(message.voteGranted)]];
    case 'AppendEntries':
      return [
        ['prevLog', words.entryAt(message.prevLogIndex, message.prevLogTerm)],
        [words.entries, entriesIn(message.entries)],
        ['leaderCommit', String(message.leaderCommit)],
      ];
    case 'AppendEntriesReply':
      return message.success
        ? [[words.success, words.matches(message.matchIndex)]]
        : [
            [words.success, words.yesOrNo(false)],
            [words.conflict, words.conflictAt(message.conflictIndex, message.conflictTerm)],
          ];
  }
}
