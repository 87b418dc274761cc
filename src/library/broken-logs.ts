/** Rules that are left out: how a follower keeps its log like the leader's. */
import { led, request, set } from '../scenario/situations/situation.ts';
import { breaking, CALM } from './make.ts';
import { REPAIR } from './replication.ts';

const NO_PREV_CHECK = breaking({
  slug: 'no-prev-check',
  title: 'Entries without a check of the place',
  sentence: 'The second block of S2 is wrong. S2 does not look at it, and puts the next entry of S1 on top.',
  watch:
    'S1 and S2 have the same third block on different second ones. The same index and term no longer means the same log.',
  section: '§5.3',
  page: 'crash-and-return/does-it-fit',
  at: 5,
  picture: 27,
  cluster: {
    ...CALM,
    ...led(3, 3, [set(1, 'x 1'), set(3, 'x 3')], { S2: { term: 3, log: [set(1, 'x 1'), set(2, 'x 2')] } }),
  },
  actions: [
    { at: 0, do: 'block', from: 'S1', to: 'S2' },
    { at: 10, do: 'unblock' },
    request(15, 'S1', 'SET y 5'),
  ],
  until: 70,
  expect: [
    { at: 70, violated: 'log-matching' },
    { at: 70, server: 'S2', log: [1, 2, 3] },
  ],
  broken: {
    bug: 'no-prev-check',
    falls: 'log-matching',
    rule: 'A follower takes entries only if its log agrees with the leader’s just before them.',
    kept: 'S2 refuses. S1 goes back one block, and the log of S2 is repaired.',
    expect: [{ at: 70, agree: ['S1', 'S2', 'S3'] }],
  },
});

const KEEP_TAIL = breaking({
  slug: 'keep-tail',
  title: 'The rest is left standing',
  sentence: 'S2 replaces its wrong second block, and keeps the third, which came after the wrong one.',
  watch: 'In the log of S2 a block of term 2 now stands after one of term 3. Nobody ever wrote such a log.',
  section: '§5.3',
  page: 'crash-and-return/two-too-many',
  at: 5,
  picture: 34,
  cluster: {
    ...CALM,
    ...led(3, 3, [1, set(3, 'x 3')], { S2: { term: 2, log: [1, set(2, 'x 2'), set(2, 'y 2')] } }),
  },
  until: 60,
  expect: [
    { at: 60, violated: 'log-matching' },
    { at: 60, server: 'S2', log: [1, 3, 2] },
  ],
  broken: {
    bug: 'keep-tail',
    falls: 'log-matching',
    rule: 'A follower removes a conflicting entry and all that follow it.',
    kept: 'S2 removes both wrong blocks, and has the log of S1.',
    expect: [{ at: 60, server: 'S2', log: [1, 3] }],
  },
});

const TRUNCATE_ALWAYS = breaking({
  slug: 'truncate-always',
  title: 'A late message erases a promise',
  sentence:
    'A message with one entry is overtaken by one with two. When it arrives, S2 cuts its log back to one entry, though two are committed.',
  watch: 'S1 has told a client that x = 2. Now only S1 has that entry: S3 never got it.',
  section: '§5.3, Figure 2',
  page: 'no-promise/late-not-wrong',
  at: 92,
  picture: 178,
  cluster: { ...CALM, ...led(3, 1) },
  actions: [
    { at: 0, do: 'block', to: 'S3' },
    { at: 95, do: 'link', from: 'S1', to: 'S2', latency: [75, 75] },
    request(100, 'S1', 'SET x 1'),
    { at: 110, do: 'link', from: 'S1', to: 'S2', latency: [10, 10] },
    request(120, 'S1', 'SET x 2'),
  ],
  until: 190,
  expect: [
    { at: 174, committed: 'SET x 2' },
    { at: 190, violated: 'follower-commit' },
    { at: 190, server: 'S2', log: [1] },
  ],
  broken: {
    bug: 'truncate-always',
    falls: 'follower-commit',
    rule: 'A follower removes entries only if they conflict with what it gets.',
    kept: 'S2 already has that entry, and keeps both.',
    expect: [{ at: 190, server: 'S2', log: [1, 1] }],
  },
});

const OWN_LENGTH = breaking({
  slug: 'commit-own-length',
  title: 'A follower commits too much',
  sentence:
    'S1 says that four entries are committed. S2 has four, but its last two are wrong, and it takes them for committed.',
  watch: 'S1 has sent it one entry so far, so S2 knows only that much of its log to be right.',
  section: '§5.3, Figure 2',
  page: 'log-replication/do-they-know',
  at: 25,
  picture: 72,
  cluster: {
    ...CALM,
    ...led(3, 3, [1, 1, set(3, 'x 3'), set(3, 'y 3')], {
      S2: { term: 3, log: [1, 1, set(1, 'x 1'), set(1, 'y 1')] },
    }),
    maxEntries: 1,
  },
  actions: [{ at: 0, do: 'link', from: 'S1', to: 'S2', latency: [30, 30] }],
  until: 75,
  expect: [
    { at: 75, violated: 'state-machine-safety' },
    { at: 75, violated: 'follower-commit', server: 'S2', commitIndex: 4 },
  ],
  broken: {
    bug: 'commit-own-length',
    falls: 'state-machine-safety',
    rule: 'A follower commits only what it knows to be the leader’s: up to the last entry of the message.',
    kept: 'S2 commits as much as the message has confirmed, and not the two wrong entries.',
    expect: [{ at: 75, server: 'S2', commitIndex: { max: 2 } }],
  },
});

const OLD_LEADER = breaking({
  slug: 'old-leader-obeyed',
  title: 'An old leader is obeyed',
  sentence:
    'S3 follows a message of S1, leader of a term that is over, and replaces what S2 has committed in term 2.',
  watch: 'x = 2 was promised. S3 had it, and now has the entry x = 1 in its place.',
  section: '§5.1',
  page: 'no-promise/late-not-wrong',
  at: 255,
  picture: 286,
  cluster: { ...CALM, ...led(3, 1), heartbeatInterval: 400 },
  actions: [
    { at: 90, do: 'hold', from: 'S1', type: 'AppendEntries' },
    request(100, 'S1', 'SET x 1'),
    { at: 160, do: 'timeout', server: 'S2' },
    request(200, 'S2', 'SET x 2'),
    request(240, 'S2', 'SET y 2'),
    { at: 280, do: 'release', to: 'S3' },
  ],
  until: 300,
  expect: [
    { at: 279, committed: 'SET x 2' },
    { at: 300, violated: 'follower-commit' },
  ],
  broken: {
    bug: 'old-leader',
    falls: 'follower-commit',
    rule: 'A message of an older term is refused.',
    kept: 'S3 refuses the message of term 1, and keeps x = 2.',
    expect: [{ at: 300, server: 'S3', log: [2, 2] }],
  },
});

const NO_BACKING_UP = breaking({
  slug: 'no-backing-up',
  title: 'A leader that does not go back',
  sentence:
    'S3 says no: its log is another. S1 takes no notice, and offers the same place with every heartbeat.',
  watch: 'S3 says no again and again, and its log stays wrong for ever.',
  section: '§5.3',
  page: 'crash-and-return/step-by-step',
  at: 5,
  picture: 100,
  cluster: { ...REPAIR, heartbeatInterval: 75 },
  until: 480,
  expect: [{ at: 480, server: 'S3', log: [1, 1, 2, 2, 2, 3, 3, 3] }],
  broken: {
    bug: 'no-backing-up',
    falls: 'progress',
    rule: 'After a refusal the leader tries an earlier place.',
    kept: 'S1 goes back twice, finds where the logs agree, and repairs that of S3.',
    expect: [{ at: 480, agree: ['S1', 'S2', 'S3'] }],
  },
});

const DEPOSED_APPENDS = breaking({
  slug: 'deposed-appends',
  title: 'A deposed leader goes on writing',
  sentence:
    'S1 has heard of term 2 and leads no more. It still writes what a client asks, as an entry of term 2, which is the term of S2.',
  watch: 'Two different entries have index 1 and term 2: that of S1 and that of S2.',
  section: '§5.2, §5.4',
  page: 'partition/it-heals',
  at: 45,
  picture: 112,
  cluster: { ...CALM, ...led(3, 1) },
  actions: [
    { at: 50, do: 'timeout', server: 'S2' },
    request(65, 'S1', 'SET y 1'),
    request(100, 'S2', 'SET x 1'),
  ],
  until: 140,
  expect: [{ at: 140, violated: 'log-matching' }],
  broken: {
    bug: 'deposed-appends',
    falls: 'log-matching',
    rule: 'Only the leader of a term writes new entries of that term.',
    kept: 'S1 writes nothing, and tells the client that it does not lead.',
    expect: [{ at: 99, server: 'S1', log: [] }],
  },
});

export const BROKEN_LOGS = [
  NO_PREV_CHECK,
  KEEP_TAIL,
  TRUNCATE_ALWAYS,
  OWN_LENGTH,
  OLD_LEADER,
  NO_BACKING_UP,
  DEPOSED_APPENDS,
];
