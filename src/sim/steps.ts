/**
 * What a server decided, and what came of it: the steps of a moment with every decision and its conditions.
 * A run keeps none of it; `History.steps` computes it again on demand.
 */
import type { Decision } from '../raft/draft.ts';
import type { JudgeName } from '../raft/policy.ts';
import type { RuleId } from '../raft/rules.ts';
import type { Input, Server, ServerId } from '../raft/types.ts';
import type { Surroundings } from './core.ts';
import type { SimEvent } from './types.ts';

/** One step of a server: its input, its decisions in order, and the events that it caused, in order. */
export interface ServerStep {
  readonly server: ServerId;
  readonly before: Server;
  readonly after: Server;
  readonly input: Input;
  readonly decisions: readonly Decision[];
  readonly events: readonly SimEvent[];
}

type Growing = ServerStep & { readonly events: SimEvent[] };

/** Records the steps of a simulation that has its `listeners`. */
export class StepRecorder {
  #steps: Growing[] = [];
  #decisions: Decision[] = [];

  readonly listeners: Surroundings = {
    onDecision: (decision) => void this.#decisions.push(decision),
    onStep: (before, input, { server: after }) => {
      const decisions = this.#decisions;
      this.#decisions = [];
      this.#steps.push({ server: before.id, before, after, input, decisions, events: [] });
    },
    onEvent: (event) => void this.#steps.at(-1)?.events.push(event),
  };

  get steps(): readonly ServerStep[] {
    return this.#steps;
  }

  clear(): void {
    this.#steps = [];
    this.#decisions = [];
  }
}

/** Parts of Figure 2 without a choice: an event by such a rule follows from this decision. */
const FOLLOWS_FROM: Partial<Record<RuleId, JudgeName>> = {
  'term:deposed': 'adopt',
  'log:noop': 'win',
  'log:replicate': 'entries',
};

/**
 * The decision that an event reports, or that it follows from without a choice; null if none was made: the
 * event is about something outside of the servers. `steps`: those of its moment.
 */
export function decisionOf(steps: readonly ServerStep[], event: SimEvent): Decision | null {
  const { rule } = event;
  if (rule === null) return null;
  // An input's own event comes before the step that it causes: “the timer runs out”.
  const step =
    steps.find(({ events }) => events.some(({ seq }) => seq === event.seq)) ??
    steps.find(({ server }) => server === event.server);
  if (step === undefined) return null;
  const judge = FOLLOWS_FROM[rule];
  if (judge !== undefined) return step.decisions.findLast((one) => one.judge === judge) ?? null;
  const byRule = step.decisions.filter(({ verdict }) => verdict.rule === rule);
  const before = step.events.filter((one) => one.rule === rule && one.seq < event.seq).length;
  return byRule[before] ?? byRule.at(-1) ?? null;
}
