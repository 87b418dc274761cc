/** What there is to know about one server or one message, under the paper's names. */

import { serverName } from '../../base/names.ts';
import { toMs } from '../../base/time.ts';
import { lastTerm } from '../../raft/log.ts';
import type { Entry, Message } from '../../raft/types.ts';
import type { Node, Packet } from '../../sim/types.ts';

export type InspectorRow = readonly [name: string, value: string];

const named = (id: number | null) => (id === null ? 'nobody' : serverName(id));

export function serverRows({ power, server, inbox, disk }: Node): readonly InspectorRow[] {
  const { persistent, role, commitIndex, lastApplied } = server;
  const rows: InspectorRow[] = [
    ['role', power === 'up' ? role.name : `${power}${power === 'paused' ? `, ${role.name}` : ''}`],
    ['currentTerm', String(persistent.currentTerm)],
    ['votedFor', named(persistent.votedFor)],
    [
      'log',
      persistent.log.lastIndex === 0
        ? 'empty'
        : `${persistent.log.lastIndex} long, last of term ${lastTerm(persistent.log)}`,
    ],
    ['commitIndex', String(commitIndex)],
    ['lastApplied', String(lastApplied)],
  ];
  if (role.name === 'follower') rows.push(['takes for leader', named(role.leader)]);
  if (role.name === 'candidate')
    rows.push(['votes', String(role.votes.filter((vote) => vote === true).length)]);
  if (inbox.length > 0) rows.push(['waiting for it', String(inbox.length)]);
  if (disk.writes.length > 0) rows.push(['writes not done', String(disk.writes.length)]);
  return rows;
}

export function messageRows({ message, sentAt, at, copyOf }: Packet): readonly InspectorRow[] {
  return [
    ['way', `${serverName(message.from)} to ${serverName(message.to)}`],
    ['term', String(message.term)],
    ...fieldsOf(message),
    ['sent', `${toMs(sentAt).toFixed(1)} ms`],
    ['arrives', at === Infinity ? 'held' : `${toMs(at).toFixed(1)} ms`],
    ...(copyOf === null ? [] : ([['copy of', `message ${copyOf}`]] as const)),
  ];
}

const ENTRIES_SHOWN = 5;

function entriesIn(entries: readonly Entry[]): string {
  const shown = entries.slice(0, ENTRIES_SHOWN).map(({ command }) => command || 'blank');
  const more = entries.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(' · ') || 'none: a heartbeat';
}

function fieldsOf(message: Message): readonly InspectorRow[] {
  switch (message.type) {
    case 'RequestVote':
      return [['last entry', `index ${message.lastLogIndex}, term ${message.lastLogTerm}`]];
    case 'RequestVoteReply':
      return [['voteGranted', message.voteGranted ? 'yes' : 'no']];
    case 'AppendEntries':
      return [
        ['prevLog', `index ${message.prevLogIndex}, term ${message.prevLogTerm}`],
        ['entries', entriesIn(message.entries)],
        ['leaderCommit', String(message.leaderCommit)],
      ];
    case 'AppendEntriesReply':
      return message.success
        ? [['success', `yes, up to index ${message.matchIndex}`]]
        : [
            ['success', 'no'],
            [
              'conflict',
              `from index ${message.conflictIndex}${message.conflictTerm === null ? '' : `, term ${message.conflictTerm}`}`,
            ],
          ];
  }
}
