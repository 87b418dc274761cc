import { ACTION_SORTS, MARK_SORTS } from '../../scene/chronicle.ts';
import { termClass } from '../../scene/terms.ts';
import type { Sort } from '../../sim/kinds.ts';
import { LegendRow } from '../cluster/LegendRow.tsx';
import { signs } from './glyphs.ts';
import './timeline.css';

/** Signs on the track are small. */
const LARGE = 3;

const NAMES: Readonly<Record<Sort, readonly [name: string, text: string]>> = {
  violation: ['Danger', 'A safety property broke.'],
  leader: ['New leader', 'A candidate has won its election.'],
  candidate: ['Candidate', 'A server stands for election.'],
  'step-down': ['Step-down', 'A candidate or a leader becomes a follower.'],
  rollback: ['Roll-back', 'A server removes entries from its log.'],
  lost: ['Lost', 'A message was lost.'],
  commit: ['Commit', 'The leader knows another entry committed.'],
  deed: ['Your act', 'Above the band: something was done from outside.'],
  request: ['Request', 'Above the band: a client asked.'],
};

/** What the signs of the track mean. */
export function TrackSigns() {
  return (
    <dl>
      <LegendRow
        name="Bands"
        text="Above, in its colour, the term in which somebody led; striped while nobody did. Below, the highest term."
      >
        <path className={`band ${termClass(2)}`} d="M-30-20H30V8H-30zM-30 12H30V22H-30z" />
      </LegendRow>
      {[...MARK_SORTS, ...ACTION_SORTS].map((sort) => {
        const [name, text] = NAMES[sort];
        return (
          <LegendRow key={sort} name={name} text={text}>
            <g transform={`translate(0 -2) scale(${LARGE})`}>
              <path className={`sign is-${sort}`} d={signs(sort, [0], 4)} />
            </g>
          </LegendRow>
        );
      })}
      <LegendRow
        name="Planned"
        text="Faint, where nothing has run yet: what the document of the run will do then."
      >
        <g className="is-planned" transform={`translate(0 -2) scale(${LARGE})`}>
          <path className="sign is-deed" d={signs('deed', [0], 4)} />
        </g>
      </LegendRow>
    </dl>
  );
}
