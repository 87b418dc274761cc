/**
 * A step while it is computed: the next server state, and the effects so far. It is dropped after the step.
 */
import { configurationOf } from './configuration.ts';
import type { Decisions, JudgeName, Judges } from './policy.ts';
import type { RuleId } from './rules.ts';
import type { Settings } from './settings.ts';
import type {
  Because,
  Configuration,
  Effect,
  Fact,
  Index,
  Message,
  Persistent,
  Role,
  Server,
  Step,
  Term,
  TimerName,
  Values,
} from './types.ts';
import {
  conditionsOf,
  decide,
  isBroken,
  type Judge,
  type Seen,
  type Standing,
  type Verdict,
  valuesBehind,
} from './verdict.ts';

/** A decision of a step: its name, its verdict, and the conditions that were evaluated. */
export interface Decision {
  readonly judge: JudgeName;
  readonly server: number;
  readonly verdict: Verdict;
  readonly conditions: readonly Seen[];
  /** The server as it was then, and how many effects the step had so far. */
  readonly standing: Standing;
  readonly effects: number;
}

/** Called with every decision of a step, in order; also with refusals and silent decisions. */
export type DecisionListener = (decision: Decision) => void;

/** A decision outside of a step: what a crash keeps, and how long a timer runs. */
export function decisionAside<Name extends JudgeName>(
  policy: Judges,
  judge: Name,
  server: Server,
  about: Decisions[Name],
): Decision {
  const asked: Judge<Decisions[Name]> = policy[judge];
  const verdict = decide(asked, server, about);
  const conditions = conditionsOf(asked, server, about);
  return { judge, server: server.id, verdict, conditions, standing: server, effects: 0 };
}

/** The input itself, as the cause of an effect. */
export const INPUT: Because = -1;

export class Draft {
  readonly settings: Settings;
  readonly id: number;
  persistent: Persistent;
  role: Role;
  commitIndex: Index;
  lastApplied: Index;
  readonly #before: Server;
  readonly #effects: Effect[] = [];
  readonly #onDecision: DecisionListener | undefined;

  constructor(settings: Settings, server: Server, onDecision?: DecisionListener) {
    this.settings = settings;
    this.#onDecision = onDecision;
    this.id = server.id;
    this.persistent = server.persistent;
    this.role = server.role;
    this.commitIndex = server.commitIndex;
    this.lastApplied = server.lastApplied;
    this.#before = server;
  }

  get term(): Term {
    return this.persistent.currentTerm;
  }

  get log(): Persistent['log'] {
    return this.persistent.log;
  }

  /** The configuration that this server uses now. */
  get configuration(): Configuration {
    return configurationOf(this.settings.configuration, this.log);
  }

  /** Asks the policy for a verdict. */
  judge<Name extends JudgeName>(name: Name, about: Decisions[Name]): Verdict {
    const judges: Judges = this.settings.policy;
    const judge: Judge<Decisions[Name]> = judges[name];
    const verdict = decide(judge, this, about);
    if (this.#onDecision !== undefined) {
      const { id, persistent, role, commitIndex, lastApplied } = this;
      this.#onDecision({
        judge: name,
        server: id,
        verdict,
        conditions: conditionsOf(judge, this, about),
        standing: { id, persistent, role, commitIndex, lastApplied },
        effects: this.#effects.length,
      });
    }
    return verdict;
  }

  /** What a verdict compares: asked for before the state changes by it, and only where an event tells it. */
  valuesBehind<Name extends JudgeName>(name: Name, about: Decisions[Name]): Values {
    const judges: Judges = this.settings.policy;
    const judge: Judge<Decisions[Name]> = judges[name];
    return valuesBehind(judge, this, about);
  }

  /** Changes fields that must be on the disk before any message about them. */
  persist(change: Partial<Persistent>): void {
    this.persistent = { ...this.persistent, ...change };
  }

  /** Adds a fact with its rule; returns its index, as a cause of later effects. */
  fact(fact: Fact, rule: RuleId, because: Because = INPUT, values?: Values): Because {
    const effect: Effect = { type: 'fact', fact, rule, because };
    return this.#effects.push(values === undefined ? effect : { ...effect, values }) - 1;
  }

  /** Sends a message: at once, or after all writes that this server has requested so far. */
  send(message: Message, because: Because): void {
    const { yes, rule } = this.judge('waitForDisk', message.type);
    this.#effects.push(
      isBroken(rule)
        ? { type: 'send', message, afterWrites: yes, because, rule }
        : { type: 'send', message, afterWrites: yes, because },
    );
  }

  start(timer: TimerName, because: Because): void {
    this.#effects.push({ type: 'start', timer, because });
  }

  stop(timer: TimerName, because: Because): void {
    this.#effects.push({ type: 'stop', timer, because });
  }

  /** Adopts the term of a message if it is higher: no vote cast in it yet, no leader of it known (§5.1). */
  adoptTerm(message: Message): void {
    const { yes, rule } = this.judge('adopt', message);
    if (!yes) return;
    const { term } = message;
    const values = this.valuesBehind('adopt', message);
    const kept = this.judge('keepVote', term);
    const votedFor = kept.yes ? this.persistent.votedFor : null;
    this.persist({ currentTerm: term, votedFor });
    const because = this.fact(
      { kind: 'new-term', term },
      votedFor === null ? rule : kept.rule,
      INPUT,
      values,
    );
    if (this.role.name === 'follower') this.role = { ...this.role, leader: null };
    else this.stepDown('term:deposed', because);
  }

  /**
   * A candidate or leader becomes a follower, and waits a whole election timeout. Its vote in this term
   * stays.
   */
  stepDown(rule: RuleId, because: Because = INPUT): void {
    const { name } = this.role;
    const reason = this.fact({ kind: 'step-down', term: this.term }, rule, because);
    this.stop(name === 'leader' ? 'heartbeat' : 'retry', reason);
    this.role =
      name === 'leader'
        ? { name: 'follower', leader: null, deposed: true }
        : { name: 'follower', leader: null };
    this.start('election', reason);
  }

  /** Raises the commit index and applies the newly committed entries, in order (Figure 2, "All Servers"). */
  commit(to: Index, rule: RuleId, because: Because, values?: Values): void {
    this.commitIndex = to;
    this.apply(this.fact({ kind: 'commit', commitIndex: to }, rule, because, values));
  }

  /** Applies all entries that may be applied, in order. */
  apply(because: Because): void {
    while (this.lastApplied < this.log.lastIndex) {
      const index = this.lastApplied + 1;
      const { yes, rule } = this.judge('apply', index);
      if (!yes) return;
      this.lastApplied = index;
      this.fact({ kind: 'apply', index }, rule, because);
    }
  }

  done(): Step {
    const { id, persistent, role, commitIndex, lastApplied } = this;
    const b = this.#before;
    const committed = commitIndex === b.commitIndex && lastApplied === b.lastApplied;
    const same = committed && persistent === b.persistent && role === b.role;
    return { server: same ? b : { id, persistent, role, commitIndex, lastApplied }, effects: this.#effects };
  }
}
