/** A stretch of a run in occasions: an event from outside, or what a server made of an input. */
import type { Input, Server } from '../../raft/types.ts';
import type { Surroundings } from '../core.ts';
import type { Kind, SimEvent } from '../types.ts';

/** One step of a server. `trigger`: the event just before it that is its input. */
export interface Taken {
  readonly before: Server;
  readonly after: Server;
  readonly input: Input;
  readonly trigger: SimEvent | null;
}

export interface Occasion {
  /** Null: what reached a server, or an action. */
  readonly step: Taken | null;
  /** In order. After a step, also what left the server or the network later in its moment. */
  readonly events: SimEvent[];
}

const INPUTS: ReadonlySet<Kind> = new Set<Kind>([
  'deliver',
  'election-timeout',
  'heartbeat-timeout',
  'client-request',
  'write-failed',
]);

/** Records the occasions of a simulation that has its `listeners`. */
export class OccasionRecorder {
  readonly occasions: Occasion[] = [];

  readonly listeners: Surroundings = {
    onStep: (before, input, { server: after }) => {
      const last = this.occasions.at(-1);
      const [event] = last?.step === null && last.events.length === 1 ? last.events : [];
      const trigger = event?.server === before.id && INPUTS.has(event.what.kind) ? event : null;
      this.occasions.push({ step: { before, after, input, trigger }, events: [] });
    },
    onEvent: (event) => {
      const last = this.occasions.at(-1);
      if (last === undefined || INPUTS.has(event.what.kind) || 'action' in event.what)
        this.occasions.push({ step: null, events: [event] });
      else last.events.push(event);
    },
  };
}
