/**
 * Evaluates the expectations of a document while its run goes on. The loop of a run calls:
 *
 *     judge.look(view)              at the start
 *     judge.before(next)            before every moment; `next` is its time
 *     judge.look(view)              after it
 *     judge.end(until)              when nothing more is due until then
 */
import { fromMs, type Micros, toMs } from '../base/time.ts';
import { ConditionWatch } from '../sim/condition-watch.ts';
import type { Property } from '../sim/safety/properties.ts';
import type { Topic, View } from '../sim/types.ts';
import { type ClaimPart, claimParts, topicsOf, whatIsSeen } from './conditions.ts';
import type { ExpectDocument, Ms } from './types.ts';

export interface Expectation {
  readonly kind: 'at' | 'by' | 'always' | 'never';
  /** The window: the times at which the state counts, both included. */
  readonly from: Micros;
  readonly to: Micros;
  readonly parts: readonly ClaimPart[];
  /** All topics that the parts depend on. */
  readonly topics: readonly Topic[];
  /** The property that must be broken by then, for an expectation of that kind (`at`, `by`). */
  readonly names: Property | null;
}

export interface ExpectationResult {
  readonly ok: boolean;
  /** What was seen instead; '' if it is met. */
  readonly detail: string;
}

/** Compiles an expectation of a valid document. */
export function toExpectation(document: ExpectDocument): Expectation {
  const { kind, span } = windowOf(document);
  const names = kind === 'at' || kind === 'by' ? (document.violated ?? null) : null;
  const parts = claimParts(document);
  return { kind, from: fromMs(span[0]), to: fromMs(span[1]), parts, topics: topicsOf(parts), names };
}

function windowOf({ at, by, always, never }: ExpectDocument): {
  kind: Expectation['kind'];
  span: readonly [Ms, Ms];
} {
  if (at !== undefined) return { kind: 'at', span: [at, at] };
  if (by !== undefined) return { kind: 'by', span: [0, by] };
  return always ? { kind: 'always', span: always } : { kind: 'never', span: never ?? [0, 0] };
}

const MET: ExpectationResult = { ok: true, detail: '' };
const broken = (detail: string): ExpectationResult => ({ ok: false, detail });
const inMs = (time: Micros): string => `at ${toMs(time)} ms`;

/**
 * The verdict of a state that holds at `time`, for a claim whose window is open; undefined: not settled yet.
 */
function judgeState({ kind, parts }: Expectation, view: View, time: Micros): ExpectationResult | undefined {
  const holds = parts.every((part) => part.holds(view));
  if (kind === 'by' && holds) return MET;
  if (kind === 'never' && holds) return broken(`it held ${inMs(time)}`);
  if (kind === 'always' && !holds) return broken(`${inMs(time)} ${whatIsSeen(parts, view)}`);
  return undefined;
}

/** The verdict when the window closes; `view` is the last state in it. */
function judgeClosing({ kind, parts }: Expectation, view: View): ExpectationResult {
  if (kind === 'always' || kind === 'never') return MET;
  const seen = whatIsSeen(parts, view);
  if (kind === 'by') return broken(`it never held; in the end ${seen}`);
  return seen === '' ? MET : broken(seen);
}

/** Evaluates expectations while a run goes on: only those whose window is open and whose topics changed. */
export class ExpectationWatch {
  readonly #expect: readonly Expectation[];
  readonly #verdicts = new Map<Expectation, ExpectationResult>();
  /** Not open yet; the next to open is last. */
  readonly #waiting: Expectation[];
  /** Not closed yet; the next to close is last. */
  readonly #closing: Expectation[];
  /** Open and not settled: every state counts. Of `at` only the last state counts. */
  readonly #watched = new ConditionWatch<Expectation>();
  /** No window opens or closes before this time. */
  #quietUntil: Micros;

  constructor(expect: readonly Expectation[]) {
    this.#expect = expect;
    this.#waiting = [...expect].sort((a, b) => b.from - a.from);
    this.#closing = [...expect].sort((a, b) => b.to - a.to);
    this.#quietUntil = this.#nextChange();
  }

  /** `view` is the state at the start, or after a moment. */
  look(view: View): void {
    if (view.time >= this.#quietUntil) this.#open(view.time);
    for (const claim of this.#watched.changed(view)) this.#judge(claim, view, view.time);
  }

  /** The next moment is due at `next`; until then `view` does not change. */
  before(next: Micros, view: View): void {
    if (next <= this.#quietUntil) return;
    // A window that opens between two moments begins with the state that holds then.
    for (const claim of this.#open(next - 1)) this.#judge(claim, view, claim.from);
    this.#close(next, view);
    this.#quietUntil = this.#nextChange();
  }

  /** Nothing more is due up to `until`. Returns the verdicts, in the document's order. */
  end(until: Micros, view: View): ExpectationResult[] {
    this.before(until + 1, view);
    const tooEarly = broken(`the run ends ${inMs(until)}, before that`);
    return this.#expect.map((claim) => {
      const verdict = this.#verdicts.get(claim) ?? tooEarly;
      return verdict.ok && claim.to > until ? tooEarly : verdict;
    });
  }

  #open(time: Micros): Expectation[] {
    const opened: Expectation[] = [];
    for (let claim = this.#waiting.at(-1); claim && claim.from <= time; claim = this.#waiting.at(-1)) {
      opened.push(claim);
      this.#waiting.pop();
      if (claim.kind !== 'at') this.#watched.add(claim, claim.topics);
    }
    return opened;
  }

  #judge(claim: Expectation, view: View, time: Micros): void {
    const verdict = judgeState(claim, view, time);
    if (verdict !== undefined) this.#settle(claim, verdict);
  }

  #settle(claim: Expectation, verdict: ExpectationResult): void {
    this.#verdicts.set(claim, verdict);
    this.#watched.delete(claim);
  }

  #close(next: Micros, view: View): void {
    for (let claim = this.#closing.at(-1); claim && claim.to < next; claim = this.#closing.at(-1)) {
      this.#closing.pop();
      if (!this.#verdicts.has(claim)) this.#settle(claim, judgeClosing(claim, view));
    }
  }

  #nextChange(): Micros {
    return Math.min(this.#waiting.at(-1)?.from ?? Infinity, this.#closing.at(-1)?.to ?? Infinity);
  }
}
