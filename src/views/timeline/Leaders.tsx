import { serverName } from '../../base/names.ts';
import type { Term } from '../../raft/types.ts';
import type { Reign } from '../../scene/chronicle.ts';
import { termClass } from '../../scene/terms.ts';
import type { Piece } from '../../scene/track.ts';

/** So much room, in px, the name needs, and with its term. */
const NAME = 28;
const NAME_AND_TERM = 130;

/** Who leads, written into the band where there is room. */
export function Leaders({ reigns, top }: { readonly reigns: readonly Piece<Reign>[]; readonly top: number }) {
  return reigns
    .filter(({ width }) => width >= NAME)
    .map(({ x, width, what: { leader, term } }) => (
      <text key={x} className={`leader-name ${termClass(term)}`} x={x + 6} y={top + 13}>
        {serverName(leader)}
        {width >= NAME_AND_TERM && ` leads term ${term}`}
      </text>
    ));
}

/** So much room a term's name needs, before anybody leads. */
const TERM = 54;

interface LeaderlessProps {
  readonly terms: readonly Piece<Term>[];
  readonly reigns: readonly Piece<Reign>[];
  readonly top: number;
}

/** A term's number where nobody leads at first, or ever. */
export function Leaderless({ terms, reigns, top }: LeaderlessProps) {
  const isFree = (from: number) => !reigns.some(({ x, width }) => x < from + TERM && x + width > from);
  return terms
    .filter(({ x, width }) => width >= TERM && isFree(x))
    .map(({ x, what }) => (
      <text key={x} className="term-name" x={x + 6} y={top + 13}>
        term {what}
      </text>
    ));
}
