import { timeWords } from '../../../base/time.ts';
import type { OddsQuestion } from '../../../sim/odds/question.ts';
import { runTo } from '../../../store/commands.ts';
import { type CurvePoint, yesOf, yesShare } from '../../../store/odds/curve.ts';
import { wilson } from '../../../store/odds/wilson.ts';
import { useSession } from '../../../store/session.ts';
import * as words from '../../../words/odds.ts';

interface Props {
  readonly question: OddsQuestion;
  readonly points: readonly CurvePoint[];
}

/** Every point of the curve; each leads to its moment. */
export function CurveTable({ question, points }: Props) {
  return (
    <details className="odds-table">
      <summary>{words.table}</summary>
      <table aria-label={words.curve(question)}>
        <thead>
          <tr>
            <th scope="col">{words.columns.time}</th>
            <th scope="col">{words.columns.share}</th>
            <th scope="col">{words.columns.range}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <Row key={point.time} point={point} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Row({ point }: { readonly point: CurvePoint }) {
  const session = useSession();
  const [low, high] = wilson(yesOf(point), point.verdicts.length);
  const go = () => {
    runTo(session, point.time);
  };
  return (
    <tr>
      <th scope="row">
        <button type="button" onClick={go}>
          {timeWords(point.time)}
        </button>
      </th>
      <td>{words.share(yesShare(point))}</td>
      <td>{words.range(low, high)}</td>
    </tr>
  );
}
