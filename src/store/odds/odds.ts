/** Asks how a run may come out: the question, its curve, and the futures that are opened as branches. */
import type { Micros } from '../../base/time.ts';
import type { Recording } from '../../sim/history.ts';
import type { OddsQuestion } from '../../sim/odds/question.ts';
import * as words from '../../words/odds.ts';
import { branchWithAction } from '../branch-with-action.ts';
import { clusterOf, type Session } from '../session.ts';
import { type CurvePoint, unanimous, yesOf } from './curve.ts';
import { type Curve, startCurve } from './following.ts';
import { beginsAt, longestTimeout } from './offered.ts';

/** Futures go on for this many of the longest election timeouts after the end of the run. */
const PATIENCE = 10;

/** The computation of each session: only one, the newest. */
const running = new WeakMap<Session, () => void>();
/** The latest curve of a run: whoever comes back to it sees it again. */
const finished = new WeakMap<Recording, { readonly question: OddsQuestion; readonly curve: Curve }>();

/** Computes the curve of a question. `end`: the reader knows the run up to here. */
export function askOdds(
  session: Session,
  question: OddsQuestion,
  end: Micros = session.run.history.frontierTime,
): void {
  cancel(session);
  const { history, document } = session.run;
  const of = history.recording;
  const highlights = history.highlights.filter(({ time }) => time <= end);
  const known = { world: history.world, cluster: clusterOf(session), highlights };
  const show = (curve: Curve | null, failure: string | null = null): void =>
    session.setState({ odds: { question, of, curve, failure } });
  show(null);
  const stop = startCurve(
    {
      document,
      question,
      since: beginsAt(question, known),
      end,
      patience: PATIENCE * longestTimeout(history.world),
      marks: highlights.map(({ time }) => time),
    },
    {
      onCurve: (curve) => {
        show(curve);
        if (curve.share !== null) return;
        finished.set(of, { question, curve });
        running.delete(session);
      },
      onFailure: (reason) => show(null, reason),
    },
  );
  running.set(session, stop);
  followOdds(session);
}

/** Stops the computation, if there is one. Half a curve would say of the rest what nobody knows: it goes. */
export function cancel(session: Session): void {
  running.get(session)?.();
  running.delete(session);
  const { odds } = session.getState();
  const isHalf = odds !== null && odds.failure === null && odds.curve?.share !== null;
  if (isHalf) session.setState({ odds: null });
}

const followed = new WeakSet<Session>();

/** A curve is shown as long as its run is open, or the one that is compared with it. */
export function followOdds(session: Session): void {
  if (followed.has(session)) return;
  followed.add(session);
  session.subscribe(() => look(session));
  look(session);
}

function look(session: Session): void {
  const here = [session.run, session.other?.run].map((run) => run?.history.recording);
  const { odds } = session.getState();
  if (odds !== null && here.includes(odds.of)) return;
  if (odds !== null) {
    running.get(session)?.();
    running.delete(session);
  }
  for (const of of here) {
    const known = of && finished.get(of);
    if (known) return session.setState({ odds: { ...known, of, failure: null } });
  }
  if (odds !== null) session.setState({ odds: null });
}

/** What the run did; or, where it has not decided, what most futures from a point do. */
const usual = (point: CurvePoint, curve: Curve): boolean =>
  curve.decided?.yes ?? 2 * yesOf(point) >= point.verdicts.length;

/** The stream of a future from this point that goes the other way; null if none does. */
export function otherStream(point: CurvePoint, curve: Curve): number | null {
  if (curve.decided !== null && point.time >= curve.decided.time) return null;
  const is = usual(point, curve);
  const sure = point.verdicts.indexOf(is ? 'no' : 'yes');
  const any = sure < 0 && is && unanimous(point) === null ? point.verdicts.indexOf('open') : sure;
  return any < 0 ? null : any + 1;
}

/** Opens such a future as a branch beside the run. */
export function openOther(session: Session, point: CurvePoint): void {
  const { odds } = session.getState();
  if (odds?.curve == null) return;
  const stream = otherStream(point, odds.curve);
  if (stream === null) return;
  const name = words.branch(odds.question, !usual(point, odds.curve), point.time);
  branchWithAction(session, point.time, { do: 'redraw', stream }, name);
}
