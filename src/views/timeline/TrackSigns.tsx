import { ACTION_SORTS, MARK_SORTS } from '../../scene/chronicle.ts';
import { termClass } from '../../scene/terms.ts';
import { onTrack } from '../../words/signs.ts';
import { LegendRow } from '../cluster/LegendRow.tsx';
import { signs } from './glyphs.ts';
import './timeline.css';

/** Signs on the track are small, so they are enlarged here. */
const LARGE = 3;

/** The meaning of the signs of the track. */
export function TrackSigns() {
  return (
    <dl>
      <LegendRow {...onTrack.bands}>
        <path className={`band ${termClass(2)}`} d="M-30-20H30V8H-30zM-30 12H30V22H-30z" />
      </LegendRow>
      {[...MARK_SORTS, ...ACTION_SORTS].map((sort) => (
        <LegendRow key={sort} {...onTrack[sort]}>
          <g transform={`translate(0 -2) scale(${LARGE})`}>
            <path className={`sign is-${sort}`} d={signs(sort, [0], 4)} />
          </g>
        </LegendRow>
      ))}
      <LegendRow {...onTrack.planned}>
        <g className="is-planned" transform={`translate(0 -2) scale(${LARGE})`}>
          <path className="sign is-action" d={signs('action', [0], 4)} />
        </g>
      </LegendRow>
    </dl>
  );
}
