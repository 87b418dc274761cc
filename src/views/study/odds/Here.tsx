import type { OddsQuestion } from '../../../sim/odds/question.ts';
import { runTo } from '../../../store/commands.ts';
import { goToBranch } from '../../../store/comparison.ts';
import { type CurvePoint, openOf, yesOf } from '../../../store/odds/curve.ts';
import type { Curve } from '../../../store/odds/following.ts';
import { openOther, otherStream } from '../../../store/odds/odds.ts';
import { wilson } from '../../../store/odds/wilson.ts';
import { useSession } from '../../../store/session.ts';
import { Button } from '../../../ui/Button.tsx';
import * as words from '../../../words/odds.ts';
import { Exact } from '../../narration/Exact.tsx';

interface Props {
  readonly question: OddsQuestion;
  readonly curve: Curve;
}

/** What the curve says at the playhead, and a future from there that went the other way. */
export function Here({ question, curve }: Props) {
  const point = useSession(({ world }) => pointAt(curve.points, world.time));
  if (point === null) return null;
  const [yes, of] = [yesOf(point), point.verdicts.length];
  const [low, high] = wilson(yes, of);
  const counted = { yes, of, low, high, open: openOf(point) };
  const isCertain = curve.decided !== null && point.time >= curve.decided.time;
  return (
    <div className="odds-here">
      <p>
        <Exact text={words.here(question, point.time)} /> <b>{words.count(counted)}</b>.{' '}
        {isCertain ? words.certain : words.interval(counted)}
      </p>
      <Other curve={curve} point={point} />
    </div>
  );
}

/** The last point at or before a time; before the first one, that. */
const pointAt = (points: readonly CurvePoint[], time: number): CurvePoint | null =>
  points.findLast((point) => point.time <= time) ?? points[0] ?? null;

function Other({ curve, point }: { readonly curve: Curve; readonly point: CurvePoint }) {
  const session = useSession();
  const beside = useSession(({ comparison, odds }) =>
    odds?.of === session.run.history.recording ? null : (comparison?.with ?? null),
  );
  if (beside !== null) return <Button onClick={() => goToBranch(session, beside)}>{words.backToRun}</Button>;
  if (otherStream(point, curve) === null) {
    const open = curve.points.findLast((one) => one.time <= point.time && otherStream(one, curve) !== null);
    return (
      <>
        <p className="odds-small">{words.noOther}</p>
        {open && <Button onClick={() => runTo(session, open.time)}>{words.backToOpen}</Button>}
      </>
    );
  }
  return (
    <Button strong onClick={() => openOther(session, point)}>
      {words.openOther}
    </Button>
  );
}
