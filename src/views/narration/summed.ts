/** What happened in a stretch of the run, in one sentence that a person can follow while the run goes on. */
import { countBefore } from '../../base/sorted.ts';
import type { Highlight } from '../../sim/highlights.ts';
import { serverName } from '../../store/session.ts';

const count = (number: number, one: string, several = `${one}s`): string =>
  `${number} ${number === 1 ? one : several}`;

/**
 * Of the highlights after the event `from` up to the event `to`, what matters first; '' where nothing does. Pure.
 */
export function summed(highlights: readonly Highlight[], from: number, to: number): string {
  return sumOf(between(highlights, from, to));
}

/** Those of one sort or of several, counted, what matters first. Pure. */
export function sumOf(stretch: readonly Highlight[]): string {
  const of = (kind: Highlight['kind']) => stretch.filter((one) => one.kind === kind);
  const leader = of('become-leader').at(-1);
  const elections = of('become-candidate').length;
  const deeds = stretch.filter(({ kind }) => DEEDS.has(kind)).length;
  return [
    leader && `${serverName(leader.server)} leads term ${leader.term}.`,
    elections > 0 && `${count(elections, 'candidate')}${leader ? '' : ', no new leader'}.`,
    of('step-down').length > 0 && `${count(of('step-down').length, 'step-down')}.`,
    of('commit').length > 0 && `${count(of('commit').length, 'commit')}.`,
    of('truncate').length > 0 && `${count(of('truncate').length, 'rollback')}.`,
    of('lost').length > 0 && `${count(of('lost').length, 'message')} lost.`,
    deeds > 0 && `${count(deeds, 'act')} from outside.`,
  ]
    .filter(Boolean)
    .join(' ');
}

const DEEDS: ReadonlySet<Highlight['kind']> = new Set([
  ...(['request', 'crash', 'restart', 'pause', 'resume', 'wipe', 'timeout', 'partition', 'heal'] as const),
  ...(['cut', 'mend', 'block', 'unblock', 'hold', 'release', 'drop', 'delay', 'duplicate'] as const),
]);

/** Highlights stand in the order of their seq: only the stretch itself is looked at. */
function between(highlights: readonly Highlight[], from: number, to: number): readonly Highlight[] {
  return highlights.slice(
    countBefore(highlights, ({ seq }) => seq <= from),
    countBefore(highlights, ({ seq }) => seq <= to),
  );
}
