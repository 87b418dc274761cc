/** What the words of each page say of its run, by the page's id. */
import type { Claims } from '../types.ts';
import { FIRST, NEXT, SERVERS, VOTERS } from './beats.ts';

export const CLAIMS: Claims = {
  'a-timer-each': [
    ...SERVERS.map((server) => ({
      says: 'between 150 and 300 ms',
      timer: { server, drawn: { min: 150, max: 300 } },
    })),
    ...Object.entries(FIRST).flatMap(([server, drawn]) => [
      { says: 'All arcs begin full', at: 'start' as const, timer: { server, drawn, left: drawn } },
      { says: 'who drew less runs down faster', timer: { server, left: drawn - 125 } },
    ]),
  ],
  'who-is-first': [
    { says: 'Who runs out first begins', happens: { kind: 'election-timeout', times: 1 } },
    { says: 'S1 waits 240 ms', at: 'start', timer: { server: 'S1', drawn: 240 } },
    { says: 'S2 waits 210 ms', at: 'start', timer: { server: 'S2', drawn: 210 } },
    { says: 'S3 waits longest of all, 285 ms', at: 'start', timer: { server: 'S3', drawn: 285 } },
    ...['S1', 'S2', 'S4', 'S5'].map((server) => ({
      says: 'S3 waits longest of all',
      at: 'start' as const,
      timer: { server, drawn: { max: 284 } },
    })),
    { says: 'S4 only 165.', at: 'start', timer: { server: 'S4', drawn: 165 } },
    ...VOTERS.map((server) => ({
      says: 'S4 drew the shortest, 165 ms',
      at: 'start' as const,
      timer: { server, drawn: { min: 166 } },
    })),
    { says: 'S5 drew 190 ms', at: 'start', timer: { server: 'S5', drawn: 190 } },
    ...['S1', 'S2', 'S3'].map((server) => ({
      says: 'S5 was a close second',
      at: 'start' as const,
      timer: { server, drawn: { min: 210 } },
    })),
    ...(['S1', 'S2', 'S3'] as const).map((server) => ({
      says: `${server} would have stood too, at ${FIRST[server]} ms`,
      at: 164,
      if: VOTERS.concat('S4')
        .filter((other) => other !== server)
        .map((other) => ({ do: 'crash' as const, server: other })),
      within: FIRST[server] - 164,
      holds: { server, role: 'candidate' as const, term: 1 },
    })),
    { says: 'S4 begins term 1', holds: { server: 'S4', term: 1, votedFor: 'S4', role: 'candidate' } },
  ],
  'it-asks': [
    ...VOTERS.map((to) => ({
      says: 'S4 sends [RequestVote|request-vote] to all',
      flying: { type: 'RequestVote' as const, from: 'S4', to },
    })),
    {
      says: 'Who does not answer is asked again',
      if: [
        { do: 'drop', message: { type: 'RequestVote', from: 'S4', which: 'all' } },
        { do: 'setTimer', server: 'S4', in: 300 },
        ...VOTERS.map((server) => ({ do: 'setTimer' as const, server, in: 300 })),
      ],
      within: 80,
      holds: { server: 'S4', role: 'candidate', term: 1 },
      flying: { type: 'RequestVote', from: 'S4', to: 'S1' },
    },
  ],
  'one-vote': [
    { says: 'All say yes', happens: { kind: 'grant-vote', times: 4 } },
    ...VOTERS.flatMap((server) => [
      { says: 'nobody had voted', at: 'start' as const, holds: { server, votedFor: null } },
      { says: 'whoever has its vote', holds: { server, votedFor: 'S4' } },
      {
        says: 'Who says yes restarts its timer',
        at: 175,
        timer: { server, drawn: 280, left: 280 },
      },
    ]),
  ],
  'how-many': [
    ...VOTERS.map((from) => ({
      says: 'The votes are on their way',
      at: 'start' as const,
      flying: { type: 'RequestVoteReply' as const, from, to: 'S4' },
    })),
    { says: 'S4 has its own already', at: 'start', votes: { server: 'S4', granted: 1 } },
    { says: '2 votes', at: 184.999, votes: { server: 'S4', granted: 1 } },
    { says: '2 votes', at: 185, votes: { server: 'S4', granted: 2 } },
    { says: 'With two it was ahead of everybody', happens: { kind: 'become-candidate', times: 0 } },
    { says: 'With the third vote it leads', at: 188.999, votes: { server: 'S4', granted: 2 } },
    { says: '3 of 5: it leads', servers: 5, at: 189, holds: { leader: 'S4' } },
    { says: 'With the third vote it leads', at: 189, holds: { server: 'S4', role: 'leader' } },
    ...['S1', 'S5'].map((from) => ({
      says: 'waits for no more',
      flying: { type: 'RequestVoteReply' as const, from, to: 'S4' },
    })),
    {
      says: 'Two others could agree on somebody else',
      if: [
        { do: 'drop', message: { type: 'RequestVoteReply', from: 'S3' } },
        { do: 'drop', message: { type: 'RequestVoteReply', from: 'S5' } },
        { do: 'drop', message: { type: 'RequestVoteReply', from: 'S1' } },
      ],
      within: 30,
      votes: { server: 'S4', granted: 2 },
      happens: { kind: 'become-leader', times: 0 },
    },
    {
      says: 'Then one crashed server would stop every election',
      if: [
        { do: 'crash', server: 'S1' },
        { do: 'drop', message: { type: 'RequestVoteReply', from: 'S1' } },
      ],
      within: 40,
      holds: { leader: 'S4' },
    },
    ...VOTERS.map((server) => ({
      says: 'All four others did say yes',
      holds: { server, votedFor: 'S4' },
    })),
  ],
  'two-majorities': [{ says: 'at most one leader a term', holds: { leaders: 1, leader: 'S4' }, servers: 5 }],
  heartbeats: [
    { says: 'A leader has a timer too', happens: { kind: 'heartbeat-timeout', server: 'S4', times: 1 } },
    { says: 'empty for now', sends: { type: 'AppendEntries', from: 'S4', entries: 0, times: 4 } },
    // It has been leader since 189 ms.
    { says: 'Every 75 ms', at: 263.999, holds: { count: { kind: 'heartbeat-timeout', max: 0 } } },
    { says: 'Every 75 ms', at: 264, holds: { count: { kind: 'heartbeat-timeout', min: 1 } } },
    ...VOTERS.flatMap((server) => [
      {
        says: 'it sends all a heartbeat: an [AppendEntries|append-entries]',
        at: 264,
        flying: { type: 'AppendEntries' as const, from: 'S4', to: server },
      },
      {
        says: 'The followers answer',
        flying: { type: 'AppendEntriesReply' as const, from: server, to: 'S4' },
      },
    ]),
    ...Object.entries(NEXT).map(([server, drawn]) => ({
      says: 'their arcs are full again',
      at: 274,
      timer: { server, drawn, left: drawn },
    })),
  ],
  silence: [
    { says: 'S4 crashes', happens: { kind: 'crash', server: 'S4', times: 1 } },
    { says: 'S4 crashes', holds: { server: 'S4', power: 'crashed' } },
    { says: 'Nobody says so', happens: { kind: 'send', times: 0 } },
    { says: 'what does *not* come', happens: { kind: 'heartbeat-timeout', times: 0 } },
    ...VOTERS.map((server) => ({ says: 'The term lasts', holds: { server, term: 1, leader: 'S4' } })),
    {
      says: 'Mara would wait, too',
      at: 390,
      if: [{ do: 'request', server: 'S4', command: 'SET x 1' }],
      within: 5000,
      holds: { count: { kind: 'client-request', min: 1 } },
      happens: { kind: 'client-response', times: 0 },
    },
  ],
  'drawn-again': [
    { says: 'The first time, S5 was second', at: 0, timer: { server: 'S5', drawn: 190 } },
    { says: 'The first time, S5 was second', at: 0, timer: { server: 'S4', drawn: { max: 189 } } },
    ...['S1', 'S2', 'S3'].map((server) => ({
      says: 'The first time, S5 was second',
      at: 0,
      timer: { server, drawn: { min: 191 } },
    })),
    { says: 'S1 has drawn 280 ms this time', at: 'start', timer: { server: 'S1', drawn: 280 } },
    { says: 'S2 only 170.', at: 'start', timer: { server: 'S2', drawn: 170 } },
    {
      says: 'This time S2 has drawn the shortest, 170 ms',
      at: 'start',
      timer: { server: 'S2', drawn: 170 },
    },
    ...['S1', 'S3', 'S5'].map((server) => ({
      says: 'S2 has drawn the shortest',
      at: 'start' as const,
      timer: { server, drawn: { min: 171 } },
    })),
    { says: 'S3 has drawn 270 ms this time', at: 'start', timer: { server: 'S3', drawn: 270 } },
    { says: 'this time 290 ms', at: 'start', timer: { server: 'S5', drawn: 290 } },
    { says: 'S5 was second the time before', at: 0, timer: { server: 'S5', drawn: 190 } },
    { says: 'S1 did draw less than S5', at: 'start', timer: { server: 'S1', drawn: { max: 289 } } },
    {
      says: 'S3 came next after S2',
      if: [{ do: 'crash', server: 'S2' }],
      within: 154,
      happens: { kind: 'become-candidate', server: 'S3', times: 1 },
      holds: { count: { kind: 'become-candidate', max: 2 } },
    },
    { says: 'S2 wins', happens: { kind: 'become-leader', server: 'S2', times: 1 } },
    { says: 'though one is dead', servers: 5, holds: { server: 'S4', power: 'crashed' } },
    {
      says: 'by three votes of *five*',
      if: [
        { do: 'crash', server: 'S1' },
        { do: 'crash', server: 'S3' },
      ],
      within: 100,
      votes: { server: 'S2', granted: 2 },
    },
    {
      says: 'by three votes of *five*',
      if: [{ do: 'crash', server: 'S1' }],
      within: 100,
      holds: { leader: 'S2' },
    },
  ],
  'make-a-leader': [
    { says: 'Make S3 the leader', holds: { leader: 'S2' } },
    {
      says: 'S3 leads: it stood in a new term',
      if: [{ do: 'timeout', server: 'S3' }],
      within: 40,
      holds: { leader: 'S3', server: 'S3', term: 3 },
      happens: { kind: 'grant-vote', times: 3 },
    },
    {
      says: 'a majority voted for it',
      if: [
        { do: 'timeout', server: 'S3' },
        { do: 'drop', message: { type: 'RequestVote', from: 'S3', to: 'S1' } },
        { do: 'drop', message: { type: 'RequestVote', from: 'S3', to: 'S5' } },
      ],
      within: 40,
      holds: { server: 'S3', term: 3, role: 'candidate' },
    },
  ],
};
