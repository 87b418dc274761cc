/**
 * What a broken rule costs: a safety property that breaks, or progress that ends. Progress is judged in a
 * document's calm: after its last action nothing is done to the cluster for ten of its longest election
 * timeouts. Each kind of lost progress is an expectation of the document. It is a loss only if the same
 * document does not meet it without the broken rule.
 */
import type { BugName } from '../raft/rules.ts';
import type { ActionDocument, ExpectDocument, Ms, ScenarioDocument } from '../scenario/types.ts';
import type { Property } from '../sim/safety/properties.ts';

/**
 * `leader`: nobody leads. `one-leader`: a deposed leader goes on beside the new one. `commit`: a request is
 * never committed. `agreement`: a running server does not get the log of the others.
 */
export type LostProgress = 'leader' | 'one-leader' | 'commit' | 'agreement';
export type Loss = { readonly property: Property } | { readonly progress: LostProgress };

/**
 * Rules that protect no safety property: without them a cluster stays safe, and gets nowhere. What each of
 * them is good for.
 */
const ABOUT_PROGRESS: Partial<Record<BugName, LostProgress>> = {
  'keep-vote': 'leader',
  'match-not-max': 'commit',
  'any-message-resets': 'leader',
  'no-randomness': 'leader',
  'grant-keeps-timer': 'commit',
  'deaf-to-replies': 'one-leader',
  'no-backing-up': 'agreement',
};
/** The progress that ends without this rule; null if a safety property breaks. */
export const progressLost = (bug: BugName): LostProgress | null => ABOUT_PROGRESS[bug] ?? null;

export const isSameLoss = (a: Loss, b: Loss): boolean =>
  'property' in a
    ? 'property' in b && a.property === b.property
    : 'progress' in b && a.progress === b.progress;

/** The calm begins with the last action. */
const CALM = 10;
/** So many of the longest election timeouts pass before an absence counts. */
const PATIENT = 5;

/** What is asked of the leader during the calm, to see whether anything is committed. */
const PROBE = 'SET probe 1';
const isProbe = (action: ActionDocument): boolean => action.do === 'request' && action.command === PROBE;
/** When it is asked: so many of the longest election timeouts after the last action. */
const ASKED = [1, 3, 5, 7];

const longestTimeout = ({ cluster = {} }: ScenarioDocument): Ms => (cluster.electionTimeout ?? [150, 300])[1];

/** The start of the calm: when the last action happens, but for the probes. All actions have a time. */
export const calmFrom = ({ actions = [] }: ScenarioDocument): Ms =>
  Math.ceil(actions.reduce((last, action) => (isProbe(action) ? last : Math.max(last, action.at ?? 0)), 0));

/** The servers that nobody stopped, or that were started again. */
function running({ cluster = {}, actions = [] }: ScenarioDocument): string[] {
  const names = Array.from({ length: cluster.servers ?? 5 }, (_, i) => `S${i + 1}`);
  const stopped = new Set<string>();
  for (const action of inOrder(actions)) {
    if (action.do === 'crash' || action.do === 'pause') stopped.add(action.server);
    else if (action.do === 'restart' || action.do === 'resume') stopped.delete(action.server);
  }
  return names.filter((name) => !stopped.has(name));
}

const inOrder = (actions: readonly ActionDocument[]): ActionDocument[] =>
  [...actions].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));

/** The document that expects this loss of progress, to the end of its calm. */
export function expecting(document: ScenarioDocument, progress: LostProgress): ScenarioDocument {
  const begin = calmFrom(document);
  const timeout = longestTimeout(document);
  const from = begin + PATIENT * timeout;
  const until = begin + CALM * timeout;
  const claims: Record<LostProgress, ExpectDocument> = {
    leader: { always: [from, until], leader: 'none' },
    'one-leader': { always: [from, until], leaders: { min: 2 } },
    commit: { never: [0, until], committed: PROBE },
    agreement: { never: [from, until], agree: running(document) },
  };
  const probes = ASKED.map((times): ActionDocument => {
    return { at: begin + times * timeout, do: 'request', server: 'leader', command: PROBE };
  });
  const done = (document.actions ?? []).filter((action) => !isProbe(action));
  const actions = progress === 'commit' ? [...done, ...probes] : done;
  return { ...document, actions, until, expect: [claims[progress]] };
}
