import { useEffect, useId } from 'react';
import type { OddsQuestion } from '../../../sim/odds/question.ts';
import type { Curve } from '../../../store/odds/following.ts';
import { askOdds, cancel, followOdds } from '../../../store/odds/odds.ts';
import { offeredQuestions } from '../../../store/odds/offered.ts';
import type { OpenOdds } from '../../../store/odds/open.ts';
import { clusterOf, type Session, type SessionState, useSession } from '../../../store/session.ts';
import { hidesFuture, useReading } from '../../../store/story/state.ts';
import { Button } from '../../../ui/Button.tsx';
import * as words from '../../../words/odds.ts';
import { Exact } from '../../narration/Exact.tsx';
import { CurveTable } from './CurveTable.tsx';
import { Here } from './Here.tsx';
import { JumpButton, Jumps } from './Jumps.tsx';
import './odds-panel.css';

/** Questions about what may come, and the answer to one: when it was decided. */
export function OddsPanel() {
  const session = useSession();
  useEffect(() => {
    followOdds(session);
    return () => cancel(session);
  }, [session]);
  const odds = useSession((state) => state.odds);
  return (
    <div className="odds">
      <p>
        {words.intro} {words.whatStays}
      </p>
      <Questions asked={odds?.question ?? null} />
      {odds !== null && <Answer odds={odds} />}
    </div>
  );
}

/** As text, so that the list renders again only if it is another one. */
const offeredAt = (session: Session, { world, highlights }: SessionState, end: number): string => {
  const known = highlights.filter(({ time }) => time <= end);
  return JSON.stringify(offeredQuestions({ world, cluster: clusterOf(session), highlights: known }));
};

function Questions({ asked }: { readonly asked: OddsQuestion | null }) {
  const session = useSession();
  const reading = useReading();
  const endNow = (): number => {
    const { world, frontierTime } = session.getState();
    return hidesFuture(reading.getState()) ? world.time : frontierTime;
  };
  const text = useSession((state) => offeredAt(session, state, endNow()));
  const offered = JSON.parse(text) as readonly OddsQuestion[];
  const isListed = asked !== null && offered.some((one) => words.question(one) === words.question(asked));
  const listed = asked === null || isListed ? offered : [asked, ...offered];
  const id = useId();
  if (listed.length === 0) return <p>{words.noQuestions}</p>;
  return (
    <div className="odds-questions">
      <h3 id={id}>{words.ask}</h3>
      <ul aria-labelledby={id}>
        {listed.map((question) => {
          const name = words.question(question);
          return (
            <li key={name}>
              <Button
                aria-pressed={asked !== null && words.question(asked) === name}
                onClick={() => askOdds(session, question, endNow())}
              >
                {name}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Answer({ odds: { question, curve, failure } }: { readonly odds: OpenOdds }) {
  const session = useSession();
  if (failure !== null) return <p role="alert">{words.failed(failure)}</p>;
  if (curve === null || curve.share !== null) {
    return (
      <div className="odds-progress">
        <span role="status">{words.computing}</span>
        <progress aria-label={words.progress} value={curve?.share ?? 0} max={1} />
        <Button onClick={() => cancel(session)}>{words.cancel}</Button>
      </div>
    );
  }
  return (
    <>
      <Settled question={question} curve={curve} />
      <Here question={question} curve={curve} />
      <Jumps jumps={curve.jumps} />
      <CurveTable question={question} points={curve.points} />
      <p className="odds-small">{words.horizon(curve.horizon)}</p>
    </>
  );
}

function Settled({ question, curve }: { readonly question: OddsQuestion; readonly curve: Curve }) {
  const { settled, decided, points, to } = curve;
  const isYes = settled?.verdicts[0] === 'yes';
  const from = settled === points[0] ? null : (settled?.time ?? null);
  return (
    <>
      <p className="odds-settled" role="status">
        <Exact text={settled === null ? words.open(to) : words.settled(question, isYes, from)} />
      </p>
      {from !== null && <JumpButton time={from} what={words.settledThere} />}
      {decided !== null && (
        <p className="odds-small">
          <Exact text={words.reallyDone(question, decided.yes, decided.time)} />
        </p>
      )}
    </>
  );
}
