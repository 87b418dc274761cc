/** The technical terms of the story. In a text, `[words|key]` is a button that opens an entry. */
import type { GlossaryEntry } from './types.ts';

export const GLOSSARY: Readonly<Record<string, GlossaryEntry>> = {
  'append-entries': {
    name: 'AppendEntries',
    text: 'The message by which a leader sends entries to a follower. Without entries it is a heartbeat. On the stage: a rounded block, with the entries on its back.',
    source: '§5.3',
  },
  apply: {
    name: 'to apply',
    text: 'To carry out a committed entry: the state machine does what it says. Every server applies the same entries in the same order.',
    source: '§5.3',
  },
  candidate: {
    name: 'candidate',
    text: 'A server that stands for election. Its rim is dashed, and around it the votes show: granted, denied, not in yet.',
    source: '§5.2',
  },
  client: {
    name: 'client',
    text: 'A program outside the cluster that asks it for something. On the stage: a small figure beside the ring.',
    source: '§8',
  },
  committed: {
    name: 'committed',
    text: 'Safe for good: every leader to come has the entry. A server carries out only what it knows committed: a follower believes its leader only as far as that message has checked its log. Solid blocks; the bar after the last of them is this server’s commitIndex.',
    source: '§5.3, §5.4',
  },
  crash: {
    name: 'crash',
    text: 'A server stops and loses what is in its memory. What it wrote to its disk is there when it restarts.',
    source: '§2, Figure 2',
  },
  disk: {
    name: 'disk',
    text: 'What survives a crash: the current term, the vote given in it, and the log. They are written before the server answers.',
    source: 'Figure 2',
  },
  'election-timeout': {
    name: 'election timeout',
    text: 'How long a follower waits for a leader’s message, or after its yes to a candidate, before it stands for election, or a candidate before it stands again: drawn at random between 150 and 300 ms, here each time the timer starts. The arc around the server.',
    source: '§5.2',
  },
  entry: {
    name: 'entry',
    text: 'One line of the log: what is to be done, and the term in which the leader received it. Dashed as long as its server does not know it committed, solid from then on.',
    source: '§5.3',
  },
  follower: {
    name: 'follower',
    text: 'A server that answers leaders and candidates, and asks for nothing itself. All servers begin so.',
    source: '§5.1',
  },
  heartbeat: {
    name: 'heartbeat',
    text: 'An AppendEntries that is sent to all at set intervals, mostly without entries, so that nobody else stands for election. The thin arc inside a leader says when the next is due.',
    source: '§5.2',
  },
  index: {
    name: 'index',
    text: 'An entry’s place in the log, from 1. It stands above the rows.',
    source: '§5.3',
  },
  leader: {
    name: 'leader',
    text: 'The server that won the election of its term. Every change goes through it. It wears a crown and a double rim.',
    source: '§5.1',
  },
  log: {
    name: 'log',
    text: 'The list of entries that a server keeps. That all logs become the same is what Raft is for. On this page: one row for each server.',
    source: '§5.3',
  },
  majority: {
    name: 'majority',
    text: 'More than half of all servers of the cluster, whether they run or not: of five, three. Any two majorities have a server in common.',
    source: '§5.2',
  },
  'match-index': {
    name: 'matchIndex',
    text: 'How far the leader knows a follower’s log to be like its own: for each follower an index, at first 0. By these it counts what is committed. The dot below its row.',
    source: 'Figure 2',
  },
  message: {
    name: 'message',
    text: 'What servers send one another. Its shape says what it is, its colour is its sender’s. It may be late, lost, or come twice.',
    source: '§2',
  },
  'next-index': {
    name: 'nextIndex',
    text: 'What the leader will send to a follower next: for each follower an index, at first the one after its own last entry. The small triangle below its row; where two lead, it is that of the later leader.',
    source: '§5.3',
  },
  partition: {
    name: 'partition',
    text: 'A cut in the network: servers on its two sides cannot hear one another, though all of them run. On the stage: a wall.',
    source: '§2',
  },
  pause: {
    name: 'paused',
    text: 'A server that does nothing for a while and forgets nothing. What arrives waits for it, and its timers run on.',
  },
  'request-vote': {
    name: 'RequestVote',
    text: 'The message by which a candidate asks for a vote. It says where the candidate’s log ends. On the stage: round and filled; the answer is hollow.',
    source: '§5.2',
  },
  rollback: {
    name: 'rollback',
    text: 'Where a follower has another entry than the leader at the same index, it removes it and all after it, and takes the leader’s. Only uncommitted ones ever are.',
    source: '§5.3',
  },
  server: {
    name: 'server',
    text: 'One computer of the cluster. On the stage: a disc with its name. It is a button: it can be crashed, paused, asked.',
  },
  'split-vote': {
    name: 'split vote',
    text: 'An election in which no candidate has a majority. The term ends without a leader, and another election follows.',
    source: '§5.2',
  },
  'stale-leader': {
    name: 'stale leader',
    text: 'A leader that has not heard that a later term has one. It can get nothing new committed. Its crown sits askew.',
  },
  'stale-read': {
    name: 'stale read',
    text: 'An answer that was true once and is not any more: a newer value was committed before the question was asked.',
    source: '§8',
  },
  'state-machine': {
    name: 'state machine',
    text: 'What the entries act upon; here keys with values. Servers that applied the same entries have the same one. Below each row: its keys and values.',
    source: '§2',
  },
  term: {
    name: 'term',
    text: 'A stretch of time with at most one leader, numbered upwards. Every message carries one. The number in the disc, and its colour everywhere.',
    source: '§5.1',
  },
  vote: {
    name: 'vote',
    text: 'Each server has one in each term, and keeps it on its disk. A notch in the disc points to the server that has it.',
    source: '§5.2',
  },
};
