/**
 * A session of its own for pictures of a run: it has the same events, and what moves in it moves in steps.
 * The page's session goes on meanwhile.
 */
import type { Micros } from '../../base/time.ts';
import { SteppedTime } from '../../playback/stepped-time.ts';
import * as words from '../../words/work.ts';
import { createSession } from '../createSession.ts';
import { differencesOf } from '../differences.ts';
import type { Run } from '../run.ts';
import type { BranchId, Session, SessionState } from '../session.ts';
import { runEnd, show } from '../showing.ts';
import { createReading, type Reading } from '../story/state.ts';
import { comingTo, startWork, whenIdle } from '../work.ts';

/** The two runs of a comparison. */
interface Compared extends Pick<SessionState, 'branches' | 'branch'> {
  readonly with: BranchId;
  readonly run: Run;
}

/** A run, as pictures of it need it. The runs are copied: they stay where they are. */
export interface PicturedRun {
  readonly run: Run;
  /** The run beside it. */
  readonly beside?: Compared;
  /** The page of the story that is shown with it. */
  readonly page?: Reading;
}

export interface Pictured {
  readonly session: Session;
  readonly reading: Reading;
  readonly motion: SteppedTime;
}

/** What the page shows: its run, the run beside it, and the page of the story. */
export function shownOn(reading: Reading): PicturedRun {
  const { run, other, getState } = reading.session;
  const { comparison, branches, branch } = getState();
  return {
    run,
    ...(other && comparison && { beside: { run: other.run, branches, branch, with: comparison.with } }),
    ...(reading.getState().mode === 'story' && { page: reading }),
  };
}

/** A copy knows what the run knows up to its cursor, so that little is computed again. */
const copyOf = (run: Run): Run => run.branch(true);

export function picturedRun({ run, beside, page }: PicturedRun): Pictured {
  const motion = new SteppedTime();
  const session = createSession({ run: copyOf(run), motion });
  if (beside) {
    const { branches, branch } = beside;
    session.other = createSession({ run: copyOf(beside.run), motion });
    session.other.playhead.follow(session.playhead);
    session.setState({ branches, branch, comparison: { with: beside.with, parting: null, differing: [] } });
  }
  const reading = createReading(session, page?.router);
  reading.opened = page?.opened ?? null;
  reading.setState(page ? page.getState() : { mode: 'sandbox' });
  return { session, reading, motion };
}

const bothOf = (session: Session): readonly Session[] =>
  session.other ? [session, session.other] : [session];

/** Shows a time: at rest, or going on from the time before as while it plays. */
export async function showTime({ session }: Pictured, time: Micros): Promise<void> {
  const { playhead } = session;
  startWork(session, { what: words.run, job: coming(session, time) });
  await whenIdle(session);
  const shown = Math.min(time, ...bothOf(session).map(runEnd));
  if (playhead.moving) playhead.goOn(shown);
  else playhead.seek(shown);
}

function* coming(session: Session, time: Micros) {
  for (const { run } of bothOf(session)) yield* comingTo(run.history, time);
  const { other } = session;
  const { comparison } = session.getState();
  const differing = other ? differencesOf(session.run.history.world, other.run.history.world) : [];
  const compared = { comparison: comparison && { ...comparison, differing } };
  for (const one of bothOf(session)) {
    const frontierTime = Math.max(one.run.history.frontierTime, time);
    show(one, { frontierTime, ...compared });
  }
}

/** From here on it is shown as while it plays at this speed. */
export function roll({ session }: Pictured, speed: number): void {
  // Its times are those of the pictures: by itself it goes nowhere.
  session.playhead.setSpeed(0);
  for (const one of bothOf(session)) one.setState({ speed, playing: true });
  session.playhead.start();
}

export function rest({ session }: Pictured): void {
  session.playhead.stop();
  for (const one of bothOf(session)) one.setState({ playing: false });
}
