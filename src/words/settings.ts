/** The dialog of a new run: its settings, and what they mean. */
import type { BugName } from '../raft/rules.ts';
import type { Action } from '../sim/types.ts';
import { actionSentence } from './acts.ts';
import { RULES_BY_NAME } from './broken-rules.ts';
import { list, plural } from './grammar.ts';

export const title = 'New run';
export const start = 'Start';
export const changeNow = 'Change this run now';
export const changeNowHint = 'From the time that is shown on, for the running cluster';
export const nothingToChange = 'The running cluster has these settings.';
export const allDefaults = 'Defaults everywhere';
/** What a running cluster keeps: each as it is named in the sentence. */
export const startOnly = {
  seed: 'the seed',
  servers: 'the number of servers',
  initial: 'what servers hold at the start',
  timeouts: 'first timeouts',
  rules: 'how reads are answered',
  bugs: 'the rules that are broken',
  places: 'places',
  links: 'links of places',
} as const;
export const onlyNewRun = (names: readonly string[]) => `Only a new run takes these: ${names.join(', ')}.`;

/** Above a form that was closed and is open again. */
export const typedBefore = 'You typed this before. The run itself has other settings.';
export const takeRuns = 'Take the run’s settings';

/** More of them are counted only, in a notice. */
const NAMED = 3;

/** The second sentence of the notice of a new run. */
export function withoutRules(bugs: readonly BugName[]): string {
  if (bugs.length === 0) return '';
  if (bugs.length > NAMED) return ` ${bugs.length} rules are switched off.`;
  const names = bugs.map((bug) => `“${RULES_BY_NAME[bug].name}”`);
  const rules = plural(bugs.length, { one: 'The rule', other: 'The rules' });
  return ` ${rules} ${list(names)} ${plural(bugs.length, { one: 'is', other: 'are' })} switched off.`;
}

const sentenceOf = (did: Action): string =>
  actionSentence(did.do === 'deliver' ? 'deliver-now' : did.do, {
    server: 0,
    nothing: false,
    how: null,
    isBroken: false,
    did,
  });

/** The notice after the running cluster got other settings. */
export function changedNow(actions: readonly Action[]): string {
  const more = actions.length - NAMED;
  const said = actions.slice(0, more > 1 ? NAMED : NAMED + 1).map(sentenceOf);
  return [...said, ...(more > 1 ? [`And ${more} more changes.`] : [])].join(' ');
}

export const servers = 'Servers';
export const seed = 'Seed';
export const anotherSeed = 'Another seed';
export const electionTimeout = 'Election timeout';
export const heartbeatInterval = 'Heartbeat interval';
export const latency = 'Latency, one way';
export const loss = 'Loss';
export const duplication = 'Duplication';
export const diskWrite = 'A durable write takes';
export const diskFails = 'A write fails';
export const ms = 'ms';
export const percent = '%';
export const to = 'to';

export const ofUnit = (name: string, unit: string) => `${name}, ${unit}`;
export const from = (name: string, unit: string) => `${name} from, ${unit}`;
export const upTo = (name: string, unit: string) => `${name} to, ${unit}`;
export const range = (low: string, high: string) => (low === high ? low : `${low} to ${high}`);
export const byDefault = (value: string) => `default ${value}`;
export const backToDefault = (name: string, value: string) => `${name}: back to the default, ${value}`;
export const changed = 'changed';

export const flow = 'Entries, reads and disks';
export const replicate = 'New entries are sent';
export const replicateWays = {
  heartbeat: 'with the next heartbeat',
  'at-once': 'at once',
} as const;
export const maxEntries = 'Entries in one message, at most';
export const noop = 'A new leader appends an empty entry';
export const fastBacktrack = 'A refusal says where the logs part';
export const reads = 'A read';
export const readWays = {
  log: 'goes through the log',
  local: 'is answered at once, perhaps with an old value',
} as const;
export const yes = 'yes';
export const no = 'no';

export const single = 'Single servers';
export const singleHint =
  'A field left empty is as at every server. An election timeout of 80 100 makes a server impatient, a clock of 1.1 runs its timers 10 % fast. First timeouts are its first draws; after them come the seed’s. Times are in ms. A write that fails crashes its server.';
export const server = 'Server';
export const ownTimeout = 'Election timeout';
export const clock = 'Clock';
export const ownDisk = 'A write takes';
export const timeouts = 'First timeouts';

export const ownFails = 'Fails, %';

export const links = 'Single links';
export const linksHint =
  'A link from one server to another can be slower than the others, or lose more. What is left empty is as on every link, or as between the places of its servers.';
export const addLink = 'Add a link';
/** The other links of a long list. */
export const moreLinks = (count: number) => `Show ${count} more`;
export const linkName = (from: string, to: string, isBothWays: boolean) =>
  isBothWays ? `${from} and ${to}` : `${from} to ${to}`;
export const linkFrom = 'From';
export const linkTo = 'To';
export const bothWays = 'Both ways';
export const linkFields = {
  latency: 'Latency, ms',
  loss: 'Loss, %',
  duplication: 'Duplication, %',
} as const;
export const removeLink = (name: string) => `Remove the link ${name}`;

export const places = 'Places, for a WAN';
export const placesHint =
  'Servers with the same place stand together. Between two places a message takes a time of its own, one way; a field left empty is the latency above.';
export const place = 'Place';
export const between = (from: string, to: string) => (from === to ? `Within ${from}` : `${from} – ${to}`);
export const latencyOf = (between: string) => `${between}: latency, ms`;

export const held = 'What servers hold at the start';
export const heldHint =
  'A log is its terms, each with its command if it has one: 1 1 2 SET x 3. A field left empty is the default.';
export const term = 'Term';
export const votedFor = 'Vote for';
export const leads = 'Leads';
export const log = 'Log';
/** A field of one server, or of one link. */
export const fieldOf = (name: string, field: string) => `${name}: ${field}`;

export const preset = 'Times and protocol';
export const defaultsPreset = 'Raftarium: slow enough to watch';
export const ownPreset = 'your own';
export const isFrom = (year: number) => `Its figures are from ${year}:`;
export const notModelled = 'What this leaves out';
export const otherProtocols = 'Other protocols, which are no presets';

export const spread = 'Spread them over Virginia, Ireland and Tokyo';
export const measured = 'Fill in measured latencies';
export const measuredBy = (year: number) => `Half of the mean round trips between regions of AWS, ${year}:`;

export const breakRules = 'Break a rule';
export const rulesHint =
  'Each of these rules keeps Raft safe, or keeps it going. In the new run no server keeps one that is switched off: a sign on the stage names it, and leads to a search for a run in which this does harm.';

export const verdict = 'Will it work?';
export const verdictOfLast = 'What is written here is about the last settings without an error.';
export const broadcastTime = 'Broadcast time';
export const betweenFailures = 'Time between failures';
/** How often a leader fails; by `FAILURES`. */
export const failures = ['a minute', 'an hour', 'a day', 'a month', 'a year'] as const;
export const isFarLess = 'is far less than';
export const isTimesLess = (times: string) => `is ${times} times less than`;
export const isNotLess = 'is not less than';
export const relation = 'That';
export const inMs = (number: string) => `${number}\u00a0ms`;
export const inSeconds = (number: string) => `${number}\u00a0s`;
export const unreached = 'no majority answers';
export const without = (often: string, percent: string, time: string) =>
  `If a leader crashes once ${often}, expect none for ${percent} % of the time: about ${time} a day.`;
export const failover = (detection: string, election: string, split: string) =>
  `When a leader crashes, it takes ${detection} until somebody times out, and ${election} to elect the next; ${split} % of elections need more than one term.`;
export const modelled =
  'These are means of crashes in a model of elections with these settings (as in §9.4 of the dissertation); a test compares it with simulated runs.';
export const noShare = 'So there is no share of the time without a leader to be expected.';
