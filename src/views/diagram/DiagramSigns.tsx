import type { ReactNode } from 'react';
import type { DiagramSign } from '../../scene/signs.ts';
import { termClass } from '../../scene/terms.ts';
import { LegendRow } from '../cluster/LegendRow.tsx';
import { SIGN_WORDS } from '../timeline/sign-words.ts';
import { MarkSign } from './Picture.tsx';
import './diagram.css';

const SCALE = 2.2;

function Row({ name, text, children }: { name: string; text: string; children: ReactNode }) {
  return (
    <LegendRow name={name} text={text}>
      <g transform={`scale(${SCALE})`} className={termClass(2)}>
        {children}
      </g>
    </LegendRow>
  );
}

const MARKS: readonly (readonly [name: string, text: string, ...signs: DiagramSign[]])[] = [
  ['Election, leader', 'A server stands for election; it has won.', 'candidate', 'leader'],
  [...SIGN_WORDS['step-down'], 'step-down'],
  ['Commit', 'Large where the leader commits, small where another server learns of it.', 'commit', 'learned'],
  ['Entry', 'A server appends to its log; below the lane, in the colour of the entry’s term.', 'entry'],
  [...SIGN_WORDS.rollback, 'rollback'],
  ['Crash, restart', 'Between the two there is no band.', 'crash', 'restart'],
  ['Pause, resume', 'Between the two the band is pale.', 'pause', 'resume'],
  ['Request', 'A client asks this server.', 'request'],
  ['Your act', 'Something else was done from outside: a cut, a heal, a timer set.', 'action'],
];

/** What the signs of the space–time diagram mean. */
export function DiagramSigns() {
  return (
    <dl>
      <Row
        name="Lane"
        text="A server through time, in its term’s colour: low a follower, dashed a candidate, double a leader."
      >
        <g className="band-span" data-role="leader">
          <rect className="band-body" x={-16} y={-7} width={32} height={14} rx={2} />
          <path className="band-rim" d="M-16-4.5H16M-16 4.5H16" />
        </g>
      </Row>
      <Row
        name="Message"
        text="From when and where it was sent to when and where it came: whole a question, dashed an answer, thin a heartbeat. Its sign is the one it has on the ring."
      >
        <g className="journey">
          <path className="journey-line" d="M-14-12L-4 12" />
        </g>
        <g className="journey" data-hollow>
          <path className="journey-line" d="M2 12L12-12" />
        </g>
      </Row>
      <Row name="Lost" text="The line ends in a cross: at a cut, on its way, at a crashed server.">
        <g className="journey">
          <path className="journey-line" d="M-10-12L2 4" />
          <path className="journey-cross" d="M-2.5-0.5L6.5 8.5M6.5-0.5L-2.5 8.5" />
        </g>
      </Row>
      {MARKS.map(([name, text, ...signs]) => (
        <Row key={name} name={name} text={text}>
          {signs.map((sign, i) => (
            <g key={sign} data-sign={sign} transform={`translate(${(i - (signs.length - 1) / 2) * 18} 0)`}>
              <MarkSign mark={{ sign, term: 2 }} />
            </g>
          ))}
        </Row>
      ))}
    </dl>
  );
}
