/** Writes that fail (docs/scenario-format.md, “A write that fails”): the server stops, the disk stays. */
import { describe, expect, test } from 'vitest';
import { entriesFrom } from '../raft/log.ts';
import type { ClusterDocument } from '../scenario/document.ts';
import { at, type Story, storyOf } from './testing/story.ts';

const LED: ClusterDocument = {
  replicate: 'at-once',
  initial: { S1: { term: 1, role: 'leader' }, S2: { term: 1 }, S3: { term: 1 } },
};
const request = (command: string) => ({ do: 'request', server: 'S1', command });
const powers = ({ sim }: Story) => sim.nodes.map(({ power }) => power);
const logs = ({ sim }: Story) =>
  sim.nodes.map(({ disk }) => entriesFrom(disk.durable.log).map(({ command }) => command));

describe('a write that takes no time', () => {
  test('fails at once: nothing that waited for it is sent', () => {
    const story = storyOf(
      LED,
      [...at(5, { do: 'failWrite', server: 'S2' }), ...at(20, request('SET x 1'))],
      60,
    );
    expect(story.lines(['write-failed', 'failWrite'])).toEqual(['5 S2 failWrite', '30 S2 write-failed']);
    expect(story.lines(['send'], 2)).toEqual(['10 S2 send AppendEntriesReply S1']);
    expect([powers(story), logs(story)]).toEqual([
      ['up', 'crashed', 'up'],
      [['SET x 1'], [], ['SET x 1']],
    ]);
  });

  test('of a candidate asks nobody for a vote', () => {
    const story = storyOf({}, [
      ...at(10, { do: 'failWrite', server: 'S2' }, { do: 'timeout', server: 'S2' }),
    ]);
    expect(story.lines(['become-candidate', 'write-failed', 'send'])).toEqual([
      '10 S2 become-candidate',
      '10 S2 write-failed',
    ]);
  });

  test('of a leader is too late for what it sent, in time for what it counts', () => {
    const story = storyOf(
      LED,
      [...at(15, { do: 'failWrite', server: 'S1' }), ...at(25, request('SET x 1'))],
      60,
    );
    expect(story.lines(['write-failed', 'commit'])).toEqual(['25 S1 write-failed']);
    expect(logs(story)).toEqual([[], ['SET x 1'], ['SET x 1']]);
  });
});

describe('a write that takes its time', () => {
  const SLOW: ClusterDocument = { ...LED, disks: { S2: { write: [20, 20] } } };

  test('is the one that fails, and those that wait behind it are lost too', () => {
    const story = storyOf(
      SLOW,
      [...at(10, request('SET x 1'), request('SET x 2')), ...at(25, { do: 'failWrite', server: 'S2' })],
      70,
    );
    expect(story.lines(['write-failed'])).toEqual(['40 S2 write-failed']);
    expect(logs(story)[1]).toEqual([]);
    expect(story.sim.nodes.map(({ disk }) => disk.writes)).toEqual([[], [], []]);
  });

  test('earlier writes stay', () => {
    const story = storyOf(
      SLOW,
      [...at(10, request('SET x 1'), request('SET x 2')), ...at(45, { do: 'failWrite', server: 'S2' })],
      70,
    );
    expect(story.lines(['write-failed'])).toEqual(['60 S2 write-failed']);
    expect(logs(story)[1]).toEqual(['SET x 1']);
  });

  test('crashes a paused server too: what waited for it is lost', () => {
    const story = storyOf(
      SLOW,
      [
        ...at(10, request('SET x 1')),
        ...at(25, { do: 'failWrite', server: 'S2' }, { do: 'pause', server: 'S2' }),
        ...at(26, request('SET x 2')),
      ],
      70,
    );
    expect(story.lines(['write-failed', 'lost'])).toEqual([
      '40 S2 write-failed',
      '40 S2 lost AppendEntries S1 crashed',
    ]);
    expect(powers(story)[1]).toBe('crashed');
  });
});

test('a write that was told to fail has two causes: what asked for it, and the action', () => {
  const { events } = storyOf(
    LED,
    [...at(5, { do: 'failWrite', server: 'S2' }), ...at(20, request('SET x 1'))],
    60,
  );
  const failed = events.find(({ what }) => what.kind === 'write-failed');
  const causes = events.filter(({ seq }) => failed?.causes.includes(seq));
  expect(causes.map(({ what }) => what.kind)).toEqual(['failWrite', 'append']);
});

test('only one write fails: after the restart the disk works', () => {
  const story = storyOf(LED, [
    ...at(5, { do: 'failWrite', server: 'S2' }),
    ...at(20, request('SET x 1')),
    ...at(40, { do: 'restart', server: 'S2' }),
  ]);
  expect(story.lines(['write-failed'])).toHaveLength(1);
  expect(logs(story)).toEqual([['SET x 1'], ['SET x 1'], ['SET x 1']]);
});

test('a write that was told to fail still fails after a crash', () => {
  const story = storyOf(
    LED,
    [
      ...at(
        5,
        { do: 'failWrite', server: 'S2' },
        { do: 'crash', server: 'S2' },
        { do: 'restart', server: 'S2' },
      ),
      ...at(20, request('SET x 1')),
    ],
    60,
  );
  expect(story.lines(['write-failed'])).toEqual(['30 S2 write-failed']);
});

test('neither a crashed server nor one whose next write fails already can be told to fail', () => {
  const story = storyOf(
    {},
    at(
      5,
      { do: 'failWrite', server: 'S1' },
      { do: 'failWrite', server: 'S1' },
      { do: 'crash', server: 'S1' },
      { do: 'failWrite', server: 'S1' },
    ),
    10,
  );
  expect(story.lines(['failWrite'])).toEqual([
    '5 S1 failWrite',
    '5 S1 failWrite (nothing)',
    '5 S1 failWrite (nothing)',
  ]);
});

describe('by chance', () => {
  test('always: a server whose disk never writes crashes whenever it has to write', () => {
    const story = storyOf(
      { ...LED, disks: { S3: { fails: 1 } } },
      [...at(20, request('SET x 1')), ...at(40, { do: 'restart', server: 'S3' })],
      120,
    );
    expect(story.lines(['write-failed'])).toEqual(['30 S3 write-failed', '85 S3 write-failed']);
  });

  test.each([[[0, 0]], [[0, 1]], [[1, 1]]] as const)('a tenth of the writes that take %j ms', (write) => {
    const actions = Array.from({ length: 1000 }, (_, i) => [
      ...at(2 * i, request(`SET x ${i}`)),
      // Whenever it has crashed, it leads again at once.
      ...at(2 * i + 1.5, { do: 'restart', server: 'S1' }, { do: 'timeout', server: 'S1' }),
    ]);
    const { lines } = storyOf({ servers: 1, disk: { write, fails: 0.1 } }, actions.flat(), 2000);
    const writes = lines(['append', 'become-candidate']).length;
    expect(writes).toBeGreaterThan(600);
    expect(Math.abs(lines(['write-failed']).length / writes - 0.1)).toBeLessThan(0.03);
  });
});
