/** What happened in a stretch of the run, in one sentence that a person can follow while the run goes on. */

import { serverName } from '../../base/names.ts';
import { countBefore } from '../../base/sorted.ts';
import type { Highlight } from '../../sim/highlights.ts';
import type { History } from '../../sim/history.ts';
import type { Sort } from '../../sim/kinds.ts';
import type { World } from '../../sim/types.ts';

const count = (number: number, one: string, several = `${one}s`): string =>
  `${number} ${number === 1 ? one : several}`;

/** Says of one act what was done; undefined where that is not known. */
type ActionWords = (deed: Highlight) => string | undefined;

/** So many acts are told each in its own words; more are counted. */
const ACTIONS_TOLD = 2;

/** What matters of the highlights between two worlds of a run, votes included; '' where nothing does. Pure. */
export function spokenSummary(
  highlights: readonly Highlight[],
  from: World,
  to: World,
  tellDeed: ActionWords = () => undefined,
): string {
  const stretch = highlights.slice(
    countBefore(highlights, ({ seq }) => seq <= from.seq),
    countBefore(highlights, ({ seq }) => seq <= to.seq),
  );
  const [elected = '', ...rest] = sentencesOf(stretch, tellDeed);
  return [elected, ...standings(to), votes(from, to), ...rest].filter(Boolean).join(' ');
}

/** What is on the page, of which run, and whether its lines come too quickly to be read out; `round`: another one calls for a sentence meanwhile. */
export interface SpokenState {
  readonly history: History;
  readonly tooFast: boolean;
  readonly world: World;
  readonly round: number;
}

export interface Spoken {
  readonly shown: SpokenState;
  /** Up to here all was told, in lines or in sentences. */
  readonly told: World;
  readonly text: string;
}

/** What is said of what is shown now, after what was said before. Pure. */
export function nextSummary(
  shown: SpokenState,
  before: Spoken | null,
  highlights: readonly Highlight[],
  tellDeed?: ActionWords,
): Spoken {
  const { history, tooFast, world, round } = shown;
  if (before === null) return { shown, told: world, text: '' };
  if (before.shown === shown) return before;
  const { told, text, shown: last } = before;
  const isDue = tooFast ? round !== last.round : last.tooFast;
  // The lines that are new now are read out as soon as they come slowly again.
  const end = tooFast ? world : last.world;
  const isOnward = history === last.history && world.seq >= end.seq && end.seq >= told.seq;
  const sentence = isDue && isOnward ? spokenSummary(highlights, told, end, tellDeed) : '';
  return { shown, told: tooFast && !isDue && isOnward ? told : world, text: sentence || text };
}

/** The same of highlights alone. Pure. */
export const summaryOfHighlights = (stretch: readonly Highlight[]): string =>
  sentencesOf(stretch, () => undefined)
    .filter(Boolean)
    .join(' ');

/** Who was elected, and then the other highlights, counted by sort, what matters first. */
function sentencesOf(stretch: readonly Highlight[], tellDeed: ActionWords): readonly string[] {
  const all = (...sorts: readonly Sort[]) => stretch.filter(({ sort }) => sorts.includes(sort));
  const of = (...sorts: readonly Sort[]) => all(...sorts).length;
  const leader = stretch.findLast(({ sort }) => sort === 'leader');
  const counted = (number: number, sentence: string): string => (number > 0 ? sentence : '');
  const candidates = of('candidate');
  const commits = of('commit');
  const deeds = all('deed', 'request');
  const told = deeds.length <= ACTIONS_TOLD ? deeds.map(tellDeed).filter((words) => words !== undefined) : [];
  return [
    leader ? `${serverName(leader.server)} leads term ${leader.term}.` : '',
    counted(of('violation'), `${count(of('violation'), 'safety property', 'safety properties')} broken.`),
    counted(candidates, `${count(candidates, 'candidate')}${leader ? '' : ', no new leader'}.`),
    counted(of('step-down'), `${count(of('step-down'), 'step-down')}.`),
    counted(commits, `${count(commits, 'commit')}.`),
    counted(of('rollback'), `${count(of('rollback'), 'rollback')}.`),
    counted(of('lost'), `${count(of('lost'), 'message')} lost.`),
    told.length === deeds.length
      ? told.join(' ')
      : counted(deeds.length, `${count(deeds.length, 'act')} from outside.`),
  ];
}

/** How the elections stand that are not decided yet. */
function standings({ nodes }: World): readonly string[] {
  return nodes.slice(1).flatMap(({ id, power, server: { role } }) => {
    if (power !== 'up' || role.name !== 'candidate') return [];
    const granted = role.votes.filter((vote) => vote === true).length;
    return [`${serverName(id)} has ${granted} of ${nodes.length - 1} votes.`];
  });
}

function votes(from: World, to: World): string {
  const granted = to.count('grant-vote', 0) - from.count('grant-vote', 0);
  const denied = to.count('deny-vote', 0) - from.count('deny-vote', 0);
  if (granted + denied === 0) return '';
  if (granted === 0) return `${count(denied, 'vote')} denied.`;
  return `${count(granted, 'vote')} granted${denied === 0 ? '' : `, ${denied} denied`}.`;
}
