import type { MouseEvent } from 'react';
import { type TimeWindow, timeAt, xAt } from '../../../scene/time-window.ts';
import { runTo } from '../../../store/commands.ts';
import { type CurvePoint, yesOf, yesShare } from '../../../store/odds/curve.ts';
import { wilson } from '../../../store/odds/wilson.ts';
import { useSession } from '../../../store/session.ts';
import * as words from '../../../words/odds.ts';
import './odds-curve.css';

/** In px, with room for a dot at both edges. */
const HEIGHT = 52;
const EDGE = 6;
const yAt = (share: number): number => EDGE + (1 - share) * (HEIGHT - 2 * EDGE);

interface Props {
  readonly shown: TimeWindow;
  /** In px. */
  readonly width: number;
}

/** The share of futures in which it comes true, above the track and on its scale. A press goes to a point. */
export function OddsCurve({ shown, width }: Props) {
  const session = useSession();
  const odds = useSession((state) => state.odds);
  if (odds?.curve == null) return <div className="odds-curve" style={{ height: HEIGHT }} />;
  const { points, jumps } = odds.curve;
  const x = ({ time }: CurvePoint): number => xAt(shown, width, time);
  const go = (event: MouseEvent<SVGPathElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    const time = timeAt(shown, width, event.clientX - left);
    const nearest = points.reduce<CurvePoint | null>(
      (best, point) =>
        best === null || Math.abs(point.time - time) < Math.abs(best.time - time) ? point : best,
      null,
    );
    if (nearest === null) return;
    runTo(session, nearest.time);
  };
  return (
    <svg
      className="odds-curve notranslate"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={words.curve(odds.question)}
    >
      {[0, 0.5, 1].map((share) => (
        <path key={share} className="odds-line" d={`M0 ${yAt(share)}H${width}`} />
      ))}
      <path className="odds-band" d={bandOf(points, x)} />
      <path className="odds-share" d={lineOf(points, x)} />
      {jumps.map(({ after }) => (
        <circle key={after.time} className="odds-dot" cx={x(after)} cy={yAt(yesShare(after))} r={3.5} />
      ))}
      {[0, 1].map((share) => (
        <text key={share} className="odds-scale" x={2} y={yAt(share) + (share === 1 ? 10 : -3)}>
          {words.share(share)}
        </text>
      ))}
      <path className="odds-hit" d={`M0 0H${width}V${HEIGHT}H0z`} onClick={go} />
    </svg>
  );
}

type Across = (point: CurvePoint) => number;
const place = (x: number, share: number): string => `${x.toFixed(1)} ${yAt(share).toFixed(1)}`;

const lineOf = (points: readonly CurvePoint[], x: Across): string =>
  points.map((point, i) => `${i === 0 ? 'M' : 'L'}${place(x(point), yesShare(point))}`).join('');

/** Between the ends of the interval of each point. */
function bandOf(points: readonly CurvePoint[], x: Across): string {
  if (points.length === 0) return '';
  const end = (point: CurvePoint, side: 0 | 1) =>
    place(x(point), wilson(yesOf(point), point.verdicts.length)[side]);
  const low = points.map((point) => end(point, 0));
  const high = points.toReversed().map((point) => end(point, 1));
  return `M${[...low, ...high].join('L')}z`;
}
