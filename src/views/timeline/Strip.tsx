import type { Micros } from '../../base/time.ts';
import { termStyle } from '../../scene/terms.ts';
import type { Highlight } from '../../sim/highlights.ts';
import { useSession } from '../../store/session.ts';
import { bands } from './track.ts';

/** How tall a mark stands, of 10: what decides a term is seen from afar. */
const TALL = 10;
const SHORT = 5;
const isTall = ({ kind }: Highlight) => kind === 'become-leader' || kind === 'become-candidate';

/** One path for all marks of a height: a track with thousands of them stays one shape. */
const marks = (highlights: readonly Highlight[], height: number) =>
  highlights.map(({ time }) => `M${time} ${10 - height}V10`).join('');

/** The painted track: a band a term, a mark a highlight. Times are its coordinates, so nothing is worked out anew. */
export function Strip({ length }: { readonly length: Micros }) {
  const highlights = useSession((session) => session.highlights);
  const frontier = useSession((session) => session.frontierTime);
  return (
    <svg className="strip" viewBox={`0 0 ${length} 10`} preserveAspectRatio="none" aria-hidden="true">
      {bands(highlights, frontier).map(({ term, from, to }) => (
        <rect
          key={term}
          x={from}
          y={0}
          width={to - from}
          height={10}
          className="band"
          style={termStyle(term)}
        />
      ))}
      <path
        className="marks"
        d={marks(
          highlights.filter((one) => !isTall(one)),
          SHORT,
        )}
      />
      <path className="marks is-tall" d={marks(highlights.filter(isTall), TALL)} />
    </svg>
  );
}
