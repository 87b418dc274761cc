/** A run and the document that describes it. An act is added to both. */
import { GrowingList } from '../base/growing-list.ts';
import type { Micros } from '../base/time.ts';
import { actionToDocument } from '../scenario/actions.ts';
import { compile } from '../scenario/compile.ts';
import type { ActionDocument, ScenarioDocument } from '../scenario/types.ts';
import { History } from '../sim/history.ts';
import type { Action } from '../sim/types.ts';
import { carryPlanOn } from './plan.ts';

export class Run {
  readonly history: History;
  /** Its document's actions at time 0 are part of the setup. */
  readonly isStaged: boolean;
  #document: ScenarioDocument;
  /** The document's actions, in the order of the history's script. */
  #actions: GrowingList<ActionDocument>;

  /** `history`: of this document; by default a new one, at its start. */
  constructor(document: ScenarioDocument, isStaged = false, history = historyOf(document, isStaged)) {
    this.#document = document;
    this.#actions = GrowingList.of(document.actions ?? []);
    this.isStaged = isStaged;
    this.history = history;
  }

  /** The whole run as data. A new object after every action. */
  get document(): ScenarioDocument {
    return this.#document;
  }

  /** As `History.act`. Costs the same however many actions there are. */
  act(action: Action, time: Micros): void {
    const before = this.history.recording.script.length;
    this.history.act(action, time);
    const done = this.history.recording.script.at(before);
    if (done === undefined || !('at' in done)) return;
    const added = actionToDocument(action, done.at);
    this.#actions = this.#actions.with(added);
    const document = withActions(this.#document, this.#actions);
    carryPlanOn(this.#document, document, added);
    this.#document = document;
  }

  /** As `History.branch`. */
  branch(keepsScript: boolean): Run {
    const { script } = this.history.recording;
    const history = this.history.branch(keepsScript);
    const kept = history.recording.script;
    if (kept.length === script.length) return new Run(this.#document, this.isStaged, history);
    const isKept = new Set<unknown>(kept);
    const actions = this.#document.actions?.filter((_, i) => isKept.has(script.at(i)));
    return new Run({ ...this.#document, ...(actions && { actions }) }, this.isStaged, history);
  }
}

/** The document with other actions. Their array is made on first access. */
function withActions(document: ScenarioDocument, actions: GrowingList<ActionDocument>): ScenarioDocument {
  let array: readonly ActionDocument[] | null = null;
  const get = () => (array ??= actions.slice());
  // Not by a spread, which would read the old actions.
  const fields = Object.getOwnPropertyDescriptors(document);
  return Object.create(Object.prototype, { ...fields, actions: { get, enumerable: true } });
}

function historyOf(document: ScenarioDocument, isStaged: boolean): History {
  const { cluster, script } = compile(document, isStaged);
  return new History({ cluster, script });
}
