/** What is asked about each kind of thing, in each of its states. */
import { expect, test } from 'vitest';
import type { ActionDocument, ClusterDocument } from '../../scenario/types.ts';
import { questionWords } from '../../words/questions.ts';
import { led, standing } from '../why-not/testing/asking.ts';
import { questionsAbout } from './questions.ts';
import type { Thing } from './types.ts';

const SET = { do: 'request', server: 'S1', command: 'SET x 1' } as const;
const CUT = { do: 'partition', groups: [['S1'], ['S2', 'S3']] } as const;
type Run = readonly [ClusterDocument, readonly ActionDocument[], number];

const RUNS = {
  /** Nobody has stood for election yet. */
  begun: [{ servers: 3 }, [], 50],
  /** S1 asks for votes. */
  election: [{ servers: 3, timeouts: { S1: [100] } }, [], 105],
  /** S1 was elected. */
  elected: [{ servers: 3, timeouts: { S1: [100] } }, [], 135],
  /** An entry is on its way. */
  asked: [led(3), [{ at: 5, ...SET }], 12],
  /** The leader has committed it, and has not told. */
  counted: [led(3), [{ at: 5, ...SET }], 40],
  told: [led(3), [{ at: 5, ...SET }], 90],
  /** S1 leads on, in an old term, and has an entry that the new leader S2 does not have. */
  parted: [
    led(3),
    [
      { at: 20, ...CUT },
      { at: 25, ...SET },
      { at: 30, do: 'timeout', server: 'S2' },
    ],
    60,
  ],
  replaced: [
    led(3),
    [
      { at: 20, ...CUT },
      { at: 25, ...SET },
      { at: 30, do: 'timeout', server: 'S2' },
      { at: 60, do: 'request', server: 'S2', command: 'SET x 2' },
    ],
    65,
  ],
  down: [
    { servers: 3, timeouts: { S1: [100] } },
    [
      { at: 130, do: 'crash', server: 'S2' },
      { at: 140, ...SET },
    ],
    145,
  ],
  paused: [
    { servers: 3, timeouts: { S1: [100] } },
    [
      { at: 130, do: 'pause', server: 'S2' },
      { at: 140, ...SET },
    ],
    145,
  ],
} as const satisfies Record<string, Run>;

function questions(run: keyof typeof RUNS, thing: Thing): readonly string[] {
  const [cluster, actions, at] = RUNS[run];
  const history = standing(cluster, actions, at);
  return questionsAbout(thing, { world: history.world, past: history }).map(questionWords);
}

test.each<[keyof typeof RUNS, Thing, readonly string[]]>([
  ['begun', { kind: 'server', server: 1 }, ['Why does nobody lead?', 'Why does S1 not stand for election?']],
  [
    'election',
    { kind: 'server', server: 1 },
    ['Why does S1 not lead?', 'Why did S1 stand for election in term 1?'],
  ],
  [
    'election',
    { kind: 'server', server: 2 },
    ['Why does S2 not know of term 1?', 'Why does nobody lead?', 'Why does S2 not stand for election?'],
  ],
  ['elected', { kind: 'server', server: 1 }, ['Why does S1 lead term 1?']],
  ['elected', { kind: 'server', server: 2 }, ['Why did S2 vote for S1?', 'Why did S2 change to term 1?']],
  ['asked', { kind: 'server', server: 1 }, ['Why is entry 1 not committed?']],
  ['asked', { kind: 'server', server: 2 }, ['Why does S2 not have the leader’s entry 1?']],
  ['counted', { kind: 'server', server: 2 }, ['Why does S2 not know that entry 1 is committed?']],
  [
    'parted',
    { kind: 'server', server: 1 },
    ['Why does S1 not know of term 2?', 'Why is entry 1 not committed?'],
  ],
  ['parted', { kind: 'server', server: 2 }, ['Why does S2 lead term 2?']],
  [
    'down',
    { kind: 'server', server: 2 },
    ['Why does S2 not have the leader’s entry 1?', 'Why did S2 vote for S1?'],
  ],
  [
    'paused',
    { kind: 'server', server: 2 },
    ['Why does S2 not have the leader’s entry 1?', 'Why did S2 vote for S1?'],
  ],
  ['elected', { kind: 'term', server: 1 }, ['Why did S1 stand for election in term 1?']],
  ['elected', { kind: 'term', server: 2 }, ['Why did S2 change to term 1?']],
  ['parted', { kind: 'term', server: 1 }, ['Why does S1 not know of term 2?']],
  ['election', { kind: 'vote', voter: 1, candidate: 1 }, ['Why did S1 stand for election in term 1?']],
  ['election', { kind: 'vote', voter: 2, candidate: 1 }, ['Why has S1 no vote from S2?']],
  ['begun', { kind: 'timer', server: 1 }, ['Why does S1 not stand for election?']],
  [
    'elected',
    { kind: 'timer', server: 2 },
    ['Why does S2 not stand for election?', 'Why did the election timer of S2 start anew?'],
  ],
  ['elected', { kind: 'timer', server: 1 }, []],
  [
    'asked',
    { kind: 'entry', server: 1, index: 1 },
    ['Why is entry 1 not committed?', 'Why does S1 have entry 1?'],
  ],
  [
    'counted',
    { kind: 'entry', server: 1, index: 1 },
    ['Why is entry 1 committed?', 'Why does S1 have entry 1?'],
  ],
  [
    'counted',
    { kind: 'entry', server: 2, index: 1 },
    ['Why does S2 not know that entry 1 is committed?', 'Why does S2 have entry 1?'],
  ],
  [
    'told',
    { kind: 'entry', server: 2, index: 1 },
    ['Why does S2 know that entry 1 is committed?', 'Why does S2 have entry 1?'],
  ],
  [
    'replaced',
    { kind: 'entry', server: 1, index: 1 },
    [
      'Why is entry 1 not committed?',
      'Why does S1 not have the leader’s entry 1?',
      'Why does S1 have entry 1?',
    ],
  ],
  ['asked', { kind: 'commit-mark', server: 1 }, ['Why is entry 1 not committed?']],
  ['counted', { kind: 'commit-mark', server: 1 }, ['Why is entry 1 committed?']],
  ['counted', { kind: 'commit-mark', server: 2 }, ['Why does S2 not know that entry 1 is committed?']],
  ['told', { kind: 'commit-mark', server: 2 }, ['Why does S2 know that entry 1 is committed?']],
  ['begun', { kind: 'time' }, ['Why does nobody lead?']],
  ['election', { kind: 'time' }, ['Why does nobody lead?', 'Why did S1 stand for election in term 1?']],
  ['elected', { kind: 'time' }, ['Why does S1 lead term 1?']],
  ['asked', { kind: 'time' }, ['Why is entry 1 not committed?']],
])('in %s, about %o', (run, thing, expected) => {
  expect(questions(run, thing)).toEqual(expected);
});

test('about a message in flight, and about a client that waits or was answered', () => {
  const about = (run: keyof typeof RUNS, kind: 'message' | 'request'): readonly string[] => {
    const [cluster, actions, at] = RUNS[run];
    const { world } = standing(cluster, actions, at);
    const id = (kind === 'message' ? world.packets : world.requests)[0]?.id ?? 0;
    return questions(run, kind === 'message' ? { kind, message: id } : { kind, request: id });
  };
  expect(about('asked', 'message')).toEqual([
    'Why has this message not arrived?',
    'Why was this message sent?',
  ]);
  expect(about('asked', 'request')).toEqual(['Why has the client no answer?']);
  expect(about('told', 'request')).toEqual(['Why did the client get this answer?']);
});

test('about each event of an election that something led to', () => {
  const history = standing(...RUNS.elected);
  const about = history
    .events(1, history.world.seq)
    .flatMap((event) =>
      questionsAbout({ kind: 'event', event }, { world: history.world, past: history }).map(questionWords),
    );
  expect([...new Set(about)]).toEqual([
    'Why did S1 stand for election in term 1?',
    'Why was this message sent?',
    'Why did this message arrive?',
    'Why did S2 change to term 1?',
    'Why did S2 vote for S1?',
    'Why did S3 change to term 1?',
    'Why did S3 vote for S1?',
    'Why does S1 lead term 1?',
    'Why did S2 accept what S1 sent?',
    'Why did S3 accept what S1 sent?',
  ]);
});
