import { serverName } from '../../base/names.ts';
import type { Term } from '../../raft/types.ts';
import type { Reign } from '../../scene/chronicle.ts';
import { termClass } from '../../scene/terms.ts';
import type { Piece } from '../../scene/track.ts';

/** So much room, in px, the name needs, and with its term. */
const NAME = 28;
const NAME_AND_TERM = 130;
/** So much room a term's name needs, before anybody leads. */
const TERM = 54;

interface Pieces {
  readonly reigns: readonly Piece<Reign>[];
  readonly terms: readonly Piece<Term>[];
}

/** Where each name that may be written ends, in whole px. */
export const endsOfNames = ({ reigns, terms }: Pieces): readonly number[] => [
  ...reigns.flatMap(({ x }) => [Math.ceil(x) + NAME, Math.ceil(x) + NAME_AND_TERM]),
  ...terms.map(({ x }) => Math.ceil(x) + TERM),
];

interface Props extends Pieces {
  /** Up to where the bands are seen, in px: what is not run yet covers the rest. */
  readonly upTo: number;
  readonly top: number;
}

/** Names in the bands, where there is room for the whole of them. */
export function Names({ reigns, terms, upTo, top }: Props) {
  const seen = <T,>(pieces: readonly Piece<T>[]) =>
    pieces.map((piece) => ({ ...piece, width: Math.min(piece.width, upTo - piece.x) }));
  return (
    <>
      <Leaders reigns={seen(reigns)} top={top} />
      <Leaderless terms={seen(terms)} reigns={reigns} top={top} />
    </>
  );
}

/** Who leads, written into the band where there is room. */
function Leaders({ reigns, top }: { readonly reigns: readonly Piece<Reign>[]; readonly top: number }) {
  return reigns
    .filter(({ width }) => width >= NAME)
    .map(({ x, width, what: { leader, term } }) => (
      <text key={x} className={`leader-name ${termClass(term)}`} x={x + 6} y={top + 13}>
        {serverName(leader)}
        {width >= NAME_AND_TERM && ` leads term ${term}`}
      </text>
    ));
}

interface LeaderlessProps {
  readonly terms: readonly Piece<Term>[];
  readonly reigns: readonly Piece<Reign>[];
  readonly top: number;
}

/** A term's number where nobody leads at first, or ever. */
function Leaderless({ terms, reigns, top }: LeaderlessProps) {
  const isFree = (from: number) => !reigns.some(({ x, width }) => x < from + TERM && x + width > from);
  return terms
    .filter(({ x, width }) => width >= TERM && isFree(x))
    .map(({ x, what }) => (
      <text key={x} className="term-name" x={x + 6} y={top + 13}>
        term {what}
      </text>
    ));
}
