/**
 * Decisions as values. A judge is a list of clauses that are evaluated in order; the first one that decides
 * gives the verdict. The same list explains a verdict: the conditions that were evaluated, their values, and
 * which of them held. Explanations are computed on demand only, so a verdict that nobody explains allocates
 * nothing.
 */
import type { BrokenRule, RuleId } from './rules.ts';
import type { Index, Persistent, Role, ServerId, Values } from './types.ts';

/** The state that a judge reads: a `Server`, or one during a step. */
export interface Standing {
  readonly id: ServerId;
  readonly persistent: Persistent;
  readonly role: Role;
  readonly commitIndex: Index;
  readonly lastApplied: Index;
}

/** The result of a judge: yes or no, and by which rule. */
export interface Verdict {
  readonly yes: boolean;
  readonly rule: RuleId;
  /** The part of a rule's name after the colon. A broken rule keeps the word of the true one. */
  readonly reason: string;
}

const reasonIn = (rule: RuleId): string => rule.slice(rule.indexOf(':') + 1);
export const yes = (rule: RuleId, reason = reasonIn(rule)): Verdict => ({ yes: true, rule, reason });
export const no = (rule: RuleId, reason = reasonIn(rule)): Verdict => ({ yes: false, rule, reason });

/** Whether a rule is a broken one. */
export const isBroken = (rule: RuleId): rule is BrokenRule => rule.startsWith('bug:');

/** Whether it is the rule of a commit that a leader counted, not of one that a follower received. */
export const isByCounting = (rule: RuleId | null): boolean =>
  rule !== null && rule !== 'commit:told' && rule !== 'bug:commit-own-length';

/** The values that a condition compared, by their names in the paper. */
export type Compared = Values;

/** One condition, and its verdicts. A side without a verdict leaves the decision to the next clause. */
export interface Clause<About> {
  /** The condition in the paper's words. */
  readonly condition: string;
  readonly holds: (self: Standing, about: About) => boolean;
  readonly values: (self: Standing, about: About) => Compared;
  readonly then?: Verdict;
  readonly else?: Verdict;
  /**
   * The condition is ignored on purpose: if it would have decided, the decision without it has this verdict.
   */
  readonly waived?: Verdict;
}

export interface Judge<About> {
  readonly clauses: readonly Clause<About>[];
  /** The verdict if no clause decides. */
  readonly end: Verdict;
}

/** The verdict of `judge` on `about` for the server `self`. */
export function decide<About>(judge: Judge<About>, self: Standing, about: About): Verdict {
  let end = judge.end;
  for (const clause of judge.clauses) {
    const verdict = clause.holds(self, about) ? clause.then : clause.else;
    if (verdict === undefined) continue;
    if (clause.waived === undefined) return verdict;
    end = clause.waived;
  }
  return end;
}

/** A condition that was evaluated: the values compared, and whether it held. */
export interface Seen {
  readonly condition: string;
  readonly values: Compared;
  readonly held: boolean;
}

/** The conditions that led to the verdict, in the order of evaluation. The last one decided. */
export function conditionsOf<About>(judge: Judge<About>, self: Standing, about: About): readonly Seen[] {
  const seen: Seen[] = [];
  for (const clause of judge.clauses) {
    const held = clause.holds(self, about);
    seen.push({ condition: clause.condition, values: clause.values(self, about), held });
    const decides = (held ? clause.then : clause.else) !== undefined;
    if (decides && clause.waived === undefined) break;
  }
  return seen;
}

/** All the values that led to the verdict: those of every condition that was evaluated. */
export const valuesBehind = <About>(judge: Judge<About>, self: Standing, about: About): Compared =>
  Object.assign({}, ...conditionsOf(judge, self, about).map(({ values }) => values)) as Compared;
