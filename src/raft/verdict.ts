/**
 * Decisions as values. A judge is a list of clauses that are looked at in order; the first one that decides gives the
 * verdict. The same list explains a verdict: which conditions were looked at, with which values, and which of them held.
 * Nothing is explained unless somebody asks, so a verdict that nobody reads allocates nothing.
 */
import type { BrokenRule, RuleId } from './rules.ts';
import type { Index, Persistent, Role, ServerId } from './types.ts';

/** What a judge knows of the server: a `Server`, or one in the middle of a step. */
export interface Standing {
  readonly id: ServerId;
  readonly persistent: Persistent;
  readonly role: Role;
  readonly commitIndex: Index;
  readonly lastApplied: Index;
}

/** What a judge says: yes or no, and by which rule. */
export interface Verdict {
  readonly yes: boolean;
  readonly rule: RuleId;
  /** The rule's own word: what stands behind its colon. A rule broken on purpose keeps the word of the true one. */
  readonly reason: string;
}

const reasonIn = (rule: RuleId): string => rule.slice(rule.indexOf(':') + 1);
export const yes = (rule: RuleId, reason = reasonIn(rule)): Verdict => ({ yes: true, rule, reason });
export const no = (rule: RuleId, reason = reasonIn(rule)): Verdict => ({ yes: false, rule, reason });

/** Whether a rule is one that is broken on purpose. */
export const isBroken = (rule: RuleId): rule is BrokenRule => rule.startsWith('bug:');

/** Whether it is the rule of a commit that a leader counted, and not of one that a follower was told of. */
export const isByCounting = (rule: RuleId | null): boolean =>
  rule !== null && rule !== 'commit:told' && rule !== 'bug:commit-own-length';

/** The values that a condition compared, by their names in the paper. */
export type Compared = Readonly<Record<string, string | number | boolean | null>>;

/** One condition, and what it decides. A side without a verdict leaves the decision to the next clause. */
export interface Clause<About> {
  /** The condition in the paper's words. */
  readonly condition: string;
  readonly holds: (self: Standing, about: About) => boolean;
  readonly values: (self: Standing, about: About) => Compared;
  readonly then?: Verdict;
  readonly else?: Verdict;
  /** The condition is ignored on purpose: where it would have decided, what is decided without it bears this verdict. */
  readonly waived?: Verdict;
}

export interface Judge<About> {
  readonly clauses: readonly Clause<About>[];
  /** The verdict where no clause decides. */
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

/** A condition that was looked at: what it compared, and whether it held. */
export interface Seen {
  readonly condition: string;
  readonly values: Compared;
  readonly held: boolean;
}

/** The conditions that led to the verdict, in the order in which they were looked at. The last one decided. */
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
