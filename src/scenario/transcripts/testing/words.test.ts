/** The words of the transcripts: each becomes a part of a document, and an unclear line is an error. */
import { expect, test } from 'vitest';
import { readTranscript, writeTranscript } from './transcript.ts';
import { actionLine, claims, clusterLine, expectLine } from './words.ts';

test.each([
  ['3 servers', { servers: 3 }],
  ['1 server', { servers: 1 }],
  ['latency 10', { latency: [10, 10] }],
  ['latency 10-15', { latency: [10, 15] }],
  ['disk 30', { disk: { write: [30, 30] } }],
  ['noop on', { noop: true }],
  ['reads local', { rules: { reads: 'local' } }],
  ['replicate at-once', { replicate: 'at-once' }],
  ['S1 S2 election timeouts 150 200', { timeouts: { S1: [150, 200], S2: [150, 200] } }],
  ['S3 clock 1.1', { clock: { S3: 1.1 } }],
  ['fails 0.1', { disk: { fails: 0.1 } }],
  ['S3 disk 5-20', { disks: { S3: { write: [5, 20] } } }],
  ['S3 electionTimeout 100-120', { electionTimeouts: { S3: [100, 120] } }],
  ['place Virginia S1 S2', { places: { Virginia: ['S1', 'S2'] } }],
  ['between Virginia S3 latency 40', { links: [{ between: ['Virginia', 'S3'], latency: [40, 40] }] }],
  ['from S1 to S2 loss 1', { links: [{ from: 'S1', to: 'S2', loss: 1 }] }],
  [
    'S1 starts as leader in term 3 with log 1x2 2(SET x 5) 3',
    { initial: { S1: { role: 'leader', term: 3, log: [1, 1, { term: 2, command: 'SET x 5' }, 3] } } },
  ],
  ['S2 starts in term 3 voted for S1', { initial: { S2: { term: 3, votedFor: 'S1' } } }],
])('cluster: %s', (line, cluster) => {
  const document = { cluster: {} };
  clusterLine(document, line);
  expect(document).toEqual({ cluster });
});

test.each([
  [
    'at 5 crash S1; heal',
    [
      { at: 5, do: 'crash', server: 'S1' },
      { at: 5, do: 'heal' },
    ],
  ],
  ['at 5 request leader SET x 5', [{ at: 5, do: 'request', server: 'leader', command: 'SET x 5' }]],
  [
    'at 5 partition S1 S2 | S3',
    [
      {
        at: 5,
        do: 'partition',
        groups: [['S1', 'S2'], ['S3']],
      },
    ],
  ],
  ['at 5 cut from S1 to S2', [{ at: 5, do: 'cut', from: 'S1', to: 'S2' }]],
  [
    'at 5 link S1 S2 latency 10-20 loss 0.5',
    [{ at: 5, do: 'link', from: 'S1', to: 'S2', latency: [10, 20], loss: 0.5 }],
  ],
  [
    'at 5 settings S1 electionTimeout 40 clock 2 disk 5-20 fails 0.1',
    [
      {
        at: 5,
        do: 'settings',
        server: 'S1',
        electionTimeout: [40, 40],
        clock: 2,
        disk: { write: [5, 20], fails: 0.1 },
      },
    ],
  ],
  [
    'at 5 settings heartbeatInterval 20 noop on',
    [{ at: 5, do: 'settings', heartbeatInterval: 20, noop: true }],
  ],
  ['at 5 failWrite S1', [{ at: 5, do: 'failWrite', server: 'S1' }]],
  ['at 5 setTimer S1 in 20', [{ at: 5, do: 'setTimer', server: 'S1', in: 20 }]],
  ['at 5 hold AppendEntries to S2', [{ at: 5, do: 'hold', type: 'AppendEntries', to: 'S2' }]],
  ['at 5 block', [{ at: 5, do: 'block' }]],
  [
    'at 5 drop all RequestVote from S1 of term 2',
    [{ at: 5, do: 'drop', message: { which: 'all', type: 'RequestVote', from: 'S1', term: 2 } }],
  ],
  ['at 5 delay first by 20', [{ at: 5, do: 'delay', message: { which: 'first' }, by: 20 }]],
  [
    'at 5 ask S1 2 times every 10 ADD x',
    [
      { at: 5, do: 'request', server: 'S1', command: 'ADD x 1' },
      { at: 15, do: 'request', server: 'S1', command: 'ADD x 2' },
    ],
  ],
  [
    'when S1 is leader, term 2, after 5, do crash S1',
    [{ when: { server: 'S1', role: 'leader', term: 2 }, after: 5, do: 'crash', server: 'S1' }],
  ],
  ['when leaders 1, do heal', [{ when: { leaders: 1 }, do: 'heal' }]],
])('%s', (line, actions) => {
  expect(actionLine(line)).toEqual(actions);
});

test.each([
  [
    'S1 S2 is paused, commitIndex 3..',
    ['S1', 'S2'].map((server) => ({ server, power: 'paused', commitIndex: { min: 3 } })),
  ],
  ['S1 voted for nobody, follows S2, log empty', [{ server: 'S1', votedFor: null, leader: 'S2', log: [] }]],
  ['S1 state x=5 y=a, log 1 2', [{ server: 'S1', state: { x: 5, y: 'a' }, log: [1, 2] }]],
  ['leaders ..1, agree S1 S2', [{ leaders: { max: 1 }, agree: ['S1', 'S2'] }]],
  ['committed SET x 5', [{ committed: 'SET x 5' }]],
  ['count truncate S1 1..2', [{ count: { kind: 'truncate', server: 'S1', min: 1, max: 2 } }]],
  ['count send 0', [{ count: { kind: 'send', min: 0, max: 0 } }]],
  ['violated log-matching', [{ violated: 'log-matching' }]],
])('claim: %s', (text, documents) => {
  expect(claims(text)).toEqual(documents);
});

test.each([
  ['expect leader one', { at: 90, leader: 'one' }],
  ['expect by 50: leader S1', { by: 50, leader: 'S1' }],
  ['expect at 50: leader none', { at: 50, leader: 'none' }],
  ['expect never 0-50: leaders 2..', { never: [0, 50], leaders: { min: 2 } }],
])('%s', (line, document) => {
  expect(expectLine(line, 90)).toEqual([document]);
});

const file = (...blocks: string[]): string => ['# X1 A case', 'Source: here', ...blocks].join('\n\n');

test.each([
  'at 5 explode S1',
  'at five crash S1',
  'at 5 drop RequestVote by S1',
  'expect S1 feels well',
  'expect by 5: count',
  'crash S1',
  'when S1 S2 term 1, do heal',
])('unclear: %s', (line) => {
  expect(() => readTranscript(file(`${line}\nrun to 10\n----`))).toThrow(`X1 A case: "${line}"`);
});

test.each(['4 serverss', 'lag 10', 'noop maybe', 'S1 starts as king'])('unclear in a cluster: %s', (line) => {
  expect(() => readTranscript(file(`cluster\n${line}\n----`))).toThrow(`X1 A case: "${line}"`);
});

test('a block must last some time, and a transcript has a heading and a source', () => {
  expect(() => readTranscript(file('at 5 heal\n----'))).toThrow('each block runs on');
  expect(() => readTranscript(file('run to 10\n----', 'run to 10\n----'))).toThrow('each block runs on');
  expect(() => readTranscript('# X1 A case\n\nNo source')).toThrow('begins with');
});

test('prose is kept, and the output is replaced', () => {
  const text = file('Some words.', 'cluster\n3 servers\n----\nold', 'More.', 'run to 10\nshow\n----\nold');
  const transcript = readTranscript(text);
  expect(transcript.document).toEqual({
    raftarium: 1,
    title: 'X1 A case',
    cluster: { servers: 3 },
    actions: [],
    expect: [],
    until: 10,
  });
  const now = writeTranscript(transcript, [['new'], ['a', 'b']]);
  expect(now).toBe(`${text.replace('old', 'new').replace('old', 'a\nb')}\n`);
});
