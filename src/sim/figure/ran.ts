/**
 * Which lines of Figure 2 ran in a step, in order: what each asked and of which values, what it assigned, and
 * what it sent or timed. Made of the step's decisions and effects, and of how the server stood at each of
 * them.
 */
import { ofServer } from '../../raft/per-server.ts';
import type { JudgeName } from '../../raft/policy.ts';
import type { RuleId } from '../../raft/rules.ts';
import type { Effect, Index, MessageType, RoleName, ServerId, Term, TimerName } from '../../raft/types.ts';
import { isBroken, type Seen, type Standing, type Verdict } from '../../raft/verdict.ts';
import type { ServerStep } from '../steps.ts';
import { type LineId, lineOfCondition, lineOfVerdict } from './lines.ts';

/** What a line asked. Without a verdict, another line went on. */
export interface AskedByLine {
  readonly judge: JudgeName;
  readonly seen: readonly Seen[];
  readonly verdict: Verdict | null;
}

/** A field of Figure 2 with its old and its new value. */
export type Assigned =
  | {
      readonly field: 'currentTerm' | 'commitIndex' | 'lastApplied';
      readonly from: number;
      readonly to: number;
    }
  | { readonly field: 'votedFor'; readonly from: ServerId | null; readonly to: ServerId | null }
  | { readonly field: 'role'; readonly from: RoleName; readonly to: RoleName }
  | {
      readonly field: 'nextIndex' | 'matchIndex';
      readonly of: ServerId;
      readonly from: Index | null;
      readonly to: Index;
    }
  | {
      readonly field: 'votes';
      readonly of: ServerId;
      readonly from: boolean | null;
      readonly to: boolean | null;
    }
  | { readonly field: 'log'; readonly index: Index; readonly term: Term; readonly command: string }
  | { readonly field: 'log'; readonly removed: readonly [from: Index, to: Index] };

export type Did =
  | { readonly type: 'start' | 'stop'; readonly timer: TimerName }
  | { readonly type: 'send'; readonly message: MessageType; readonly to: ServerId };

/** A line that ran; one that ran several times in a row is one. */
export interface Ran {
  readonly line: LineId;
  readonly server: ServerId;
  readonly asked: readonly AskedByLine[];
  readonly assigned: readonly Assigned[];
  readonly did: readonly Did[];
}

type Growing = Ran & { readonly asked: AskedByLine[]; readonly assigned: Assigned[]; readonly did: Did[] };
type Part = Partial<Pick<Ran, 'asked' | 'assigned' | 'did'>>;

/** The lines of sending: of many messages, each in turn waits for the disk, and is sent. */
const SENDING: ReadonlySet<LineId> = new Set<LineId>([
  'disk-first',
  'leader-send',
  'candidate-ask',
  'all-messages',
]);

const SENT_BY = {
  RequestVote: 'candidate-ask',
  AppendEntries: 'leader-send',
  RequestVoteReply: 'all-messages',
  AppendEntriesReply: 'all-messages',
} as const satisfies Record<MessageType, LineId>;

/** What follows from a decision without a choice has a line of its own. */
const CARRIED_OUT_BY: Partial<Record<JudgeName, LineId>> = { stand: 'candidate-start', win: 'leader-first' };
/** An answered leader is a reason to wait, whatever the answer is. */
const TIMED_BY: Partial<Record<JudgeName, LineId>> = { ...CARRIED_OUT_BY, entries: 'follower-timer' };

export function linesOf(steps: readonly ServerStep[]): readonly Ran[] {
  return steps.flatMap((step) => new Course(step).ran);
}

class Course {
  readonly ran: Growing[] = [];
  readonly #step: ServerStep;

  constructor(step: ServerStep) {
    this.#step = step;
    const { decisions, effects, before, after, asides } = step;
    const [first] = decisions;
    this.#stretch(null, 'leader-first', [before, first?.standing ?? after], effects.slice(0, first?.effects));
    decisions.forEach((decision, i) => {
      const next = decisions[i + 1];
      const line = this.#decided(decision);
      const done = effects.slice(decision.effects, next?.effects);
      this.#stretch(decision.judge, line, [decision.standing, next?.standing ?? after], done);
    });
    if (step.input.type === 'crash') this.#forget();
    for (const aside of asides) this.#decided(aside);
  }

  #add(line: LineId, part: Part): void {
    const [older, last] = [this.ran.at(-2), this.ran.at(-1)];
    const isSending = SENDING.has(line) && last !== undefined && SENDING.has(last.line);
    const there = last?.line === line ? last : isSending && older?.line === line ? older : null;
    const to = there ?? { line, server: this.#step.server, asked: [], assigned: [], did: [] };
    if (there === null) this.ran.push(to);
    to.asked.push(...(part.asked ?? []));
    to.did.push(...(part.did ?? []));
    for (const one of part.assigned ?? []) assign(to.assigned, one);
  }

  /** Adds the lines of a decision; returns that of its verdict. */
  #decided({ judge, conditions, verdict }: ServerStep['decisions'][number]): LineId {
    const end = lineOfVerdict(judge, verdict.rule);
    let seen: Seen[] = [];
    conditions.forEach((one, i) => {
      seen.push(one);
      const line = lineOfCondition(judge, one.condition);
      const next = conditions[i + 1];
      if (next !== undefined && lineOfCondition(judge, next.condition) === line) return;
      if (next === undefined && line === end) return;
      this.#add(line, { asked: [{ judge, seen, verdict: null }] });
      seen = [];
    });
    this.#add(end, { asked: [{ judge, seen, verdict }] });
    return end;
  }

  /** What was done between two decisions. */
  #stretch(
    judge: JudgeName | null,
    line: LineId,
    [from, to]: readonly [Standing, Standing],
    effects: readonly Effect[],
  ): void {
    const carrier = (judge && CARRIED_OUT_BY[judge]) ?? line;
    for (const one of assignedBetween(from, to)) this.#assigned(judge, carrier, one);
    for (const effect of effects) {
      if (effect.type === 'fact') this.#reported(carrier, effect, from);
      else if (effect.type === 'send') this.#sent(effect);
      else
        this.#add((judge && TIMED_BY[judge]) ?? carrier, {
          did: [{ type: effect.type, timer: effect.timer }],
        });
    }
  }

  #assigned(judge: JudgeName | null, line: LineId, one: Assigned): void {
    const { input } = this.#step;
    const isTold =
      judge === 'backUp' &&
      input.type === 'receive' &&
      input.message.type === 'AppendEntriesReply' &&
      input.message.conflictIndex !== null;
    this.#add(isTold ? 'conflict-place' : line, { assigned: [one] });
  }

  /** The entries of a log are in the facts. */
  #reported(carrier: LineId, { fact, rule }: Effect & { type: 'fact' }, { persistent }: Standing): void {
    const line = ownLine(rule) ?? carrier;
    if (fact.kind === 'append') {
      const { index, term, command } = fact;
      this.#add(line, { assigned: [{ field: 'log', index, term, command }] });
    } else if (fact.kind === 'truncate')
      this.#add(line, { assigned: [{ field: 'log', removed: [fact.from, persistent.log.lastIndex] }] });
    else if (fact.kind === 'reject-entries' && this.#namesPlace()) this.#add('conflict-place', {});
  }

  #namesPlace(): boolean {
    return this.#step.effects.some(
      (one) =>
        one.type === 'send' &&
        one.message.type === 'AppendEntriesReply' &&
        one.message.conflictIndex !== null,
    );
  }

  #sent({ message: { type, to } }: Effect & { type: 'send' }): void {
    this.#add(SENT_BY[type], { did: [{ type: 'send', message: type, to }] });
  }

  /** What was not on the disk yet is lost in a crash. */
  #forget(): void {
    const { before, after } = this.#step;
    const [had, has] = [before.persistent.log.lastIndex, after.persistent.log.lastIndex];
    if (has < had) this.#add('disk-crash', { assigned: [{ field: 'log', removed: [has + 1, had] }] });
  }
}

const ownLine = (rule: RuleId): LineId | null =>
  rule === 'log:noop' ? 'blank-entry' : rule === 'log:replicate' ? 'entries-append' : null;

/** A value that was assigned twice has its first old and its last new value. */
function assign(to: Assigned[], one: Assigned): void {
  const at = to.findIndex(
    (other) =>
      other.field === one.field &&
      'to' in other &&
      'to' in one &&
      ('of' in other ? other.of : 0) === ('of' in one ? one.of : 0),
  );
  const before = to[at];
  if (before === undefined || !('from' in before)) to.push(one);
  else to[at] = { ...one, from: before.from } as Assigned;
}

const NUMBERS = ['commitIndex', 'lastApplied'] as const;

function assignedBetween(from: Standing, to: Standing): readonly Assigned[] {
  if (from === to) return [];
  const assigned: Assigned[] = [];
  const [old, now] = [from.persistent, to.persistent];
  if (old.currentTerm !== now.currentTerm)
    assigned.push({ field: 'currentTerm', from: old.currentTerm, to: now.currentTerm });
  if (old.votedFor !== now.votedFor)
    assigned.push({ field: 'votedFor', from: old.votedFor, to: now.votedFor });
  if (from.role.name !== to.role.name)
    assigned.push({ field: 'role', from: from.role.name, to: to.role.name });
  if (from.role !== to.role) assigned.push(...inRole(from, to));
  for (const field of NUMBERS)
    if (from[field] !== to[field]) assigned.push({ field, from: from[field], to: to[field] });
  return assigned;
}

/** The votes of a candidate, the indices of a leader. */
function inRole({ role: old }: Standing, { role, id }: Standing): Assigned[] {
  if (role.name === 'candidate') {
    const was = old.name === 'candidate' ? old.votes : null;
    return changes(role.votes, was).map(({ of, from, to }) => ({ field: 'votes', of, from, to }));
  }
  if (role.name !== 'leader') return [];
  const was = old.name === 'leader' ? old : null;
  const next = changes(role.nextIndex, was?.nextIndex ?? null).filter(({ of }) => of !== id);
  const match = changes(role.matchIndex, was?.matchIndex ?? null);
  return [
    ...next.map(({ of, from, to }) => ({ field: 'nextIndex', of, from, to }) as const),
    ...match.map(({ of, from, to }) => ({ field: 'matchIndex', of, from, to }) as const),
  ];
}

type List<T> = Omit<readonly T[], number>;

function changes<T>(now: List<T>, was: List<T> | null): { of: ServerId; from: T | null; to: T }[] {
  return now
    .map((to, i) => ({ of: i + 1, from: was === null ? null : (ofServer(was, i + 1) ?? null), to }))
    .filter(({ from, to }) => from !== to);
}

/** Whether a rule that is broken on purpose decided here. */
export const isWrong = ({ asked }: Ran): boolean =>
  asked.some(({ verdict }) => verdict !== null && isBroken(verdict.rule));
