/** What people call a situation, and the words by which the library's entries have it. */

export interface Synonym {
  /** A space in it may also be a hyphen, or nothing: `split-brain`, `splitbrain`. */
  readonly said: readonly string[];
  /** An entry that has one of these is meant, too. */
  readonly means: readonly string[];
  /** An entry that is found by each of them. */
  readonly finds: string;
}

const FIGURE_PARTS = ['a', 'b', 'c', 'd', 'e'] as const;

export const SYNONYMS: readonly Synonym[] = [
  {
    said: ['split brain', 'dual leaders', 'dual leader', '2 leaders', 'leaders at once'],
    means: ['two leaders', 'both lead', 'lead term 1'],
    finds: 'partition-2-3',
  },
  {
    said: ['isolated', 'isolate', 'isolation', 'cut off', 'separated', 'disconnected', 'unreachable'],
    means: ['cut off', 'a leader alone', 'cannot reach'],
    finds: 'partition-1-4',
  },
  { said: ['minority'], means: ['smaller side', 'a leader alone', 'no majority'], finds: 'partition-1-4' },
  {
    said: ['partition', 'partitioned', 'partitions', 'network split', 'net split'],
    means: ['in pieces', 'cut in halves', 'cut off'],
    finds: 'partition-three-ways',
  },
  {
    said: ['asymmetric', 'asymmetrical', 'asymmetry', 'one way', 'unidirectional', 'half open', 'deaf'],
    means: ['deaf', 'stop hearing each other', 'only answers reach'],
    finds: 'deaf-leader',
  },
  {
    said: ['cut off from followers', 'cut off from its followers', 'cut off from the followers'],
    means: ['cut off from all', 'leads the smaller side', 'its new command stays open'],
    finds: 'partition-1-4',
  },
  { said: ['node', 'machine', 'replica', 'peer'], means: ['server'], finds: 'nine-servers' },
  { said: ['nodes', 'machines', 'replicas', 'peers'], means: ['servers'], finds: 'nine-servers' },
  { said: ['quorum'], means: ['majority', 'votes of five'], finds: 'partition-2-2' },
  { said: ['leader failure', 'failover', 'fail over'], means: ['leader crashes'], finds: 'leader-crash' },
  { said: ['outage', 'blackout', 'power failure'], means: ['the power'], finds: 'power-cut' },
  { said: ['reboot', 'restart'], means: ['restart', 'comes back'], finds: 'power-cut' },
  { said: ['flap', 'flaps', 'unstable'], means: ['flapping'], finds: 'flapping-server' },
  { said: ['data loss', 'amnesia'], means: ['forgotten', 'emptied'], finds: 'wiped-disk' },
  {
    said: ['gc', 'gc pause', 'pause', 'stop the world', 'frozen', 'zombie'],
    means: ['stands still', 'nap'],
    finds: 'paused-leader',
  },
  { said: ['fsync', 'flush', 'slow storage'], means: ['disk'], finds: 'slow-disks' },
  {
    said: ['packet loss', 'message loss', 'dropped'],
    means: ['get lost', 'gets lost'],
    finds: 'lossy-network',
  },
  { said: ['duplicate', 'duplicated', 'duplication'], means: ['twice'], finds: 'every-message-twice' },
  { said: ['reorder', 'reordered', 'out of order'], means: ['overtaken'], finds: 'overtaken-message' },
  { said: ['wan', 'geo', 'straggler', 'slow link'], means: ['far away'], finds: 'far-away-server' },
  { said: ['step down', 'demote', 'demoted'], means: ['steps down'], finds: 'partition-heals' },
  { said: ['merge', 'reunite', 'heal'], means: ['come together', 'heals'], finds: 'partition-heals' },
  { said: ['overwrite', 'roll back', 'truncated'], means: ['overwritten', 'removed'], finds: 'figure-8-d' },
  { said: ['no op', 'noop entry', 'empty entry'], means: ['blank entry'], finds: 'blank-entry' },
  { said: ['tie', 'tied'], means: ['split vote', 'is a tie'], finds: 'split-vote-of-four' },
  {
    said: ['livelock', 'liveness'],
    means: ['nobody is ever elected', 'again and again'],
    finds: 'no-randomness',
  },
  { said: ['batch', 'batching'], means: ['single message'], finds: 'three-in-one-message' },
  {
    said: ['stale read', 'old read', 'dirty read', 'linearizable', 'linearizability'],
    means: ['stale-read'],
    finds: 'stale-read-2014',
  },
  ...[7, 8].map((figure) => ({
    said: [`figure ${figure}`, `fig ${figure}`, `fig. ${figure}`],
    means: [`figure ${figure}`],
    finds: `figure-${figure}${figure === 8 ? '-a' : ''}`,
  })),
  { said: ['figure seven'], means: ['figure 7'], finds: 'figure-7' },
  { said: ['figure eight'], means: ['figure 8'], finds: 'figure-8-c' },
  ...FIGURE_PARTS.map((part) => ({
    said: [`figure 8${part}`, `fig 8${part}`, `fig. 8${part}`, `figure 8 ${part}`],
    means: [`figure 8 (${part})`],
    finds: `figure-8-${part}`,
  })),
];

/** What a number is called in the entries. */
export const NUMBER_WORDS: ReadonlyMap<string, string> = new Map([
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map(
    (word, i) => [String(i + 1), word] as const,
  ),
  ['18', 'eighteen'],
  ['25', 'twenty-five'],
  ['43', 'forty-three'],
]);

/** They say nothing about an entry beside other words. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  'a an the of from to in on is are its it by and or with for that what when'.split(' '),
);
