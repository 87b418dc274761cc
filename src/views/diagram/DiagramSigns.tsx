import type { ReactNode } from 'react';
import type { DiagramSign } from '../../scene/signs.ts';
import { termClass } from '../../scene/terms.ts';
import { inDiagram } from '../../words/signs.ts';
import { LegendRow } from '../cluster/LegendRow.tsx';
import { MarkSign } from './Picture.tsx';
import './diagram.css';

const SCALE = 2.2;

type SignId = keyof typeof inDiagram;

function Row({ of, children }: { readonly of: SignId; readonly children: ReactNode }) {
  const { name, text } = inDiagram[of];
  return (
    <LegendRow name={name} text={text}>
      <g transform={`scale(${SCALE})`} className={termClass(2)}>
        {children}
      </g>
    </LegendRow>
  );
}

/** Marks on a lane: the row of the legend, and its signs. */
const MARKS: readonly (readonly [of: SignId, ...signs: DiagramSign[]])[] = [
  ['leader', 'candidate', 'leader'],
  ['step-down', 'step-down'],
  ['commit', 'commit', 'learned'],
  ['entry', 'entry'],
  ['rollback', 'rollback'],
  ['crash', 'crash', 'restart'],
  ['pause', 'pause', 'resume'],
  ['request', 'request'],
  ['action', 'action'],
];

/** The meaning of the signs of the space–time diagram. */
export function DiagramSigns() {
  return (
    <dl>
      <Row of="lane">
        <g className="band-span" data-role="leader">
          <rect className="band-body" x={-16} y={-7} width={32} height={14} rx={2} />
          <path className="band-rim" d="M-16-4.5H16M-16 4.5H16" />
        </g>
      </Row>
      <Row of="message">
        <g className="journey">
          <path className="journey-line" d="M-14-12L-4 12" />
        </g>
        <g className="journey" data-hollow>
          <path className="journey-line" d="M2 12L12-12" />
        </g>
      </Row>
      <Row of="lost">
        <g className="journey">
          <path className="journey-line" d="M-10-12L2 4" />
          <path className="journey-cross" d="M-2.5-0.5L6.5 8.5M6.5-0.5L-2.5 8.5" />
        </g>
      </Row>
      {MARKS.map(([of, ...signs]) => (
        <Row key={of} of={of}>
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
