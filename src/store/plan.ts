/** What a document still plans for its run: where it ends, and what will be done to it at set times. */
import { countBefore } from '../base/sorted.ts';
import { fromMs, type Micros } from '../base/time.ts';
import { toAction } from '../scenario/actions.ts';
import { LONGEST_RUN } from '../scenario/limits.ts';
import type { ActionDocument, Ms, ScenarioDocument } from '../scenario/types.ts';
import type { Highlight } from '../sim/highlights.ts';
import type { Action } from '../sim/types.ts';

/** Something that will be done. */
export interface Planned extends Highlight {
  readonly sort: 'action' | 'request';
  readonly action: Action;
}

export interface Plan {
  /** In order of time, as they will stand on the track. */
  readonly marks: { readonly action: readonly Planned[]; readonly request: readonly Planned[] };
  /** When the last of them is due, or the document says that the run ends; 0 where it says neither. */
  readonly end: Micros;
}

const plans = new WeakMap<ScenarioDocument, Plan>();

/** The plan of a document; there may be tens of thousands of actions, so it is made once. */
export function planOf(document: ScenarioDocument): Plan {
  const known = plans.get(document);
  if (known !== undefined) return known;
  const timed = (document.actions ?? [])
    .flatMap((action) => (action.at === undefined ? [] : [planned(action, action.at)]))
    .sort((one, other) => one.time - other.time);
  const plan = {
    marks: {
      action: timed.filter(({ sort }) => sort === 'action'),
      request: timed.filter(({ sort }) => sort === 'request'),
    },
    end: Math.min(Math.max(fromMs(document.until ?? 0), timed.at(-1)?.time ?? 0), LONGEST_RUN),
  };
  plans.set(document, plan);
  return plan;
}

/** `after` is `before` with one more action: where the plan of the one is known, so is that of the other. */
export function carryPlanOn(before: ScenarioDocument, after: ScenarioDocument, added: ActionDocument): void {
  const plan = plans.get(before);
  if (plan === undefined || added.at === undefined) return;
  const mark = planned(added, added.at);
  const marks = plan.marks[mark.sort];
  const place = countBefore(marks, ({ time }) => time <= mark.time);
  plans.set(after, {
    marks: { ...plan.marks, [mark.sort]: marks.toSpliced(place, 0, mark) },
    end: Math.min(Math.max(plan.end, mark.time), LONGEST_RUN),
  });
}

function planned(document: ActionDocument, at: Ms): Planned {
  const sort = document.do === 'request' ? 'request' : 'action';
  const action = toAction(document);
  return { seq: 0, moment: 0, time: fromMs(at), kind: 'request', sort, server: 0, term: 0, action };
}
