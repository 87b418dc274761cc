/** What the checks of one run share: how it began, what they remember of it, and what they found. */
import type { Micros } from '../../base/time.ts';
import type { Configuration, Server } from '../../raft/types.ts';
import type { Violation } from '../types.ts';
import { type Finding, findingKey } from './breach.ts';
import type { Memory } from './memory.ts';
import type { Stepped } from './watch.ts';

/** The most violations that are kept, plus the first of each property. */
export const VIOLATIONS_KEPT = 100;

export interface Book {
  /** The configuration with which the cluster began. */
  readonly initial: Configuration;
  readonly memory: Memory;
  readonly findings: Findings;
}

export class Findings {
  /** Oldest first; a new list whenever something is added. */
  violations: readonly Violation[];
  readonly #found: Set<string>;

  constructor(violations: readonly Violation[]) {
    this.violations = violations;
    this.#found = new Set(violations.map(findingKey));
  }

  add({ property, servers, index, detail }: Finding, event: number, time: Micros): void {
    const violation: Violation = {
      property,
      time,
      event,
      servers: [...new Set(servers)],
      index: index ?? null,
      detail,
    };
    const key = findingKey(violation);
    if (this.#found.has(key)) return;
    if (this.violations.length >= VIOLATIONS_KEPT && this.violations.some((v) => v.property === property))
      return;
    this.#found.add(key);
    this.violations = [...this.violations, violation];
  }
}

export const isLeader = (server: Server): boolean => server.role.name === 'leader';

/** The event of kind `kind` in a step, or the one that caused the step. */
export function seqOf({ effects, seqs, trigger }: Stepped, kind: string): number {
  const at = effects.findIndex((effect) => effect.type === 'fact' && effect.fact.kind === kind);
  return at < 0 ? trigger : (seqs[at] ?? trigger);
}
