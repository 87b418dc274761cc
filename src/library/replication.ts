/** How a leader copies its log, and when an entry is committed. */
import { clients, commitSpreading, entriesUnderWay } from '../scenario/situations/elections.ts';
import { led, PATIENT, request } from '../scenario/situations/situation.ts';
import { CALM, type EntryMaking, entry, OTHERS, runOf } from './make.ts';

const ONE_COMMAND: EntryMaking = {
  slug: 'one-command',
  title: 'The way of one command',
  sentence:
    'A client asks S1 for x = 1. S1 writes it down, sends it to the others, and answers when a majority has it.',
  watch:
    'Nothing travels before the next heartbeat. The answers arrive at 95 ms. S1 commits, and only then tells the client.',
  section: '§5.3',
  page: 'log-replication/through-the-leader',
  at: 35,
  picture: 82,
  cluster: { ...led(5, 1), latency: [10, 10] },
  actions: [request(40, 'S1', 'SET x 1')],
  until: 180,
  expect: [
    { at: 94, server: 'S1', log: [1], commitIndex: 0 },
    { at: 96, server: 'S1', commitIndex: 1, state: { x: 1 } },
    { at: 96, server: 'S2', log: [1], commitIndex: 0 },
    ...OTHERS.map((server) => ({ at: 180, server, state: { x: 1 } })),
  ],
};

const WRONG_SERVER: EntryMaking = {
  slug: 'wrong-server',
  title: 'A client asks the wrong server',
  sentence: 'A client asks S4, which does not lead. S4 answers with the name of the one to ask, S1.',
  watch: 'S4 changes nothing and asks nobody. Everything goes through the leader.',
  section: '§8',
  page: 'log-replication/the-wrong-server',
  at: 95,
  picture: 112,
  ...runOf(clients),
  until: 200,
  expect: [
    { at: 126, committed: 'SET x 1' },
    { at: 126, count: { kind: 'client-response', server: 'S4', min: 1, max: 1 } },
  ],
};

const BATCH: EntryMaking = {
  slug: 'three-in-one-message',
  title: 'Three commands in one message',
  sentence:
    'Three commands come in before the next heartbeat. S1 sends them to each follower in a single message.',
  watch: 'All three entries of term 3 arrive together. The three older ones are committed with them.',
  section: '§5.3',
  page: 'log-replication/for-good',
  at: 25,
  picture: 82,
  ...runOf(entriesUnderWay),
  until: 190,
  expect: [
    { at: 74, server: 'S1', log: [1, 1, 2, 3, 3, 3], commitIndex: 0 },
    { by: 105, server: 'S1', commitIndex: 6, state: { x: 3, y: 7 } },
    { at: 190, agree: ['S1', ...OTHERS] },
  ],
};

const SPREADING: EntryMaking = {
  slug: 'commit-spreads',
  title: 'Followers learn it later',
  sentence:
    'S1 has committed two commands. The others have them too, and do not know yet that they are safe.',
  watch: 'The next heartbeat carries the news. S2 learns it first; S4 and S5, on slow links, last.',
  section: '§5.3',
  page: 'log-replication/do-they-know',
  at: 120,
  picture: 163,
  ...runOf(commitSpreading),
  until: 230,
  expect: [
    { at: 130, server: 'S1', commitIndex: 3 },
    { at: 163, server: 'S2', commitIndex: 3 },
    { at: 163, server: 'S5', commitIndex: 0 },
    { at: 230, server: 'S5', commitIndex: 3 },
  ],
};

const OLD_ENTRY_WAITS: EntryMaking = {
  slug: 'old-entry-waits',
  title: 'An old entry has to wait',
  sentence:
    'Everyone has the entry of term 2, yet S1, leader of term 3, does not commit it: it is not of its own term.',
  watch:
    'At 100 ms a client asks for something. The new entry of term 3 is committed, and the old one with it.',
  section: '§5.4.2',
  page: 'committed/the-rule',
  at: 60,
  picture: 107,
  cluster: { ...CALM, ...led(5, 3, [1, 2]) },
  actions: [request(100, 'S1', 'SET x 1')],
  until: 200,
  expect: [
    { always: [0, 119], server: 'S1', commitIndex: 0 },
    { at: 120, server: 'S1', commitIndex: 3 },
  ],
};

const BLANK_ENTRY: EntryMaking = {
  slug: 'blank-entry',
  title: 'A blank entry helps',
  sentence:
    'S3 becomes leader and first writes an entry that says nothing. With it, the older entries are committed at once.',
  watch: 'No client is needed. The blank entry is of term 3, its own term, so S3 may count its copies.',
  section: '§8',
  page: 'committed/in-practice',
  at: 45,
  picture: 77,
  cluster: { ...CALM, ...led(5, 2, [1, 2]), noop: true },
  actions: [
    { at: 0, do: 'block', type: 'AppendEntries' },
    { at: 20, do: 'crash', server: 'S1' },
    { at: 30, do: 'unblock' },
    { at: 50, do: 'timeout', server: 'S3' },
  ],
  until: 180,
  expect: [
    { at: 69, leader: 'none' },
    { at: 91, server: 'S3', role: 'leader', term: 3, commitIndex: 3, log: [1, 2, 3] },
  ],
};

export const REPAIR = {
  ...CALM,
  heartbeatInterval: 300,
  ...led(3, 4, [1, 1, 4, 4, 4, 4, 4, 4], { S3: { term: 3, log: [1, 1, 2, 2, 2, 3, 3, 3] } }),
};

const REPAIR_SLOW: EntryMaking = {
  slug: 'log-repair-slow',
  title: 'Repairing a log, step by step',
  sentence:
    'The log of S3 is wrong from its third block on. S1 tries one block earlier each time, until one fits.',
  watch: 'S3 says no six times. Then S1 has found where the logs agree, and one message replaces the rest.',
  section: '§5.3',
  page: 'crash-and-return/step-by-step',
  at: 0,
  picture: 126,
  cluster: { ...REPAIR, fastBacktrack: false },
  until: 240,
  expect: [
    { at: 240, agree: ['S1', 'S2', 'S3'] },
    { at: 240, count: { kind: 'reject-entries', server: 'S3', min: 6, max: 6 } },
  ],
};

const REPAIR_FAST: EntryMaking = {
  slug: 'log-repair-fast',
  title: 'Repairing a log, term by term',
  sentence:
    'The log of S3 is wrong from its third block on. With each no it says where its wrong term begins, and S1 skips that whole term.',
  watch: 'S3 says no only twice: once for its term 3, once for its term 2.',
  section: '§5.3',
  page: 'crash-and-return/two-too-many',
  at: 0,
  picture: 46,
  cluster: REPAIR,
  until: 160,
  expect: [
    { at: 160, agree: ['S1', 'S2', 'S3'] },
    { at: 160, count: { kind: 'reject-entries', server: 'S3', min: 2, max: 2 } },
  ],
};

const IN_PARTS: EntryMaking = {
  slug: 'log-in-parts',
  title: 'Too much for one message',
  sentence: 'S3 lacks six entries, and a message of this cluster carries two. S1 sends them in three parts.',
  watch: 'S3 gets the first part when it has said no, the second and third with the next two heartbeats.',
  section: '§5.3',
  at: 15,
  picture: 162,
  cluster: {
    ...PATIENT,
    ...led(3, 2, [1, 1, 1, 2, 2, 2, 2], { S3: { term: 2, votedFor: 'S1', log: [1] } }),
    maxEntries: 2,
  },
  until: 300,
  expect: [{ at: 300, agree: ['S1', 'S2', 'S3'] }],
};

export const REPLICATION_ENTRIES = [
  ONE_COMMAND,
  WRONG_SERVER,
  BATCH,
  SPREADING,
  OLD_ENTRY_WAITS,
  BLANK_ENTRY,
  REPAIR_SLOW,
  REPAIR_FAST,
  IN_PARTS,
].map((making) => entry('replication', making));
