/** Rules that are left out: when an entry is committed, and what has to be on the disk. */
import { figure8e } from '../scenario/situations/figures.ts';
import { led, request } from '../scenario/situations/situation.ts';
import { breaking, CALM, type EntryMaking, runOf } from './make.ts';

/** S1 takes a command that nobody else gets; the two others elect S3, which takes another. */
const CUT_OFF = {
  cluster: { ...CALM, ...led(3, 1) },
  actions: [
    { at: 90, do: 'partition', groups: [['S1'], ['S2', 'S3']] },
    request(100, 'S1', 'SET x 1'),
    { at: 110, do: 'timeout', server: 'S3' },
    request(150, 'S3', 'SET x 3'),
  ],
} satisfies Partial<EntryMaking>;

const OLD_TERMS = breaking({
  slug: 'commit-old-terms',
  title: 'Figure 8 without its rule',
  sentence:
    'S1, leader of term 4, counts three copies of an entry of term 2 and commits it. Then S5 is elected and overwrites it.',
  watch:
    'S2 and S3 vote for S5, rightly: its last entry is of term 3, theirs is of term 2. So three copies were not enough.',
  section: '§5.4.2, Figure 8',
  page: 'committed/is-it-safe',
  at: 5,
  picture: 194,
  ...runOf(figure8e),
  actions: [
    { at: 0, do: 'crash', server: 'S5' },
    { at: 0, do: 'block', from: 'S1', to: 'S4' },
    { at: 90, do: 'crash', server: 'S1' },
    { at: 95, do: 'restart', server: 'S5' },
    { at: 100, do: 'timeout', server: 'S5' },
    { at: 140, do: 'timeout', server: 'S5' },
  ],
  until: 230,
  expect: [
    { at: 89, committed: 'SET x 2' },
    { at: 230, violated: 'commit-evidence' },
    { at: 230, violated: 'leader-completeness', leader: 'S5' },
  ],
  broken: {
    bug: 'commit-old-terms',
    falls: 'commit-evidence',
    rule: 'A leader counts copies only for entries of its own term. With one of these, the older ones are committed too.',
    kept: 'S5 overwrites it just the same, but S1 has not committed it.',
    expect: [{ always: [0, 89], server: 'S1', commitIndex: 0 }],
  },
});

const SELF_TWICE = breaking({
  slug: 'count-self-twice',
  title: 'A leader counts itself twice',
  sentence:
    'S1 is alone. It counts its own copy twice, makes that two of three, and tells its client that x = 1 is safe.',
  watch: 'Nobody else has the entry. S3 is elected meanwhile, and can commit x = 3 at the same place.',
  section: '§5.3',
  page: 'log-replication/when-committed',
  at: 92,
  picture: 172,
  ...CUT_OFF,
  until: 200,
  expect: [{ at: 200, violated: 'commit-evidence' }],
  broken: {
    bug: 'count-self-twice',
    falls: 'commit-evidence',
    rule: 'An entry is committed when more than half of the servers have it, each counted once.',
    kept: 'S1 has one copy of three, and promises nothing.',
    expect: [{ at: 200, server: 'S1', commitIndex: 0 }],
  },
});

const BEFORE_WRITE = breaking({
  slug: 'ack-before-write',
  title: 'Yes before it is written',
  sentence:
    'S2 says yes at once, 40 ms before its disk has the entry, and crashes in between. The yes was counted, and the entry is gone.',
  watch: 'S1 has promised x = 1 on its own copy and that of S2. When S1 crashes too, S3 leads without it.',
  section: 'dissertation §3.8',
  page: 'no-promise/it-forgets',
  at: 95,
  picture: 148,
  cluster: { ...CALM, ...led(3, 1), disk: { write: [40, 40] } },
  actions: [
    { at: 90, do: 'partition', groups: [['S1', 'S2'], ['S3']] },
    request(100, 'S1', 'SET x 1'),
    { at: 145, do: 'crash', server: 'S2' },
    { at: 165, do: 'crash', server: 'S1' },
    { at: 170, do: 'heal' },
    { at: 170, do: 'restart', server: 'S2' },
    { at: 180, do: 'timeout', server: 'S3' },
  ],
  until: 300,
  expect: [
    { at: 144, committed: 'SET x 1' },
    { at: 300, violated: 'durable-before-told' },
    { at: 300, violated: 'leader-completeness', leader: 'S3' },
  ],
  broken: {
    bug: 'ack-before-write',
    falls: 'durable-before-told',
    rule: 'A server says yes only when the entry is on its disk.',
    kept: 'S2 crashes before it has said yes, so S1 promises nothing.',
    expect: [{ at: 164, server: 'S1', commitIndex: 0 }],
  },
});

const BEFORE_COMMIT = breaking({
  slug: 'apply-before-commit',
  title: 'Done before it is safe',
  sentence:
    'S1 is cut off. It carries out x = 1 the moment it writes it, and tells its client. The others never hear of it.',
  watch: 'S3 leads the two others and commits x = 3. S1 has carried out something else at the same place.',
  section: '§5.3',
  page: 'log-replication/applied',
  at: 92,
  picture: 172,
  ...CUT_OFF,
  until: 200,
  expect: [
    { at: 200, violated: 'state-machine-safety' },
    { at: 200, server: 'S1', state: { x: 1 } },
    { at: 200, server: 'S3', state: { x: 3 } },
  ],
  broken: {
    bug: 'apply-before-commit',
    falls: 'state-machine-safety',
    rule: 'A server carries out an entry only when it is committed.',
    kept: 'S1 writes the entry, carries nothing out, and tells its client nothing.',
    expect: [{ at: 200, server: 'S1', state: {} }],
  },
});

const AGAIN = breaking({
  slug: 'apply-again',
  title: 'Carried out twice',
  sentence:
    'S2 crashes and keeps its state, x = 5, but not how far it had got. It begins again, and adds 5 once more.',
  watch: 'x is 10 on S2 and 5 on the others, with the very same log.',
  section: 'dissertation §3.8',
  page: 'crash-and-return/what-is-left',
  at: 185,
  picture: 240,
  cluster: { ...CALM, ...led(3, 1) },
  actions: [
    request(100, 'S1', 'ADD x 5'),
    { at: 190, do: 'crash', server: 'S2' },
    { at: 205, do: 'restart', server: 'S2' },
  ],
  until: 280,
  expect: [
    { at: 280, violated: 'state-machine-safety' },
    { at: 280, server: 'S2', state: { x: 10 }, log: [1] },
  ],
  broken: {
    bug: 'apply-again',
    falls: 'state-machine-safety',
    rule: 'The state and how far it got are kept together, or lost together.',
    kept: 'S2 loses both, begins with an empty state, and has x = 5 in the end.',
    expect: [{ at: 280, server: 'S2', state: { x: 5 } }],
  },
});

export const BROKEN_COMMITS = [OLD_TERMS, SELF_TWICE, BEFORE_WRITE, BEFORE_COMMIT, AGAIN];
