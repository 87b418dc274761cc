/** The dialog of rules that can be switched off, the search for a run, and the chain of events. */
import { grouped } from '../base/digits.ts';
import type { BugName } from '../raft/rules.ts';
import type { Property } from '../sim/safety/properties.ts';
import { RULES_BY_NAME } from './broken-rules.ts';
import { plural } from './grammar.ts';
import { propertyBroken } from './safety.ts';

export const title = 'Break a rule';
export const intro =
  'Each of these rules keeps Raft safe, or keeps it going. Switch one off: a new run of the same cluster begins, in which no server keeps it. “Find me a run” then searches for one in which that does harm, where the number of servers, their first logs and the network may be other than yours.';
export const protects = 'It protects:';
export const find = 'Find me a run';
export const findWithout = (name: string) => `Find me a run without “${name}”`;
export const cancel = 'Cancel the search';
export const allRules = 'All rules by which a server decides';

const nameOf = (bug: BugName): string => `“${RULES_BY_NAME[bug].name}”`;
export const switched = (bug: BugName, isOff: boolean): string =>
  `A new run of the same cluster, with the rule ${nameOf(bug)} switched ${isOff ? 'off' : 'on'}.`;

const number = (count: number): string => grouped(String(count));
const runsTried = (count: number): string =>
  plural(count, { one: 'one run', other: `${number(count)} runs` });
const actsIn = (count: number): string =>
  count === 0 ? 'no acts' : plural(count, { one: 'one act', other: `${count} acts` });

export const searching = 'Searching';
export const shrinking = 'Found one; making it small';
interface Tried {
  readonly stage: 'searching' | 'shrinking';
  readonly runs: number;
  readonly events: number;
  readonly most: number | null;
}
/** The limit is about the search, not about the runs by which a found one is made small. */
export const tried = ({ stage, runs, events, most }: Tried): string =>
  stage === 'searching' && most !== null
    ? `${number(runs)} of at most ${runsTried(most)} tried, ${number(events)} events`
    : `${runsTried(runs)} tried, ${number(events)} events`;
/** From the first found document to the smallest so far. */
export const sizes = (counts: readonly number[]): string => `Acts: ${counts.join(', ')}`;
export const foundNone = 'No run was found. Search again: each search tries other runs.';
export const brokeOff = (reason: string): string =>
  `The search broke off${reason ? `: ${reason}` : ''}. Search again: each search tries other runs.`;
export const cannotSearch = (reason: string): string =>
  `The search could not start, because the browser started no worker for it${reason ? `: ${reason}` : ''}. Everything else works without it.`;

type LossWords =
  | { readonly property: Property }
  | { readonly progress: 'leader' | 'one-leader' | 'commit' | 'agreement' };
interface OpenedRun {
  /** When the property breaks; or from when to when progress is lost. */
  readonly from: number;
  readonly until: number;
  readonly loss: LossWords;
  readonly acts: number;
  readonly runs: number;
  readonly isPrepared: boolean;
  readonly servers: number;
  /** Of the run that was open. */
  readonly ownServers: number;
}

const STANDSTILLS = {
  leader: 'nobody leads; with the rule, a server does',
  'one-leader': 'a deposed leader goes on beside the new one; with the rule, it does not',
  agreement: 'a server never has the log of the others; with the rule, it does',
} as const;

/** Where the run came from, and what to wait for. */
export function opened({ acts, runs, isPrepared, ...run }: OpenedRun): string {
  const origin = isPrepared
    ? `Chance found no run in ${runsTried(runs)}; this one is prepared, with ${actsIn(acts)}.`
    : `Found in ${runsTried(runs)}, with ${actsIn(acts)}.`;
  return [origin, otherServers(isPrepared, run), `Play it: ${whatHappens(run)}.`].filter(Boolean).join(' ');
}

/** What is not as in the reader's cluster: more or fewer servers, or everything. */
function otherServers(
  isPrepared: boolean,
  { servers, ownServers }: Pick<OpenedRun, 'servers' | 'ownServers'>,
): string {
  const yours = servers === ownServers ? '' : `; yours had ${ownServers}`;
  if (isPrepared) return `Its cluster is its own, of ${serversOf(servers)}${yours}.`;
  return yours && `It takes ${servers < ownServers ? 'only ' : ''}${serversOf(servers)}${yours}.`;
}
const serversOf = (count: number): string => plural(count, { one: 'one server', other: `${count} servers` });

function whatHappens({ from, until, loss }: Pick<OpenedRun, 'from' | 'until' | 'loss'>): string {
  const [begin, end] = [Math.round(from), Math.round(until)];
  if ('property' in loss) return `at ${begin} ms, “${propertyBroken(loss.property)}”`;
  if (loss.progress === 'commit')
    return `up to ${end} ms, a request is never committed; with the rule, it is`;
  return `from ${begin} to ${end} ms, ${STANDSTILLS[loss.progress]}`;
}

export const sign = 'Rules that are off';
export const off = (count: number): string =>
  plural(count, { one: 'Rule off:', other: `${count} rules off:` });
export const compare = 'Compare';
export const withRules = (count: number): string =>
  plural(count, { one: 'with the rule', other: 'with the rules' });
export const compareWithRules = (count: number): string => `${compare} ${withRules(count)}`;

export const chainIntro = (events: number): string =>
  plural(events, {
    one: 'A single event decided it. It leads to its moment.',
    other:
      'The decisive events, from the first to the one that broke the property. Each leads to its moment.',
  });
export const ruleIsOff = (name: string): string => `The rule “${name}” is off. It protects:`;
