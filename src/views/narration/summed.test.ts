/** A sentence about a stretch of the run. */
import { expect, test } from 'vitest';
import { compile } from '../../scenario/compile.ts';
import { type Highlight, highlightOf } from '../../sim/highlights.ts';
import { History } from '../../sim/history.ts';
import type { Happening, SimEvent } from '../../sim/types.ts';
import { nextSummary, spokenSummary, summaryOfHighlights } from './summed.ts';

/** S3 is elected, a request is committed, then it crashes and another one is elected. */
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

test('tells the election, who won it, and the votes', () => {
  expect(spokenSummary(highlights, start, early)).toBe('S3 leads term 1. 4 votes granted. 1 candidate.');
});

test('tells how an election stands that is not decided yet', () => {
  const during = new History(history.recording);
  const standing = () => during.world.nodes.find((node) => node?.server.role.name === 'candidate');
  while (standing() === undefined) during.next();
  const votesOf = () => {
    const role = standing()?.server.role;
    return role?.name === 'candidate' ? role.votes.filter(Boolean).length : 0;
  };
  while (votesOf() < 2) during.next();
  expect(spokenSummary(during.highlights, start, during.world)).toMatch(
    /^S3 has 2 of 5 votes\. \d votes granted\. 1 candidate, no new leader\.$/,
  );
});

test('tells only of its stretch, what matters most first', () => {
  expect(spokenSummary(highlights, early, late)).toMatch(
    /^S\d leads term 2\. 3 votes granted\. 1 candidate\. 1 commit\. \d+ messages lost\. 2 acts from outside\.$/,
  );
});

test('one act or two are told in their own words', () => {
  const tell = ({ kind, server }: Highlight) => `S${server} ${kind}.`;
  expect(spokenSummary(highlights, early, late, tell)).toMatch(
    / S0 request\. S3 crash\.$|S3 request\. S3 crash\.$/,
  );
});

test('what was not read out is told before what is read out again, and nothing twice or never', () => {
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
  expect(meanwhile).toBe('S3 leads term 1. 4 votes granted. 1 candidate.');
  expect(end).toBe(meanwhile);
  expect(after).toBe(end);
  const [, , commits] = hear(say(false, 190), say(true, 500), say(false, 700));
  expect(commits).toBe('1 commit. 1 act from outside.');
  const [, , back] = hear(say(false, 700), say(true, 800), say(false, 150));
  expect(back).toBe('');
  const other = new History(history.recording);
  const [, , elsewhere] = hear(say(false, 150), say(true, 300), { ...say(false, 700), history: other });
  expect(elsewhere).toBe('');
});

test('has nothing to say where nothing of note happened', () => {
  expect(spokenSummary(highlights, late, late)).toBe('');
  expect(spokenSummary([], start, start)).toBe('');
});

test.each(['network', 'link', 'setTimer', 'deliver-now', 'heal', 'request'] as const)(
  'counts “%s” as done from outside',
  (kind) => {
    const what = { kind, action: 0, nothing: false } as Happening;
    const event: SimEvent = { seq: 1, time: 0, server: 0, causes: [], rule: null, what, how: null, from: 0 };
    const highlight = highlightOf(event, 1);
    expect(summaryOfHighlights(highlight ? [highlight] : [])).toBe('1 act from outside.');
  },
);
