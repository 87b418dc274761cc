/** What happened in a stretch of the run, in one sentence that a person can follow while the run goes on. */
import { countBefore } from '../../base/sorted.ts';
import type { Highlight, Sort } from '../../sim/highlights.ts';
import type { World } from '../../sim/types.ts';
import { serverName } from '../../store/session.ts';

const count = (number: number, one: string, several = `${one}s`): string =>
  `${number} ${number === 1 ? one : several}`;

/** What matters of the highlights between two worlds of a run, votes included; '' where nothing does. Pure. */
export function summed(highlights: readonly Highlight[], from: World, to: World): string {
  const stretch = highlights.slice(
    countBefore(highlights, ({ seq }) => seq <= from.seq),
    countBefore(highlights, ({ seq }) => seq <= to.seq),
  );
  const [elected = '', ...rest] = sentencesOf(stretch);
  return [elected, ...standings(to), votes(from, to), ...rest].filter(Boolean).join(' ');
}

/** The same of highlights alone. Pure. */
export const sumOf = (stretch: readonly Highlight[]): string =>
  sentencesOf(stretch).filter(Boolean).join(' ');

/** Who was elected, and then the other highlights, counted by sort, what matters first. */
function sentencesOf(stretch: readonly Highlight[]): readonly string[] {
  const of = (...sorts: readonly Sort[]) => stretch.filter(({ sort }) => sorts.includes(sort)).length;
  const leader = stretch.findLast(({ sort }) => sort === 'leader');
  const counted = (number: number, sentence: string): string => (number > 0 ? sentence : '');
  const candidates = of('candidate');
  const commits = of('commit');
  const deeds = of('deed', 'request');
  return [
    leader ? `${serverName(leader.server)} leads term ${leader.term}.` : '',
    counted(of('violation'), `${count(of('violation'), 'safety property', 'safety properties')} broken.`),
    counted(candidates, `${count(candidates, 'candidate')}${leader ? '' : ', no new leader'}.`),
    counted(of('step-down'), `${count(of('step-down'), 'step-down')}.`),
    counted(commits, `${count(commits, 'commit')}.`),
    counted(of('rollback'), `${count(of('rollback'), 'rollback')}.`),
    counted(of('lost'), `${count(of('lost'), 'message')} lost.`),
    counted(deeds, `${count(deeds, 'act')} from outside.`),
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
