/**
 * A session of its own for pictures of a run: it has the same events, and what moves in it moves in steps.
 * The page's session goes on meanwhile.
 */
import type { Micros } from '../../base/time.ts';
import { SteppedTime } from '../../playback/stepped-time.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import * as words from '../../words/work.ts';
import { createSession } from '../createSession.ts';
import { Run } from '../run.ts';
import type { Session } from '../session.ts';
import { runEnd, show } from '../showing.ts';
import { createReading, type Reading } from '../story/state.ts';
import { comingTo, startWork, whenIdle } from '../work.ts';

/** A run, as pictures of it need it. */
export interface PicturedRun {
  readonly document: ScenarioDocument;
  /** The actions at time 0 are part of the setup. */
  readonly isStaged?: boolean;
  /** The page of the story that is shown with it. */
  readonly page?: Reading;
}

export interface Pictured {
  readonly session: Session;
  readonly reading: Reading;
  readonly motion: SteppedTime;
}

export function picturedRun({ document, isStaged = false, page }: PicturedRun): Pictured {
  const motion = new SteppedTime();
  const session = createSession({ run: new Run(document, isStaged), motion });
  const reading = createReading(session, page?.router);
  reading.opened = page?.opened ?? null;
  reading.setState(page ? page.getState() : { mode: 'sandbox' });
  return { session, reading, motion };
}

/** Shows a time: at rest, or going on from the time before as while it plays. */
export async function showTime({ session }: Pictured, time: Micros): Promise<void> {
  const { playhead } = session;
  startWork(session, { what: words.run, job: coming(session, time) });
  await whenIdle(session);
  const shown = Math.min(time, runEnd(session));
  if (playhead.moving) playhead.goOn(shown);
  else playhead.seek(shown);
}

function* coming(session: Session, time: Micros) {
  const { history } = session.run;
  yield* comingTo(history, time);
  show(session, { frontierTime: Math.max(history.frontierTime, time) });
}

/** From here on it is shown as while it plays at this speed. */
export function roll({ session }: Pictured, speed: number): void {
  // Its times are those of the pictures: by itself it goes nowhere.
  session.playhead.setSpeed(0);
  session.setState({ speed, playing: true });
  session.playhead.start();
}
