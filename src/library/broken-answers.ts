/** Rules that are left out: what a leader makes of the answers of the others. */
import { led, request } from '../scenario/situations/situation.ts';
import type { ActionDocument } from '../scenario/types.ts';
import { breaking, CALM, TWO_AND_THREE } from './make.ts';

const STALE_ACKS = breaking({
  slug: 'stale-acks',
  title: 'An old yes is counted',
  sentence:
    'S2 said yes to two entries of S1 in term 1; they are long gone. S1 leads again, in term 3, and the old yes arrives: it counts.',
  watch: 'S1 takes index 2 for stored on S2. Only S1 and S4 have what stands there now, two of five.',
  section: '§5.1',
  page: 'no-promise/late-not-wrong',
  at: 295,
  picture: 331,
  cluster: { ...CALM, ...led(5, 1), latency: [1, 1] },
  actions: [
    { at: 0, do: 'partition', groups: TWO_AND_THREE },
    { at: 0, do: 'hold', from: 'S2', to: 'S1', type: 'AppendEntriesReply' },
    request(10, 'S1', 'SET a 1'),
    request(10, 'S1', 'SET b 2'),
    { at: 50, do: 'timeout', server: 'S3' },
    request(60, 'S3', 'SET c 3'),
    { at: 100, do: 'heal' },
    { at: 300, do: 'timeout', server: 'S1' },
    ...['S2', 'S3', 'S5'].map((to): ActionDocument => ({ at: 310, do: 'block', from: 'S1', to })),
    request(320, 'S1', 'SET d 4'),
    { at: 330, do: 'release' },
  ],
  until: 340,
  expect: [{ at: 340, violated: 'commit-evidence', server: 'S1', commitIndex: 2 }],
  broken: {
    bug: 'stale-acks',
    falls: 'commit-evidence',
    rule: 'An answer of an older term is ignored.',
    kept: 'S1 ignores the yes of term 1, and does not commit index 2.',
    expect: [{ at: 340, server: 'S1', commitIndex: { max: 1 } }],
  },
});

const NOT_MAX = breaking({
  slug: 'match-not-max',
  title: 'A late answer counts backwards',
  sentence:
    'S2 has said yes to two entries. An older yes, to one entry, arrives after it, and S1 believes that S2 has lost one.',
  watch:
    'When the yes of S3 comes, S1 should have three copies of five. It counts two, and the second client gets no answer.',
  section: '§5.3, Figure 2',
  page: 'no-promise/late-not-wrong',
  at: 40,
  picture: 112,
  cluster: { ...CALM, ...led(5, 1), heartbeatInterval: 300 },
  actions: [
    ...['S4', 'S5'].map((server): ActionDocument => ({ at: 0, do: 'crash', server })),
    { at: 0, do: 'link', from: 'S2', to: 'S1', latency: [60, 60] },
    { at: 0, do: 'link', from: 'S3', to: 'S1', latency: [70, 70] },
    request(10, 'S1', 'SET x 1'),
    { at: 25, do: 'link', from: 'S2', to: 'S1', latency: [10, 10] },
    request(30, 'S1', 'SET x 2'),
  ],
  until: 200,
  expect: [{ at: 200, server: 'S1', log: [1, 1], commitIndex: 1 }],
  broken: {
    bug: 'match-not-max',
    falls: 'progress',
    rule: 'What a leader knows to be stored on a follower never gets less while it leads.',
    kept: 'S1 takes no notice of the older yes. With the yes of S3 it commits both.',
    expect: [{ at: 200, server: 'S1', commitIndex: 2 }],
  },
});

const DEAF = breaking({
  slug: 'deaf-to-replies',
  title: 'A leader that reads no refusals',
  sentence:
    'S2 leads term 2. The others answer S1 with that term, and S1 takes no notice: it goes on as leader of term 1.',
  watch: 'Only answers reach S1 here. Whoever reads an answer of a higher term has to step down.',
  section: '§5.1',
  page: 'partition/it-heals',
  at: 45,
  picture: 100,
  cluster: { ...CALM, ...led(3, 1) },
  actions: [
    { at: 0, do: 'block', to: 'S1', type: 'AppendEntries' },
    { at: 0, do: 'block', to: 'S1', type: 'RequestVote' },
    { at: 50, do: 'timeout', server: 'S2' },
  ],
  until: 300,
  expect: [{ at: 300, leaders: 2, server: 'S1', role: 'leader', term: 1 }],
  broken: {
    bug: 'deaf-to-replies',
    falls: 'progress',
    rule: 'Whoever sees a higher term, in any message, adopts it and steps down.',
    kept: 'S1 reads “term 2” in the first refusal, and steps down.',
    expect: [{ at: 300, leaders: 1, server: 'S1', role: 'follower' }],
  },
});

export const BROKEN_ANSWERS = [STALE_ACKS, NOT_MAX, DEAF];
