/** A run and the document that describes it. What is done to the run joins both. */
import type { Micros } from '../base/time.ts';
import { actionToDocument } from '../scenario/actions.ts';
import { compile } from '../scenario/compile.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { History } from '../sim/history.ts';
import type { Action } from '../sim/types.ts';
import { carryPlanOn } from './plan.ts';

export class Run {
  readonly history: History;
  /** What its document does at its very start only sets it up. */
  readonly isStaged: boolean;
  #document: ScenarioDocument;

  /** `history`: of this very document; by default a new one, at its start. */
  constructor(document: ScenarioDocument, isStaged = false, history = historyOf(document, isStaged)) {
    this.#document = document;
    this.isStaged = isStaged;
    this.history = history;
  }

  /** The whole run as data. Its actions stand in the order of the history's script. A new object with every action. */
  get document(): ScenarioDocument {
    return this.#document;
  }

  /** As `History.act`. */
  act(action: Action, time: Micros): void {
    const before = this.history.recording.script.length;
    this.history.act(action, time);
    const done = this.history.recording.script[before];
    if (done === undefined || !('at' in done)) return;
    const added = actionToDocument(action, done.at);
    const document = { ...this.#document, actions: [...(this.#document.actions ?? []), added] };
    carryPlanOn(this.#document, document, added);
    this.#document = document;
  }

  /** As `History.branch`. */
  branch(keepsScript: boolean): Run {
    const { script } = this.history.recording;
    const history = this.history.branch(keepsScript);
    const kept = history.recording.script;
    if (kept.length === script.length) return new Run(this.#document, this.isStaged, history);
    const isKept = new Set(kept);
    const actions = this.#document.actions?.filter((_, i) =>
      isKept.has(script[i] as (typeof script)[number]),
    );
    return new Run({ ...this.#document, ...(actions && { actions }) }, this.isStaged, history);
  }
}

function historyOf(document: ScenarioDocument, isStaged: boolean): History {
  const { cluster, script } = compile(document, isStaged);
  return new History({ cluster, script });
}
