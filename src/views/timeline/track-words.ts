/** Describes a place on the track in words. */

import { serverName } from '../../base/names.ts';
import { type Micros, timeWords } from '../../base/time.ts';
import { ACTION_SORTS, type Chronicle, MARK_SORTS, valueAt } from '../../scene/chronicle.ts';
import { marksNear } from '../../scene/track.ts';
import type { Highlight } from '../../sim/highlights.ts';
import type { Sort } from '../../sim/kinds.ts';
import { actionOf, fetchEvent } from '../../store/fetch-events.ts';
import { type Plan, plannedAction } from '../../store/plan.ts';
import type { Session } from '../../store/session.ts';
import { actionName } from '../../words/branch-names.ts';
import { breachWords } from '../../words/safety.ts';
import * as words from '../../words/track-places.ts';
import { sentence } from '../narration/sentences.ts';
import { summaryOfHighlights } from '../narration/spoken-summary.ts';

/** `term 3, S2 leads`; a leader of an older term is named too. */
export function ruleWords(chronicle: Chronicle, time: Micros): string {
  const term = valueAt(chronicle.terms, time) ?? 0;
  const reign = valueAt(chronicle.reigns, time) ?? null;
  const stale = valueAt(chronicle.stale, time) ?? [];
  const older = reign && reign.term < term ? [reign, ...stale] : stale;
  const leader = reign && reign.term === term ? serverName(reign.leader) : null;
  return words.rule(
    term,
    leader,
    older.map((one) => ({ name: serverName(one.leader), term: one.term })),
  );
}

function markWords(session: Session, { kind, seq }: Highlight): string {
  if (kind === 'violation') {
    const broken = session.run.history.violations.find(({ event }) => event === seq);
    return words.isBroken(broken ? breachWords(broken.detail) : '');
  }
  const event = fetchEvent(session, seq);
  return event ? sentence(event, actionOf(session, event)) : '';
}

/** If more than FEW marks of these kinds are under the pointer, their number is shown, not one mark. */
const CROWDED_SORTS: ReadonlySet<Sort> = new Set<Sort>(['lost', 'commit', 'request']);
const FEW = 3;

function marksWords(session: Session, near: readonly Highlight[], time: Micros): string {
  const [first] = near;
  if (first && near.length > FEW && CROWDED_SORTS.has(first.sort)) return summaryOfHighlights(near);
  const [nearest] = [...near].sort((a, b) => Math.abs(a.time - time) - Math.abs(b.time - time));
  return nearest ? markWords(session, nearest) : '';
}

/** Planned actions near a time, after all that is known. */
function planWords({ marks }: Plan, time: Micros, reach: Micros, known: Micros): string {
  const near = ACTION_SORTS.flatMap((sort) => marksNear({ marks }, [sort], time, reach)).filter(
    (one) => one.time > known,
  );
  if (near.length > FEW) return words.manyPlanned(near.length);
  return near.length > 0 ? words.planned(near.map((one) => actionName(plannedAction(one), []))) : '';
}

/**
 * Time, term and leader, and the weightiest marks within `reach` (µs); `known`: how far the run has been
 * computed; beyond that, the plan of its document.
 */
export function wordsAt(
  session: Session,
  chronicle: Chronicle,
  time: Micros,
  reach: Micros,
  known: Micros,
  plan: Plan | null = null,
): string {
  if (time > known) {
    const planned = plan ? planWords(plan, time, reach, known) : '';
    return [timeWords(time), words.notRun, planned].filter(Boolean).join(' · ');
  }
  const near = marksNear(chronicle, [...MARK_SORTS, ...ACTION_SORTS], time, reach);
  const parts = [timeWords(time), ruleWords(chronicle, time), marksWords(session, near, time)];
  return parts.filter(Boolean).join(' · ');
}
