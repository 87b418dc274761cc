/** Folding: repeated events are one line, and no event is lost or listed twice. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SimEvent } from '../../sim/types.ts';
import { openRun } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import { isListed } from '../../store/pages.ts';
import type { Detail } from '../../store/session.ts';
import { Folding } from './fold.ts';
import { lineWords, wordsFor } from './line-words.ts';
import { append, event, packet } from './testing/events.ts';

const session = createSession();

const PARTED = [
  ['S1', 'S2', 'S4'],
  ['S3', 'S5'],
];

/** S3, elected at 160 ms, is cut off from 450 to 1400 ms; S1 is down for a while, and gets no requests. */
function eventsOf(): readonly SimEvent[] {
  openRun(session, {
    raftarium: 1,
    seed: 31,
    actions: [
      { at: 300, do: 'request', server: 'leader', command: 'SET x 1' },
      { at: 450, do: 'partition', groups: PARTED },
      { at: 1400, do: 'heal' },
      { at: 1600, do: 'crash', server: 'S1' },
    ],
  });
  const { seq } = session.run.history.seek(2_500_000);
  return session.run.history.events(1, seq);
}

const all = eventsOf();
const folded = (events: readonly SimEvent[], quiet = true) => new Folding(session, quiet).take(events);
const seqs = (events: readonly SimEvent[]) => events.map(({ seq }) => seq);
const flat = (events: readonly SimEvent[], quiet: boolean) =>
  folded(events, quiet).flatMap((line) => seqs(line.events));

describe('unfolded, the lines are the events', () => {
  test.each(['turns', 'decisions', 'everything'] as const)(
    'at “%s”: none is lost, none is listed twice',
    (detail) => {
      const listed = all.filter((event) => isListed(event, detail));
      for (const quiet of [true, false])
        expect(flat(listed, quiet).sort((a, b) => a - b)).toEqual(seqs(listed));
      expect(folded(listed).length).toBeLessThan(listed.length);
    },
  );

  test('in any stretch, in portions of any size; and lines above the last never change', () => {
    const place = fc.nat({ max: all.length });
    const detail = fc.constantFrom<Detail>('turns', 'decisions', 'everything');
    fc.assert(
      fc.property(place, place, place, detail, fc.boolean(), (a, b, c, level, quiet) => {
        const [from = 0, middle = 0, to = 0] = [a, b, c].sort((x, y) => x - y);
        const listed = all.slice(from, to).filter((event) => isListed(event, level));
        const first = listed.filter(({ seq }) => seq <= middle);
        const growing = [...first];
        const folding = new Folding(session, quiet);
        const firsts = folding.take(growing).map(({ events }) => events[0].seq);
        growing.push(...listed.slice(first.length));
        const lines = folding.take(growing);
        expect(lines).toEqual(folded(listed, quiet));
        expect(lines.slice(0, firsts.length).map(({ events }) => events[0].seq)).toEqual(firsts);
      }),
      { numRuns: 200, seed: 17 },
    );
  });

  test('lines are in the order of their first events', () => {
    const firsts = folded(all).map(({ events }) => events[0].seq);
    expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
  });
});

describe('repeated events are one line', () => {
  const turns = folded(all.filter((event) => isListed(event, 'turns'))).map((line) =>
    lineWords(session, line),
  );
  const decisions = folded(all.filter((event) => isListed(event, 'decisions'))).map((line) =>
    lineWords(session, line),
  );

  test('losses at a cut, with their number and times', () => {
    expect(turns).toContainEqual(
      expect.stringMatching(
        /^S3’s \S+ to S1, S2 and S4 are lost at the cut, \d+ times, 4\d\d\.\d to \d+\.\d ms\.$/,
      ),
    );
  });

  test('losses at a crashed server', () => {
    expect(turns).toContainEqual(expect.stringMatching(/ to S1 are lost at a crashed server, \d+ times, /));
  });

  test('messages that are lost at once, and in the same way, are one', () => {
    const at = all.find(({ what }) => what.kind === 'lost')?.time;
    const once = all.filter(({ what, time }) => what.kind === 'lost' && time === at);
    const words = 'What S3 sent to S1, S2 and S4 is lost: the link is cut.';
    expect(folded(once).map((line) => lineWords(session, line))).toEqual([words]);
    // The headline includes all of them, whichever event it is about.
    for (const event of once) expect(wordsFor(session, event, all)).toBe(words);
  });

  test('the headline includes no loss of another moment, or of another sender', () => {
    const packetTo = (from: number, to: number) => packet({ ...append(0), from, to });
    const lost = (from: number, to: number, seq: number, time: number) =>
      event({ kind: 'lost', packet: packetTo(from, to), reason: 'loss' }, { server: to, seq, time });
    const events = [lost(1, 2, 1, 10), lost(1, 3, 2, 20), lost(1, 4, 3, 20), lost(5, 4, 4, 20)];
    const [alone, together, , other] = events.map((one) => wordsFor(session, one, events));
    expect(together).toBe('What S1 sent to S3 and S4 is lost: the network lost it.');
    expect(alone).toMatch(/^S1 had sent S2 /);
    expect(other).toMatch(/^S5 had sent S4 /);
  });

  test('a line ends where another one begins', () => {
    const [leader] = decisions.flatMap((words, i) => (/leads term 2/.test(words) ? [i] : []));
    const lost = decisions.flatMap((words, i) => (/lost at the cut/.test(words) ? [i] : []));
    expect(lost.some((i) => i < (leader ?? 0))).toBe(true);
    expect(lost.some((i) => i > (leader ?? 0))).toBe(true);
  });

  test('the elections of a single candidate', () => {
    openRun(session, {
      raftarium: 1,
      seed: 3,
      actions: [{ at: 1, do: 'partition', groups: [['S1'], ['S2'], ['S3'], ['S4'], ['S5']] }],
    });
    const { seq } = session.run.history.seek(1_500_000);
    const listed = session.run.history.events(1, seq).filter((event) => isListed(event, 'decisions'));
    const lines = folded(listed).map((line) => lineWords(session, line));
    expect(lines).toContainEqual(expect.stringMatching(/^The election timer of S2 runs out \d times, /));
    expect(lines).toContainEqual(
      expect.stringMatching(/^S2 stands for election \d times, in terms 1 to \d, /),
    );
  });

  test.each(['cut', 'mend'] as const)('both ways of a link, at once: %s', (word) => {
    const ways = [
      { from: 'S2', to: 'S1' },
      { from: 'S1', to: 'S2' },
    ];
    const cuts = ways.map((way) => ({ at: 1, do: 'cut' as const, ...way }));
    const mends = ways.map((way) => ({ at: 40, do: 'mend' as const, ...way }));
    const later = { at: 60, do: 'cut' as const, from: 'S1', to: 'S2' };
    const cluster = { servers: 3, initial: { S1: { term: 1, role: 'leader' as const } } };
    openRun(session, {
      raftarium: 1,
      seed: 3,
      cluster,
      actions: [...cuts, ...mends, later, { ...later, from: 'S2', to: 'S1', at: 61 }],
    });
    const { seq } = session.run.history.seek(70_000);
    const events = session.run.history.events(1, seq);
    expect(events.some(({ what, how }) => what.kind === 'lost' && how === 'midway')).toBe(true);
    const done = events.filter(({ what }) => what.kind === word);
    const both = `The link between S2 and S1 is ${word === 'cut' ? 'cut' : 'mended'}, both ways.`;
    const apart = ['The link from S1 to S2 is cut.', 'The link from S2 to S1 is cut.'];
    expect(folded(done).map((line) => lineWords(session, line))).toEqual(
      word === 'cut' ? [both, ...apart] : [both],
    );
    const single = word === 'cut' ? 'The link from S2 to S1 is cut.' : 'The link from S2 to S1 is mended.';
    expect(done.map((event) => wordsFor(session, event, events))).toEqual(
      word === 'cut' ? [single, both, ...apart] : [single, both],
    );
  });

  test('messages of both ways, held and released at once', () => {
    const ways = [
      { from: 'S2', to: 'S1' },
      { from: 'S1', to: 'S2' },
    ];
    const held = ways.map((way) => ({ at: 10, do: 'hold' as const, ...way }));
    const released = ways.map((way) => ({ at: 40, do: 'release' as const, ...way }));
    const blocked = ways.map((way) => ({
      at: 50,
      do: 'block' as const,
      type: 'RequestVote' as const,
      ...way,
    }));
    openRun(session, {
      raftarium: 1,
      seed: 3,
      actions: [...held, ...released, ...blocked, { at: 60, do: 'release' }],
    });
    const { seq } = session.run.history.seek(70_000);
    const done = session.run.history.events(1, seq).filter(({ what }) => 'action' in what);
    const both = [
      'Messages between S2 and S1 are held on their link, both ways.',
      'What is held between S2 and S1 is let go, both ways.',
      'Messages of type RequestVote between S2 and S1 are blocked from now on, both ways.',
    ];
    expect(folded(done).map((line) => lineWords(session, line))).toEqual([
      ...both,
      'What is held is let go.',
    ]);
    const second = [1, 3, 5].map((i) => done[i] as SimEvent);
    expect(second.map((event) => wordsFor(session, event, done))).toEqual(both);
  });

  test('old heartbeats and their replies', () => {
    const peace = all.filter(({ time }) => time > 200_000 && time < 300_000);
    expect(folded(peace).map((line) => lineWords(session, line))).toEqual([
      expect.stringMatching(
        /^Heartbeats of S3, and the answers to them: \d+ events, 2\d\d\.\d to 2\d\d\.\d ms\.$/,
      ),
    ]);
    expect(folded(peace, false)).toHaveLength(peace.length);
  });
});
