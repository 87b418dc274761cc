/** A stretch of the run in one sentence that one can follow while the run goes on. */

import { countBefore } from '../../base/sorted.ts';
import type { Highlight } from '../../sim/highlights.ts';
import type { History } from '../../sim/history.ts';
import { countOf, type Sort } from '../../sim/kinds.ts';
import type { World } from '../../sim/types.ts';
import * as words from '../../words/summaries.ts';

/** The words of a highlight. */
export interface SummaryWords {
  /** Its own words; undefined if they are not known. */
  readonly wordsOf: (highlight: Highlight) => string | undefined;
  /** Omitted highlights. */
  readonly isOmitted: (highlight: Highlight) => boolean;
}

const COUNTED: SummaryWords = { wordsOf: () => undefined, isOmitted: () => false };

/** Up to this many highlights have words of their own; more are counted. */
const MOST_SENTENCES = 4;

/**
 * The important highlights between two worlds of a run, in order of time, with votes; '' if there are none.
 * Pure.
 */
export function spokenSummary(
  highlights: readonly Highlight[],
  from: World,
  to: World,
  summaryWords: SummaryWords = COUNTED,
): string {
  const stretch = highlights
    .slice(
      countBefore(highlights, ({ seq }) => seq <= from.seq),
      countBefore(highlights, ({ seq }) => seq <= to.seq),
    )
    .filter((highlight) => !summaryWords.isOmitted(highlight));
  const before = new Set(standings(from));
  const so = standings(to).filter((standing) => !before.has(standing));
  return [...withVotes(namedOrCounted(stretch, summaryWords), votes(from, to)), ...so].join(' ');
}

interface Sentence {
  readonly sort: Sort;
  readonly words: string;
}

/** Votes come after a candidate and before its victory. The candidate may have been mentioned before. */
function withVotes(sentences: readonly Sentence[], given: string): readonly string[] {
  const texts = sentences.map((sentence) => sentence.words);
  if (given === '') return texts;
  const led = sentences.findIndex(({ sort }) => sort === 'leader');
  const ahead = led < 0 ? sentences : sentences.slice(0, led);
  const stood = ahead.findLastIndex(({ sort }) => sort === 'candidate');
  return texts.toSpliced(stood < 0 ? ahead.length : stood + 1, 0, given);
}

/** A few are listed in their own words; messages are always counted. */
function namedOrCounted(stretch: readonly Highlight[], { wordsOf }: SummaryWords): readonly Sentence[] {
  const lost = stretch.filter(({ sort }) => sort === 'lost');
  if (stretch.length - lost.length > MOST_SENTENCES) return counted(stretch);
  const sentences = stretch.flatMap((highlight) => {
    if (highlight.sort !== 'lost')
      return [{ sort: highlight.sort, words: ownWords(highlight, wordsOf) ?? '' }];
    return highlight === lost[0] ? counted(lost) : [];
  });
  return sentences.every(({ words }) => words !== '') ? sentences : counted(stretch);
}

function ownWords(highlight: Highlight, wordsOf: SummaryWords['wordsOf']): string | undefined {
  const { sort, server, term } = highlight;
  switch (sort) {
    case 'leader':
      return words.leads(server, term);
    case 'candidate':
      return words.stands(server, term);
    case 'violation':
      return undefined;
    default:
      return wordsOf(highlight);
  }
}

/** Each sort once, in the order of their first events. */
function counted(stretch: readonly Highlight[]): readonly Sentence[] {
  const sorts = [...new Set(stretch.map(({ sort }) => sort))];
  return sorts.map((sort) => ({ sort, words: countWords(sort, stretch) }));
}

function countWords(sort: Sort, stretch: readonly Highlight[]): string {
  const those = stretch.filter((one) => one.sort === sort);
  const last = those.at(-1);
  if (sort === 'leader' && last) return words.leads(last.server, last.term);
  const isLed = sort !== 'candidate' || stretch.some((one) => one.sort === 'leader');
  return words.counted(sort, those.length, isLed);
}

/**
 * What is shown, of which run, and whether its lines come too quickly to be read out; `round`: a sentence is
 * due meanwhile.
 */
export interface SpokenState {
  readonly history: History;
  readonly tooFast: boolean;
  readonly world: World;
  readonly round: number;
}

export interface Spoken {
  readonly shown: SpokenState;
  /** Everything up to here was read out, in lines or in sentences. */
  readonly reported: World;
  readonly text: string;
}

/** The sentence for what is shown now, after the previous one. Pure. */
export function nextSummary(
  shown: SpokenState,
  before: Spoken | null,
  highlights: readonly Highlight[],
  summaryWords?: SummaryWords,
): Spoken {
  const { history, tooFast, world, round } = shown;
  if (before === null) return { shown, reported: world, text: '' };
  if (before.shown === shown) return before;
  const { reported, text, shown: last } = before;
  const isDue = tooFast ? round !== last.round : last.tooFast;
  // The new lines are read out as soon as they come slowly again.
  const end = tooFast ? world : last.world;
  const isOnward = history === last.history && world.seq >= end.seq && end.seq >= reported.seq;
  const sentence = isDue && isOnward ? spokenSummary(highlights, reported, end, summaryWords) : '';
  return { shown, reported: tooFast && !isDue && isOnward ? reported : world, text: sentence || text };
}

/** The number of highlights of each sort. Pure. */
export const summaryOfHighlights = (stretch: readonly Highlight[]): string =>
  counted(stretch)
    .map(({ words }) => words)
    .join(' ');

/** The state of undecided elections. */
function standings({ nodes }: World): readonly string[] {
  const standing = nodes.flatMap(({ id, power, server: { role } }) => {
    if (power !== 'up' || role.name !== 'candidate') return [];
    return [{ id, granted: role.votes.filter((vote) => vote === true).length }];
  });
  const of = nodes.length;
  if (standing.length > 2)
    return [words.noneHasMore(Math.max(...standing.map(({ granted }) => granted)), of)];
  return standing.map(({ id, granted }) => words.hasVotes(id, granted, of));
}

function votes(from: World, to: World): string {
  const granted = countOf(to, 'grant-vote', 0) - countOf(from, 'grant-vote', 0);
  const denied = countOf(to, 'deny-vote', 0) - countOf(from, 'deny-vote', 0);
  return granted + denied === 0 ? '' : words.votes(granted, denied);
}
