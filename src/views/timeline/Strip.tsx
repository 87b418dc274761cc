import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import { countBefore } from '../../base/sorted.ts';
import type { Micros } from '../../base/time.ts';
import { ACTION_SORTS, type Chronicle, MARK_SORTS, type Reign } from '../../scene/chronicle.ts';
import { termClass } from '../../scene/terms.ts';
import { type TimeWindow, xAt } from '../../scene/time-window.ts';
import { type Piece, piecesOf, type TrackMark, trackMarks } from '../../scene/track.ts';
import { planOf } from '../../store/plan.ts';
import { useSession } from '../../store/session.ts';
import { useIntroduced } from '../../store/story/state.ts';
import { Axis } from './Axis.tsx';
import { LANES, signs } from './glyphs.ts';
import { Names, type Pieces, uncover } from './Leaders.tsx';

interface Props {
  readonly chronicle: Chronicle;
  readonly shown: TimeWindow;
  /** In px. */
  readonly width: number;
  /** The track shows the run up to here. Infinity: as far as it is computed. */
  readonly shownUntil: Micros;
}

/** Extra width at both ends, so that a sign at an end is not clipped. */
const EDGE = 5;
const HEIGHT = LANES.axis + 4;

/** The drawing of the track: leaders, terms, marks of highlights, and actions. */
export const Strip = memo(function Strip({ chronicle, shown, width, shownUntil }: Props) {
  const pieces = usePieces(chronicle, shown, width);
  const { reigns, terms } = pieces;
  const marks = trackMarks(chronicle, MARK_SORTS, shown, width);
  const actions = trackMarks(chronicle, ACTION_SORTS, shown, width);
  return (
    <svg
      className="strip notranslate"
      width={width + 2 * EDGE}
      height={HEIGHT}
      viewBox={`${-EDGE} 0 ${width + 2 * EDGE} ${HEIGHT}`}
      style={{ left: -EDGE }}
      aria-hidden="true"
    >
      <pattern id="nobody" width="6" height="6" patternUnits="userSpaceOnUse">
        <path className="nobody" d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" />
      </pattern>
      <rect y={LANES.leaders} width={width} height={LANES.terms - LANES.leaders - 1} fill="url(#nobody)" />
      <Bands pieces={reigns} termOf={({ term }) => term} top={LANES.leaders} bottom={LANES.terms - 1} />
      <Bands pieces={terms} termOf={(term) => term} top={LANES.terms} bottom={LANES.marks - 1} />
      <Known pieces={pieces} shown={shown} width={width} shownUntil={shownUntil} />
      <Signs marks={marks} foot={LANES.foot} />
      <Signs marks={actions} foot={LANES.actions} />
      {shownUntil === Infinity && <Plan shown={shown} width={width} />}
      <Parting shown={shown} width={width} />
      <Axis shown={shown} width={width} />
    </svg>
  );
});

const isLed = (piece: Piece<Reign | null>): piece is Piece<Reign> => piece.what !== null;

/**
 * Leaders and terms. The lists of a chronicle grow in
 * place; a new chronicle object means that they have grown.
 */
function usePieces(chronicle: Chronicle, shown: TimeWindow, width: number): Pieces {
  const showsTerms = useIntroduced('terms');
  return useMemo(
    () => ({
      reigns: piecesOf(chronicle.reigns, shown, width).filter(isLed),
      terms: piecesOf(chronicle.terms, shown, width),
      showsTerms: showsTerms,
    }),
    [chronicle, shown, width, showsTerms],
  );
}

interface BandsProps<T> {
  readonly pieces: readonly Piece<T>[];
  readonly termOf: (what: T) => number;
  readonly top: number;
  readonly bottom: number;
}

/** One path for all segments of a colour: a run of a thousand terms stays a few shapes. */
function Bands<T>({ pieces, termOf, top, bottom }: BandsProps<T>) {
  const paths = new Map<string, string>();
  for (const { x, width, what } of pieces) {
    const colours = termClass(termOf(what));
    const end = x + Math.max(width - 0.5, 1);
    const box = `M${x.toFixed(1)} ${top}H${end.toFixed(1)}V${bottom}H${x.toFixed(1)}z`;
    paths.set(colours, (paths.get(colours) ?? '') + box);
  }
  return [...paths].map(([colours, d]) => <path key={colours} className={`band ${colours}`} d={d} />);
}

function Signs({ marks, foot }: { readonly marks: readonly TrackMark[]; readonly foot: number }) {
  return [...new Set(marks.map(({ highlight }) => highlight.sort))].map((sort) => {
    const places = marks.filter(({ highlight }) => highlight.sort === sort).map(({ x }) => x);
    return <path key={sort} className={`sign is-${sort}`} d={signs(sort, places, foot)} />;
  });
}

/** The actions that the document plans. */
function Plan({ shown, width }: Pick<Props, 'shown' | 'width'>) {
  const plan = useSession(({ document }) => planOf(document));
  const marks = useMemo(
    () =>
      trackMarks(plan, ACTION_SORTS, shown, width).toSorted((a, b) => a.highlight.time - b.highlight.time),
    [plan, shown, width],
  );
  // A count, so that it renders only when an action is reached, not with every event.
  const reached = useSession(({ frontierTime }) =>
    countBefore(marks, ({ highlight }) => highlight.time <= frontierTime),
  );
  return (
    <g className="is-planned">
      <Signs marks={marks.slice(reached)} foot={LANES.actions} />
    </g>
  );
}

/** Where the run diverges from the compared one. */
function Parting({ shown, width }: Pick<Props, 'shown' | 'width'>) {
  const time = useSession(({ comparison }) => comparison?.parting?.time ?? null);
  if (time === null) return null;
  const x = xAt(shown, width, time).toFixed(1);
  return <path className="parting" d={`M${x} 0V${LANES.axis}`} />;
}

interface KnownProps extends Omit<Props, 'chronicle'> {
  readonly pieces: Pieces;
}

/** Covers the part that has not been computed. Otherwise the last term and its names would fill it. */
function Known({ pieces, shown, width, shownUntil }: KnownProps) {
  const session = useSession();
  const names = useRef<SVGGElement>(null);
  const unknown = useRef<SVGRectElement>(null);
  // Written without React, because it changes with every event while playing. Runs again for new pieces.
  useLayoutEffect(() => {
    let drawn = Number.NaN;
    const paint = (time: Micros) => {
      const end = Math.min(shownUntil, session.getState().frontierTime);
      // In whole pixels, like the thumb: smaller steps are invisible.
      const x = Math.max(0, Math.round(xAt(shown, width, Math.max(end, time))));
      if (x === drawn) return;
      drawn = x;
      unknown.current?.setAttribute('x', String(x));
      unknown.current?.setAttribute('width', String(Math.max(0, width - x)));
      if (names.current) uncover(names.current, x);
    };
    const stopTime = session.playhead.onCalmPaint(paint);
    const stopRun = session.subscribe(({ frontierTime }, before) => {
      if (frontierTime !== before.frontierTime) paint(session.playhead.now());
    });
    return () => {
      stopTime();
      stopRun();
    };
  }, [session, pieces, shown, width, shownUntil]);
  return (
    <>
      <g ref={names}>
        <Names {...pieces} top={LANES.leaders} />
      </g>
      <rect ref={unknown} className="track-unknown" y={LANES.leaders} height={LANES.marks - LANES.leaders} />
    </>
  );
}
