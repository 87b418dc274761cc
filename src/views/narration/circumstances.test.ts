/** Sentences are true in all their circumstances, as they come about in runs. */
import { beforeEach, expect, test } from 'vitest';
import { RULES, wordsOf } from '../../raft/rules.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import type { How } from '../../sim/how.ts';
import { openRun } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import { actionOf } from '../../store/fetch-events.ts';
import type { Session } from '../../store/session.ts';
import { sentence } from './sentences.ts';

let session: Session;
beforeEach(() => {
  session = createSession();
});

type Document = Omit<ScenarioDocument, 'raftarium'>;
const LED = { servers: 3, initial: { S1: { term: 1, role: 'leader' } } } as const;

/** Every sentence of a run's first ten seconds, with its rule. */
function sentencesOf(document: Document): readonly string[] {
  openRun(session, { raftarium: 1, seed: 1, ...document });
  const { seq } = session.run.history.seek(10_000_000);
  return session.run.history.events(1, seq).map((event) => {
    const rule = event.rule === null ? '' : ` ${wordsOf(event.rule)?.[1]}`;
    return sentence(event, actionOf(session, event)) + rule;
  });
}

/** All but the setup of a run, which has no sentence. */
type Circumstance = Exclude<How, 'staged'>;

/** For each circumstance of an event: what must be said, and what must not be said. */
const HOW: Readonly<Record<Circumstance, readonly [Document, said: string, never: string | null]>> = {
  forced: [
    { cluster: { servers: 3 }, actions: [{ at: 5, do: 'timeout', server: 'S2' }] },
    'The election timer of S2 runs out, because it was made to.',
    'The election timer of S2 runs out: it has heard from no leader.',
  ],
  set: [
    { cluster: LED, actions: [{ at: 60, do: 'setTimer', server: 'S2', in: 3 }] },
    'The election timer of S2 runs out, at the time that it was set to.',
    'The election timer of S2 runs out: it has heard from no leader.',
  ],
  late: [
    {
      cluster: { servers: 1 },
      actions: [
        { at: 5, do: 'pause', server: 'S1' },
        { at: 2000, do: 'resume', server: 'S1' },
      ],
    },
    'The election timer of S1 ran out while it was paused, and counts now.',
    'The election timer of S1 runs out: it has heard from no leader.',
  ],
  again: [
    { cluster: LED, actions: [{ at: 5, do: 'partition', groups: [['S1', 'S2'], ['S3']] }] },
    'The election timer of S3 runs out again: it was not elected in time.',
    null,
  ],
  alone: [
    { cluster: { servers: 1 } },
    'It is time for S1 to speak again, but there is nobody else.',
    'It is time for S1 to speak again.',
  ],
  blank: [
    {
      cluster: LED,
      actions: [
        { at: 300, do: 'wipe', server: 'S2' },
        { at: 400, do: 'restart', server: 'S2' },
      ],
    },
    'S2 restarts with an empty disk: without a term, a vote or a log.',
    'S2 restarts, with its term, its vote and its log from the disk.',
  ],
  crashed: [
    {
      cluster: LED,
      actions: [
        { at: 300, do: 'crash', server: 'S2' },
        { at: 350, do: 'request', server: 'S2', command: 'GET x' },
        { at: 400, do: 'wipe', server: 'S2' },
      ],
    },
    'The disk of S2 is wiped.',
    'S2 crashes and its disk is wiped.',
  ],
  paused: [
    {
      cluster: LED,
      actions: [
        { at: 300, do: 'pause', server: 'S2' },
        { at: 350, do: 'request', server: 'S2', command: 'GET x' },
      ],
    },
    'A client asks S2: GET x. S2 is paused: the client waits.',
    null,
  ],
  midway: [
    { cluster: LED, actions: [{ at: 2, do: 'partition', groups: [['S1', 'S2'], ['S3']] }] },
    'S1 had sent S3 a heartbeat, but the link was cut while it was on its way.',
    null,
  ],
  blocked: [
    { cluster: LED, actions: [{ at: 60, do: 'block', to: 'S3' }] },
    'S1 had sent S3 a heartbeat, but such messages are blocked.',
    'S1 had sent S3 a heartbeat, but it was dropped.',
  ],
};

/** Circumstances that are in the event itself, or in its rule. */
const CASES: readonly (readonly [name: string, Document, said: string, never?: string])[] = [
  [
    'a leader that was paused',
    {
      cluster: LED,
      actions: [
        { at: 10, do: 'pause', server: 'S1' },
        { at: 130, do: 'resume', server: 'S1' },
      ],
    },
    'S1 was to speak while it was paused, and does so now.',
  ],
  [
    'a restart with what the disk held',
    {
      cluster: LED,
      actions: [
        { at: 300, do: 'crash', server: 'S2' },
        { at: 400, do: 'restart', server: 'S2' },
      ],
    },
    'S2 restarts, with its term, its vote and its log from the disk.',
    'S2 restarts with an empty disk: without a term, a vote or a log.',
  ],
  [
    'a request to a crashed server',
    {
      cluster: LED,
      actions: [
        { at: 300, do: 'crash', server: 'S2' },
        { at: 350, do: 'request', server: 'S2', command: 'GET x' },
      ],
    },
    'A client asks S2: GET x. S2 is down: there is no answer.',
    'A client asks S2: GET x.',
  ],
  [
    'a loss by chance',
    { cluster: { ...LED, loss: 1 } },
    'S1 had sent S2 a heartbeat, but the network lost it.',
  ],
  [
    'a loss at a crashed server',
    { cluster: LED, actions: [{ at: 10, do: 'crash', server: 'S2' }] },
    'S1 had sent S2 a heartbeat, but S2 is down.',
  ],
  [
    'a loss at a cut',
    { cluster: LED, actions: [{ at: 30, do: 'cut', from: 'S1', to: 'S2' }] },
    'S1 had sent S2 a heartbeat, but the link is cut.',
    'S1 had sent S2 a heartbeat, but the link was cut while it was on its way.',
  ],
  [
    'a message dropped by hand',
    { cluster: LED, actions: [{ at: 2, do: 'drop', message: { to: 'S2', which: 'first' } }] },
    'S1 had sent S2 a heartbeat, but it was dropped.',
    'S1 had sent S2 a heartbeat, but such messages are blocked.',
  ],
  [
    'several messages dropped by hand',
    { cluster: LED, actions: [{ at: 2, do: 'drop', message: { from: 'S1', which: 'all' } }] },
    'All messages from S1 are dropped.',
    'A message is dropped.',
  ],
  [
    'a copy by chance',
    { cluster: { ...LED, duplication: 1 } },
    'The network makes a copy of what S1 sent S2: a heartbeat.',
  ],
  [
    'a copy by hand',
    { cluster: LED, actions: [{ at: 2, do: 'duplicate', message: { to: 'S2', which: 'first' } }] },
    'A copy is made of what S1 sent S2: a heartbeat.',
    'The network makes a copy of what S1 sent S2: a heartbeat.',
  ],
  [
    'a partition that leaves some out',
    { cluster: { servers: 4 }, actions: [{ at: 2, do: 'partition', groups: [['S1', 'S2']] }] },
    'The network is cut: S1, S2 | S3 | S4.',
  ],
  [
    'a partition into one group',
    { cluster: { servers: 3 }, actions: [{ at: 2, do: 'partition', groups: [['S1', 'S2', 'S3']] }] },
    'All servers are in one group: no link is cut.',
  ],
  [
    'a server that knows of no leader',
    { cluster: { servers: 3 }, actions: [{ at: 2, do: 'request', server: 'S1', command: 'GET x' }] },
    'S1 does not lead, and can name nobody who does. Only the leader takes requests; another server names the leader, if it knows of one.',
  ],
  [
    'a vote that decides nothing yet',
    { cluster: { servers: 5 }, seed: 31 },
    'S3 receives the vote of S4: it has 2 of 5 votes.',
  ],
  [
    'a vote that comes too late',
    { cluster: { servers: 5 }, seed: 31 },
    'S3 receives the vote of S2 for term 1, which no longer counts.',
  ],
  [
    'a commit by counting',
    { cluster: LED, actions: [{ at: 5, do: 'request', server: 'S1', command: 'SET x 1' }] },
    `S1 finds entry 1 of its term 1 on 2 of 3 servers: it is committed. ${RULES['commit:majority'][1]}`,
  ],
  [
    'a commit that a follower is told of',
    { cluster: LED, actions: [{ at: 5, do: 'request', server: 'S1', command: 'SET x 1' }] },
    `S2 learns from S1 that entry 1 is committed. ${RULES['commit:told'][1]}`,
  ],
  [
    'a leader of an older term',
    {
      cluster: { servers: 3, initial: { S1: { term: 1, role: 'leader' }, S2: { term: 2, role: 'leader' } } },
    },
    `S1 hears of term 2 from S2, and adopts it: its own was 1. ${RULES['term:higher'][1]}`,
  ],
  [
    'a leader that cannot time out',
    { cluster: LED, actions: [{ at: 5, do: 'timeout', server: 'leader' }] },
    'S1 cannot time out: its election timer does not run.',
    'Nobody leads: there is no leader to time out.',
  ],
  [
    'a held message that cannot be delayed',
    {
      cluster: LED,
      actions: [
        { at: 2, do: 'hold', message: { to: 'S2', which: 'first' } },
        { at: 3, do: 'delay', message: { to: 'S2', which: 'first' }, by: 5 },
      ],
    },
    'There is no message to delay that is not held.',
  ],
  [
    'an ADD to what is no number',
    {
      cluster: LED,
      actions: [
        { at: 5, do: 'request', server: 'S1', command: 'SET x abc' },
        { at: 6, do: 'request', server: 'S1', command: 'ADD x 2' },
      ],
    },
    'S1 answers the client: ADD x 2 changes nothing, x is no number but abc.',
  ],
];

/** Of sentences with the same beginning, one: enough for the message of a failure. */
const near = (sentences: readonly string[], words: string): readonly string[] =>
  [...new Set(sentences)].filter((one) => one.startsWith(words.slice(0, 12)));

type Row = readonly [name: string, Document, said: string, never: string | null];
const ROWS: readonly Row[] = [
  ...Object.entries(HOW).map(([how, row]): Row => [how, ...row]),
  ...CASES.map(([name, document, words, never = null]): Row => [name, document, words, never]),
];

test.each(ROWS)('a sentence mentions its circumstance: %s', (_name, document, words, never) => {
  const sentences = sentencesOf(document);
  expect(near(sentences, words)).toContainEqual(expect.stringMatching(startsWith(words)));
  expect(sentences).not.toContain(never);
});

const startsWith = (words: string): RegExp => new RegExp(`^${words.replaceAll(/[.|]/g, '\\$&')}( |$)`);

test('the reason of an election is also true for a timer that was forced', () => {
  const [document] = HOW.forced;
  expect(sentencesOf(document)).toContain(
    'S2 stands for election in term 1, and votes for itself. Its election timer ran out, so it starts an election: the next term, and a vote for itself.',
  );
});
