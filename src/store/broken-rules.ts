/**
 * Rules switched off, runs that were found, and their twins. Fetched late, with the rules broken on purpose.
 */
import '../raft/bugs.ts';
import { fromMs } from '../base/time.ts';
import type { BugName } from '../raft/rules.ts';
import { withBroken } from '../scenario/broken.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import type { Found, Wish } from '../search/find.ts';
import { withAllRules } from '../search/look.ts';
import * as words from '../words/rule-search.ts';
import * as workWords from '../words/work.ts';
import { openInstead } from './opening.ts';
import { pause } from './playing.ts';
import { beforeFirstEvent, type Session, type SessionState } from './session.ts';
import { note } from './showing.ts';
import { showingTwin } from './twins.ts';
import { startWork } from './work.ts';

const NONE: readonly BugName[] = [];
/** The rules that are off in the open run. */
export const rulesOff = ({ document }: Pick<SessionState, 'document'>): readonly BugName[] =>
  document.cluster?.bugs ?? NONE;

const serversOf = ({ cluster }: ScenarioDocument): number => cluster?.servers ?? 5;

/** Switches a rule off or on: a new run of the same cluster with the same seed. */
export function switchRule(session: Session, bug: BugName, isOff: boolean): void {
  const { seed = 1, cluster = {} } = session.getState().document;
  const { bugs = NONE } = cluster;
  const off = isOff ? [...bugs, bug] : bugs.filter((one) => one !== bug);
  const fresh: ScenarioDocument = { raftarium: 1, title: '', seed, cluster, actions: [] };
  const document = withBroken(fresh, off);
  openInstead(session, document, {
    time: beforeFirstEvent(document),
    notice: note(words.switched(bug, isOff), true),
  });
}

/** The search for a run without this rule; `seed`: any number. */
export const wishFor = (session: Session, bug: BugName, seed: number): Wish => ({
  bug,
  seed,
  cluster: session.getState().document.cluster ?? {},
});

/** A found run opens this long before its break: at the usual speed two seconds. */
const LEAD_MS = 40;

export function openFound(session: Session, { document, at, from, loss, ...found }: Found): void {
  const time = fromMs(Math.max(0, at - LEAD_MS));
  const acts = document.actions?.length ?? 0;
  const { until = from } = document;
  const servers = serversOf(document);
  const ownServers = serversOf(session.getState().document);
  const notice = note(words.opened({ from, until, loss, acts, servers, ownServers, ...found }), true);
  openInstead(session, document, { time, notice });
}

/** Opens the comparison with the same run with all rules. */
export function compareWithRules(session: Session): void {
  const { document } = session.getState();
  pause(session);
  startWork(session, { what: workWords.branch, job: showingTwin(session, withAllRules(document)) });
}
