import { serverName } from '../../base/names.ts';
import type { Term } from '../../raft/types.ts';
import type { Reign } from '../../scene/chronicle.ts';
import { termClass } from '../../scene/terms.ts';
import type { Piece } from '../../scene/track.ts';
import * as words from '../../words/track-places.ts';

/** The room, in px, for a name, and for a name with its term. */
const NAME = 28;
const NAME_AND_TERM = 130;
/** The estimated width of a letter. */
const LETTER = 7.5;
/** The room for a term's number, before there is a leader. */
const TERM = 54;

export interface Pieces {
  readonly reigns: readonly Piece<Reign>[];
  readonly terms: readonly Piece<Term>[];
  /** Whether the story has introduced terms. */
  readonly showsTerms: boolean;
}

/** Shows the names that end up to `x`, in whole px. */
export function uncover(names: Element, x: number): void {
  for (const name of names.querySelectorAll('[data-end]')) {
    const visibility = Number(name.getAttribute('data-end')) <= x ? 'visible' : 'hidden';
    if (name.getAttribute('visibility') !== visibility) name.setAttribute('visibility', visibility);
  }
}

interface Props extends Pieces {
  readonly top: number;
}

/** Names in the bands, if they fit. `uncover` decides which are visible. */
export function Names({ reigns, terms, showsTerms, top }: Props) {
  return (
    <>
      <Leaders reigns={reigns} showsTerms={showsTerms} top={top} />
      {showsTerms && <Leaderless terms={terms} reigns={reigns} top={top} />}
    </>
  );
}

/** The leader, written into the band if it fits. */
function Leaders({ reigns, showsTerms, top }: Omit<Props, 'terms'>) {
  return reigns
    .filter(({ width }) => width >= NAME)
    .map(({ x, width, what: { leader, term } }) => (
      <text
        key={x}
        className={`leader-name ${termClass(term)}`}
        x={x + 6}
        y={top + 13}
        data-end={Math.ceil(x) + NAME}
      >
        {serverName(leader)}
        {showsTerms && <LeadsTerm term={term} x={x} width={width} />}
      </text>
    ));
}

/** The term of a leader, after the name. */
function LeadsTerm({ term, x, width }: { readonly term: Term; readonly x: number; readonly width: number }) {
  const text = words.leadsTerm(term);
  const room = Math.max(NAME_AND_TERM, NAME + text.length * LETTER);
  return width < room ? null : <tspan data-end={Math.ceil(x) + room}>{` ${text}`}</tspan>;
}

/** A term's number, while or if it has no leader. */
function Leaderless({ terms, reigns, top }: Omit<Props, 'showsTerms'>) {
  const isFree = (from: number) => !reigns.some(({ x, width }) => x < from + TERM && x + width > from);
  return terms
    .filter(({ x, width }) => width >= TERM && isFree(x))
    .map(({ x, what }) => (
      <text key={x} className="term-name" x={x + 6} y={top + 13} data-end={Math.ceil(x) + TERM}>
        {words.term(what)}
      </text>
    ));
}
