/**
 * What a server decided, and what came of it: the steps of a moment with every decision and its conditions.
 * A run keeps none of it; `History.steps` computes it again on demand.
 */
import type { Decision } from '../raft/draft.ts';
import type { JudgeName } from '../raft/policy.ts';
import type { RuleId } from '../raft/rules.ts';
import type { Effect, Input, Server, ServerId } from '../raft/types.ts';
import type { FromOutside, Surroundings } from './core.ts';
import type { SimEvent, World } from './types.ts';

/**
 * One step of a server: its input, its decisions in order, its effects, and the events that it caused, in
 * order. `crash` and `timeout` are no inputs: what the policy decides about a server from outside.
 */
export interface ServerStep {
  readonly server: ServerId;
  readonly before: Server;
  readonly after: Server;
  readonly input: Input | Pick<FromOutside, 'type'>;
  readonly decisions: readonly Decision[];
  readonly effects: readonly Effect[];
  readonly events: readonly SimEvent[];
  /** Of its timer, which was drawn after it. */
  readonly asides: readonly Decision[];
}

type Growing = ServerStep & { readonly events: SimEvent[]; readonly asides: Decision[] };

/** What a moment of a run consisted of. */
export interface MomentSteps extends Pick<World, 'moment' | 'time'> {
  /** All its events, also those before the first step: what set it off. */
  readonly events: readonly SimEvent[];
  readonly steps: readonly ServerStep[];
}

/** Records the steps of a simulation that has its `listeners`. */
export class StepRecorder {
  #steps: Growing[] = [];
  #events: SimEvent[] = [];
  #decisions: Decision[] = [];

  readonly listeners: Surroundings = {
    onDecision: (decision) => void this.#decisions.push(decision),
    onStep: (before, input, { server: after, effects }) => {
      const decisions = this.#decisions;
      this.#decisions = [];
      const server = before.id;
      this.#steps.push({ server, before, after, input, decisions, effects, events: [], asides: [] });
    },
    onAside: ({ type, before, after, decisions }) => {
      const last = this.#steps.at(-1);
      if (type === 'timeout' && last?.server === before.id) return void last.asides.push(...decisions);
      const server = before.id;
      this.#steps.push({
        ...{ server, before, after, decisions, input: { type } },
        ...{ effects: [], events: [], asides: [] },
      });
    },
    onEvent: (event) => {
      this.#events.push(event);
      this.#steps.at(-1)?.events.push(event);
    },
  };

  get steps(): readonly ServerStep[] {
    return this.#steps;
  }

  /** What was recorded since the last call. */
  taken(): Pick<MomentSteps, 'events' | 'steps'> {
    const taken = { events: this.#events, steps: this.#steps };
    this.clear();
    return taken;
  }

  clear(): void {
    this.#steps = [];
    this.#events = [];
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
