import { termClass } from '../../scene/terms.ts';
import { endsAt, inLogs } from '../../words/legend.ts';
import { LegendRow } from '../cluster/LegendRow.tsx';
import './logs.css';

interface Props {
  readonly committed?: boolean;
  readonly pale?: boolean;
  readonly x?: number;
  readonly words?: string;
}

/** An entry as in the logs. */
function Entry({ committed = false, pale = false, x = 0, words = 'x = 5' }: Props) {
  return (
    <g className={`sign-entry ${termClass(2)}${committed ? ' is-committed' : ''}${pale ? ' is-pale' : ''}`}>
      <rect x={x - 24} y={-17} width={48} height={34} rx={4} />
      <text x={x + 18} y={-6} fontSize={9}>
        2
      </text>
      <text x={x} y={10} fontSize={13}>
        {words}
      </text>
    </g>
  );
}

/** The meaning of the signs of the logs. */
export function LogSigns() {
  return (
    <dl>
      <LegendRow {...inLogs.entry}>
        <Entry committed />
      </LegendRow>
      <LegendRow {...inLogs.notCommitted}>
        <Entry />
      </LegendRow>
      <LegendRow {...inLogs.commitIndex}>
        <g transform="scale(0.82)">
          <Entry committed x={-26} />
          <Entry x={28} words="x = 6" />
        </g>
        <path className="sign-bar" d="M-1-17V17" />
      </LegendRow>
      <LegendRow {...inLogs.matchIndex}>
        <g transform="translate(0 -6)">
          <Entry committed />
        </g>
        <circle className="sign-mark" cy={21} r={5} />
      </LegendRow>
      <LegendRow {...inLogs.nextIndex}>
        <g transform="translate(0 -6)">
          <Entry />
        </g>
        <path className="sign-mark" d="M0 15L7 26H-7z" />
      </LegendRow>
      <LegendRow {...inLogs.applied}>
        <text y={5} fontSize={14}>
          x = 5
        </text>
      </LegendRow>
      <LegendRow {...inLogs.outOfSight}>
        <text y={0} fontSize={12}>
          {endsAt[0]}
        </text>
        <text y={16} fontSize={12}>
          {endsAt[1]}
        </text>
      </LegendRow>
      <LegendRow {...inLogs.pale}>
        <Entry committed pale />
      </LegendRow>
    </dl>
  );
}
