/**
 * Makes a found document smaller, step by step: fewer actions, a plainer cluster, fewer servers, rounder
 * times. A smaller document counts only if it loses the same. Yields each one, so that it can be shown.
 */
import { serverName } from '../base/names.ts';
import type { ActionDocument, ClusterDocument, Pair, ScenarioDocument } from '../scenario/types.ts';

export interface Smaller {
  readonly document: ScenarioDocument;
  /** Whether it loses the same: then it is the best so far. */
  readonly isKept: boolean;
}

type Judge = (document: ScenarioDocument) => boolean;
type Steps = Generator<Smaller, ScenarioDocument>;

/**
 * `losesSame`: whether a document still shows what was found. At most `most` documents are tried. The fields
 * of `kept`, of the reader’s cluster, are not removed: where the search changed one, it becomes the reader’s
 * again.
 */
export function* shrink(
  found: ScenarioDocument,
  kept: ClusterDocument,
  losesSame: Judge,
  most: number,
): Steps {
  let left = most;
  const judge: Judge = (document) => {
    left -= 1;
    return left >= 0 && losesSame(document);
  };
  let best = found;
  for (let before: ScenarioDocument | null = null; before !== best && left > 0; ) {
    before = best;
    best = yield* withFewerActions(best, judge);
    for (const plainer of PLAINER) best = yield* step(best, plainer(best, kept), judge);
    best = yield* withPlainerActions(best, judge);
  }
  return best;
}

function* step(best: ScenarioDocument, smaller: ScenarioDocument | null, judge: Judge): Steps {
  if (smaller === null) return best;
  const isKept = judge(smaller);
  yield { document: smaller, isKept };
  return isKept ? smaller : best;
}

/** Leaves out ever smaller runs of actions (ddmin). */
function* withFewerActions(document: ScenarioDocument, judge: Judge): Steps {
  let best = document;
  const count = () => best.actions?.length ?? 0;
  for (let size = count(); size >= 1; size = Math.floor(size / 2)) {
    // From the end: late actions are the consequences of early ones.
    for (let from = count() - size; from > -size; from -= size) {
      const first = Math.max(0, from);
      const actions = (best.actions ?? []).filter((_, i) => i < first || i >= from + size);
      if (actions.length < count()) best = yield* step(best, { ...best, actions }, judge);
    }
  }
  return best;
}

const isNamed = (name: string, action: ActionDocument): boolean =>
  JSON.stringify(action).includes(`"${name}"`);

/** The last server leaves, if no action is about it alone. */
function withoutLastServer(document: ScenarioDocument): ScenarioDocument | null {
  const { servers = 5, ...cluster } = document.cluster ?? {};
  if (servers <= 3) return null;
  const last = serverName(servers);
  const actions = (document.actions ?? []).flatMap((action): ActionDocument[] => {
    if (action.do !== 'partition') return isNamed(last, action) ? [] : [action];
    const groups = action.groups.map((group) => group.filter((name) => name !== last));
    return [{ ...action, groups: groups.filter(({ length }) => length > 0) }];
  });
  return { ...document, cluster: { ...cluster, servers: servers - 1 }, actions };
}

/** A plainer document; null if it is plain already. */
type Plainer = (document: ScenarioDocument, kept: ClusterDocument) => ScenarioDocument | null;

const without =
  (field: keyof ClusterDocument): Plainer =>
  (document, kept) => {
    const { [field]: value, ...cluster } = document.cluster ?? {};
    const { [field]: own } = kept;
    if (JSON.stringify(value) === JSON.stringify(own)) return null;
    return { ...document, cluster: own === undefined ? cluster : { ...cluster, [field]: own } };
  };

const PLAINER: readonly Plainer[] = [
  (document) => {
    const smaller = withoutLastServer(document);
    return smaller === null ? null : (withoutLastServer(smaller) ?? smaller);
  },
  withoutLastServer,
  without('loss'),
  without('duplication'),
  without('disk'),
  without('latency'),
  without('replicate'),
  without('maxEntries'),
  ...[1, 2, 3].map(
    (seed): Plainer =>
      (document) =>
        (document.seed ?? 1) <= seed ? null : { ...document, seed },
  ),
  (document) => {
    const { latency } = document.cluster ?? {};
    if (latency === undefined || latency[0] === latency[1]) return null;
    const even: Pair = [latency[1], latency[1]];
    return { ...document, cluster: { ...document.cluster, latency: even } };
  },
];

/** The same action, but plainer; the coarsest change first. */
function plainer(action: ActionDocument): ActionDocument[] {
  const rounder = [100, 50, 10].flatMap((grid) => {
    const at = Math.round((action.at ?? 0) / grid) * grid;
    return at === action.at ? [] : [{ ...action, at }];
  });
  if (action.do !== 'hold' && action.do !== 'release') return rounder;
  const { from: _1, to: _2, type: _3, ...bare } = action as ActionDocument & Record<string, unknown>;
  const wider = Object.keys(action).some((key) => key === 'type') ? [bare as ActionDocument] : [];
  return [...wider, ...rounder];
}

function* withPlainerActions(document: ScenarioDocument, judge: Judge): Steps {
  let best = document;
  for (let i = 0; i < (best.actions?.length ?? 0); i += 1) {
    for (const action of plainer(best.actions?.[i] as ActionDocument)) {
      const actions = (best.actions ?? []).map((old, k) => (k === i ? action : old));
      const before: ScenarioDocument = best;
      const sorted = [...actions].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
      best = yield* step(best, { ...best, actions: sorted }, judge);
      if (best !== before) break;
    }
  }
  return best;
}
