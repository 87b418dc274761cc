import { termClass } from '../../scene/terms.ts';
import { LegendRow } from '../cluster/LegendRow.tsx';
import './logs.css';

interface Props {
  readonly committed?: boolean;
  readonly pale?: boolean;
  readonly x?: number;
  readonly words?: string;
}

/** An entry as the logs show it. */
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

/** What the marks of the logs mean. */
export function LogSigns() {
  return (
    <dl>
      <LegendRow
        name="Entry"
        text="A block in a server’s row: a command. Its colour, and the number in its corner, are the term it was made in. Where it is narrow the key stands above the value."
      >
        <Entry committed />
      </LegendRow>
      <LegendRow
        name="Not committed"
        text="Dashed and light: this server does not know yet that the entry is committed."
      >
        <Entry />
      </LegendRow>
      <LegendRow
        name="Commit index"
        text="The bar: up to here this server knows that all is committed, and its blocks are solid."
      >
        <g transform="scale(0.82)">
          <Entry committed x={-26} />
          <Entry x={28} words="x = 6" />
        </g>
        <path className="sign-bar" d="M-1-17V17" />
      </LegendRow>
      <LegendRow
        name="matchIndex"
        text="A dot below a follower’s row: up to this entry the leader knows that the two logs are the same."
      >
        <g transform="translate(0 -6)">
          <Entry committed />
        </g>
        <circle className="sign-mark" cy={21} r={5} />
      </LegendRow>
      <LegendRow
        name="nextIndex"
        text="A triangle below a follower’s row: the entry that the leader sends it next."
      >
        <g transform="translate(0 -6)">
          <Entry />
        </g>
        <path className="sign-mark" d="M0 15L7 26H-7z" />
      </LegendRow>
      <LegendRow
        name="Applied"
        text="Below a row: the keys and values that this server has applied, in order."
      >
        <text y={5} fontSize={14}>
          x = 5
        </text>
      </LegendRow>
      <LegendRow
        name="Out of sight"
        text="This log ends before the first index in view; the word “empty” stands where there is no entry at all."
      >
        <text y={0} fontSize={12}>
          ← ends at
        </text>
        <text y={16} fontSize={12}>
          index 3
        </text>
      </LegendRow>
      <LegendRow name="Pale" text="In the story: what this page is not about.">
        <Entry pale />
      </LegendRow>
    </dl>
  );
}
