/** What a document still plans for its run: its end, and the actions at set times. */
import { GrowingList } from '../base/growing-list.ts';
import { countBefore } from '../base/sorted.ts';
import { fromMs, type Micros } from '../base/time.ts';
import { toAction } from '../scenario/actions.ts';
import { LONGEST_RUN } from '../scenario/limits.ts';
import type { ActionDocument, Ms, ScenarioDocument } from '../scenario/types.ts';
import type { Highlight } from '../sim/highlights.ts';
import type { Action } from '../sim/types.ts';

/** An action in the future. */
export interface Planned extends Highlight {
  readonly sort: 'action' | 'request';
  readonly does: ActionDocument;
}

/** By sort, each list in order of time. */
type Marks<L> = { readonly [Sort in Planned['sort']]: L };

export interface Plan {
  /** As marks of the track. */
  readonly marks: Marks<GrowingList<Planned>>;
  /** The time of the last one, or of the document's end; 0 if it has neither. */
  readonly end: Micros;
}

const plans = new WeakMap<ScenarioDocument, Plan>();

/** The plan of a document, cached: there may be tens of thousands of actions. */
export function planOf(document: ScenarioDocument): Plan {
  const known = plans.get(document);
  if (known !== undefined) return known;
  const marks: Marks<Planned[]> = { action: [], request: [] };
  let end = fromMs(document.until ?? 0);
  for (const action of document.actions ?? []) {
    if (action.at === undefined) continue;
    const mark = planned(action, action.at);
    marks[mark.sort].push(mark);
    end = Math.max(end, mark.time);
  }
  const inOrder = (list: Planned[]) => GrowingList.of(list.sort((one, other) => one.time - other.time));
  const plan = {
    marks: { action: inOrder(marks.action), request: inOrder(marks.request) },
    end: Math.min(end, LONGEST_RUN),
  };
  plans.set(document, plan);
  return plan;
}

/** The end of a run: of its plan, or of what is known if that is later. */
export const endOfRun = (document: ScenarioDocument, known: Micros): Micros =>
  Math.max(planOf(document).end, known);

/** `after` is `before` with one more action: extends the cached plan, if there is one. */
export function carryPlanOn(before: ScenarioDocument, after: ScenarioDocument, added: ActionDocument): void {
  const plan = plans.get(before);
  if (plan === undefined || added.at === undefined) return;
  const mark = planned(added, added.at);
  const marks = plan.marks[mark.sort];
  const place = countBefore(marks, ({ time }) => time <= mark.time);
  plans.set(after, {
    marks: { ...plan.marks, [mark.sort]: marks.with(mark, place) },
    end: Math.min(Math.max(plan.end, mark.time), LONGEST_RUN),
  });
}

export const plannedAction = ({ does }: Planned): Action => toAction(does);

function planned(does: ActionDocument, at: Ms): Planned {
  const sort = does.do === 'request' ? 'request' : 'action';
  return { seq: 0, moment: 0, time: fromMs(at), kind: 'request', sort, server: 0, term: 0, does };
}
