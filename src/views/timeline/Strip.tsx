import { useLayoutEffect, useRef } from 'react';
import { type Micros, toMs } from '../../base/time.ts';
import { onPaint } from '../../playback/playhead.ts';
import type { Term } from '../../raft/types.ts';
import { termStyle } from '../../scene/terms.ts';
import type { Highlight } from '../../sim/highlights.ts';
import { clusterOf, type Session, useSession } from '../../store/session.ts';
import { type Band, bands, seenMarks } from './track.ts';

/** How tall a mark stands, of 10: what decides a term is seen from afar. */
const TALL = 10;
const SHORT = 5;
const isTall = ({ kind }: Highlight) => kind === 'become-leader' || kind === 'become-candidate';

/** The highest term that anybody is in when the run opens. */
const firstTerm = ({ document }: Session): Term =>
  clusterOf(document).initial.reduce((most, of) => Math.max(most, of?.persistent.currentTerm ?? 0), 0);

/** One path for all marks of a height: a track with thousands of them stays one shape. */
const marks = (highlights: readonly Highlight[], height: number) =>
  highlights.map(({ time }) => `M${toMs(time)} ${10 - height}V10`).join('');

/** The painted track: a band a term, a mark a highlight. Its coordinates are ms: browsers cannot draw beyond 2^25. */
export function Strip({ length }: { readonly length: Micros }) {
  const highlights = useSession((session) => session.highlights);
  const frontier = useSession((session) => session.frontierTime);
  const all = bands(highlights, frontier, useSession(firstTerm));
  const short = seenMarks(
    highlights.filter((highlight) => !isTall(highlight)),
    length,
  );
  const tall = seenMarks(highlights.filter(isTall), length);
  return (
    <svg className="strip" viewBox={`0 0 ${toMs(length)} 10`} preserveAspectRatio="none" aria-hidden="true">
      {all.slice(0, -1).map((band) => (
        <rect
          key={band.term}
          className="band"
          x={toMs(band.from)}
          width={toMs(band.to - band.from)}
          height={10}
          style={termStyle(band.term)}
        />
      ))}
      <LastBand band={all.at(-1) ?? { term: 0, from: 0, to: 0 }} />
      <path className="marks" d={marks(short, SHORT)} />
      <path className="marks is-tall" d={marks(tall, TALL)} />
    </svg>
  );
}

/** The band that grows: it reaches to the playhead where that is past the last event. */
function LastBand({ band }: { readonly band: Band }) {
  const rect = useRef<SVGRectElement>(null);
  const { term, from, to } = band;
  useLayoutEffect(
    () => onPaint((time) => rect.current?.setAttribute('width', String(toMs(Math.max(to, time) - from)))),
    [from, to],
  );
  return <rect ref={rect} className="band" x={toMs(from)} height={10} style={termStyle(term)} />;
}
