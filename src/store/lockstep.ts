/** Moves the second run of a comparison and finds differences. Fetched with the first comparison. */
import type { Micros } from '../base/time.ts';
import { differencesOf, partingOf } from './differences.ts';
import type { Session } from './session.ts';
import { show } from './showing.ts';
import { comingTo, inFrame } from './work.ts';

/** Moves the second run to the time of the page, and finds the differences there. */
export function follow(session: Session, time: Micros): void {
  const { comparison, world: mine, playing, speed, pointed } = session.getState();
  const { other } = session;
  if (other === null || comparison === null) return;
  const { history } = other.run;
  const before = other.getState().world;
  inFrame(session, comingTo(history, time));
  const theirs = history.world;
  if (theirs === before && mine === session.compared) return;
  session.compared = mine;
  const hasParted = comparison.parting === null && (mine.hash !== theirs.hash || mine.seq !== theirs.seq);
  const parting = hasParted ? partingOf(session.run.history, history) : comparison.parting;
  const differing = differencesOf(mine, theirs);
  const compared = { ...comparison, parting, differing };
  session.setState({ comparison: compared });
  // The second tank shows the same differences, plays at the same speed, and highlights the same things.
  show(other, { comparison: compared, playing, speed, pointed });
}
