/** A sentence about a stretch of the run. */
import { expect, test } from 'vitest';
import { compile } from '../../scenario/compile.ts';
import { type Highlight, highlightOf } from '../../sim/highlights.ts';
import { History } from '../../sim/history.ts';
import type { Happening, SimEvent, World } from '../../sim/types.ts';
import { nextSummary, type SummaryWords, spokenSummary, summaryOfHighlights } from './spoken-summary.ts';

/** S3 is elected, a request is committed, then S3 crashes and another server is elected. */
const history = new History(
  compile({
    raftarium: 1,
    seed: 31,
    actions: [
      { at: 400, do: 'request', server: 'leader', command: 'SET x 1' },
      { at: 600, do: 'crash', server: 'S3' },
    ],
  }),
);
const start = history.world;
const early = history.seek(300_000);
const late = history.seek(1_200_000);
const { highlights } = history;

test('names the election, its winner, and the votes', () => {
  expect(spokenSummary(highlights, start, early)).toBe(
    'S3 stands for election in term 1. 4 votes granted. S3 leads term 1.',
  );
});

test('says how an undecided election stands', () => {
  const during = new History(history.recording);
  const standing = () => during.world.nodes.find((node) => node.server.role.name === 'candidate');
  while (standing() === undefined) during.next();
  const votesOf = () => {
    const role = standing()?.server.role;
    return role?.name === 'candidate' ? role.votes.filter(Boolean).length : 0;
  };
  while (votesOf() < 2) during.next();
  expect(spokenSummary(during.highlights, start, during.world)).toMatch(
    /^S3 stands for election in term 1\. \d votes granted\. S3 has 2 of 5 votes so far\.$/,
  );
});

const summaryWords = (isOmitted: (highlight: Highlight) => boolean = () => false): SummaryWords => ({
  wordsOf: ({ kind, server }) => `S${server} ${kind}.`,
  isOmitted,
});

test('counts many events, each sort at its first place, and votes before the leader that they elect', () => {
  expect(spokenSummary(highlights, early, late, summaryWords())).toMatch(
    /^1 request of clients\. 1 commit\. 1 act from outside\. 1 election begun\. 3 votes granted\. \d messages lost\. S\d leads term 2\.$/,
  );
});

test('has few events in their own words, in order of time; omitted ones are not counted either', () => {
  const few = summaryWords(({ kind }) => kind === 'request');
  expect(spokenSummary(highlights, early, late, few)).toMatch(
    /^S3 commit\. S3 crash\. S\d stands for election in term 2\. 3 votes granted\. \d messages lost\. S\d leads term 2\.$/,
  );
});

test('has votes for an earlier candidate in the right place: before the leader, or last', () => {
  const run = new History(
    compile({
      raftarium: 1,
      seed: 31,
      cluster: { timeouts: { S3: [160] }, latency: [10, 10] },
      actions: [{ at: 165, do: 'crash', server: 'S5' }],
    }),
  );
  const stood = run.seek(162_000);
  const asked = run.seek(172_000);
  const led = run.seek(181_000);
  const summary = (to: World) => spokenSummary(run.highlights, stood, to, summaryWords());
  expect(summary(asked)).toMatch(/^S5 crash\. .*3 votes granted\.$/);
  expect(summary(led)).toMatch(/^S5 crash\. .*3 votes granted\. S3 leads term 1\.$/);
});

test('counts events without words', () => {
  expect(spokenSummary(highlights, early, late)).toMatch(
    /^1 request of clients\. 1 commit\. 1 act from outside\./,
  );
});

test('names of more than two candidates only the best, and nothing that has not changed', () => {
  const all = new History(
    compile({
      raftarium: 1,
      cluster: { timeouts: { S1: [200], S2: [200], S3: [200], S4: [200], S5: [200] }, latency: [10, 10] },
    }),
  );
  const asked = all.seek(205_000);
  const denied = all.seek(215_000);
  expect(spokenSummary(all.highlights, all.seek(0), asked)).toBe(
    '5 elections begun, no new leader. No candidate has more than 1 of 5 votes so far.',
  );
  expect(spokenSummary(all.highlights, asked, denied)).toBe('20 votes denied.');
});

test('comes before lines that are read out again, and repeats or omits nothing', () => {
  const say = (tooFast: boolean, ms: number, round = 0) => ({
    history,
    tooFast,
    world: history.seek(ms * 1000),
    round,
  });
  const hear = (...all: ReturnType<typeof say>[]) => {
    let heard: ReturnType<typeof nextSummary> | null = null;
    return all.map((shown) => {
      heard = nextSummary(shown, heard, highlights);
      expect(nextSummary(shown, heard, highlights)).toBe(heard);
      return heard.text;
    });
  };
  // Lines were read out up to 150 ms; the election was not; and what is new at 700 ms is.
  const [, , meanwhile, , end, after] = hear(
    say(false, 150),
    say(true, 170),
    say(true, 190, 1),
    say(true, 300, 1),
    say(false, 700, 1),
    say(false, 1200, 1),
  );
  expect(meanwhile).toBe('S3 stands for election in term 1. 4 votes granted. S3 leads term 1.');
  expect(end).toBe(meanwhile);
  expect(after).toBe(end);
  const [, , commits] = hear(say(false, 190), say(true, 500), say(false, 700));
  expect(commits).toBe('1 request of clients. 1 commit.');
  const [, , back] = hear(say(false, 700), say(true, 800), say(false, 150));
  expect(back).toBe('');
  const other = new History(history.recording);
  const [, , elsewhere] = hear(say(false, 150), say(true, 300), { ...say(false, 700), history: other });
  expect(elsewhere).toBe('');
});

test('is empty if nothing important happened', () => {
  expect(spokenSummary(highlights, late, late)).toBe('');
  expect(spokenSummary([], start, start)).toBe('');
});

test.each(['network', 'link', 'setTimer', 'deliver-now', 'heal'] as const)(
  'counts “%s” as an act from outside',
  (kind) => {
    const what = { kind, action: 0, nothing: false } as Happening;
    const event: SimEvent = {
      seq: 1,
      time: 0,
      server: 0,
      causes: [],
      rule: null,
      what,
      how: null,
      from: 0,
      term: 0,
      values: null,
    };
    const highlight = highlightOf(event, 1);
    expect(summaryOfHighlights(highlight ? [highlight] : [])).toBe('1 act from outside.');
  },
);
