import { ofServer, setOfServer } from '../raft/per-server.ts';
import { countOf } from './kinds.ts';
import type { Condition, Kind, Node, Topic, View } from './types.ts';

const NONE: ReadonlySet<never> = new Set<never>();

/** Items with conditions. Returns those whose condition may have changed: only these need to be evaluated. */
export class ConditionWatch<T> {
  readonly #items = new Map<T, readonly Topic[]>();
  readonly #byTopic = new Map<Topic, Set<T>>();
  /** Not evaluated yet. */
  #unevaluated = new Set<T>();
  /** The state at the last call. If it is out of date, too many items are returned, never too few. */
  readonly #nodes: Node[] = [];
  readonly #counts = new Map<Kind, number>();
  #violations = 0;

  get isEmpty(): boolean {
    return this.#items.size === 0;
  }
  /** In the order in which they were added. */
  get items(): Iterable<T> {
    return this.#items.keys();
  }

  add(item: T, topics: readonly Topic[]): void {
    this.#items.set(item, topics);
    this.#unevaluated.add(item);
    for (const topic of topics) {
      const existing = this.#byTopic.get(topic);
      if (existing === undefined) this.#byTopic.set(topic, new Set([item]));
      else existing.add(item);
      if (isKind(topic) && !this.#counts.has(topic)) this.#counts.set(topic, -1);
    }
  }

  delete(item: T): void {
    for (const topic of this.#items.get(item) ?? []) this.#byTopic.get(topic)?.delete(item);
    this.#items.delete(item);
    this.#unevaluated.delete(item);
  }

  /** The items whose condition may have changed since the last call, in no order. */
  changed(view: View): ReadonlySet<T> {
    if (this.isEmpty) return NONE;
    const found = this.#unevaluated;
    this.#unevaluated = new Set();
    if (this.#nodesChanged(view, found)) this.#collect('servers', found);
    if (view.violations.length !== this.#violations) this.#collect('violations', found);
    this.#violations = view.violations.length;
    for (const [kind, count] of this.#counts) {
      const now = countOf(view, kind, 0);
      if (now === count) continue;
      this.#counts.set(kind, now);
      this.#collect(kind, found);
    }
    return found;
  }

  #nodesChanged({ nodes }: View, found: Set<T>): boolean {
    let isAny = false;
    for (const node of nodes) {
      if (node === ofServer(this.#nodes, node.id)) continue;
      setOfServer(this.#nodes, node.id, node);
      this.#collect(node.id, found);
      isAny = true;
    }
    return isAny;
  }

  #collect(topic: Topic, found: Set<T>): void {
    for (const item of this.#byTopic.get(topic) ?? NONE) found.add(item);
  }
}

const isKind = (topic: Topic): topic is Kind =>
  typeof topic === 'string' && topic !== 'servers' && topic !== 'violations';

/** A condition that depends on these topics only. */
export const conditionOn = (topics: readonly Topic[], holds: (view: View) => boolean): Condition =>
  Object.assign(holds, { topics });
