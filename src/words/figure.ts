/** The rules of Raft, arranged as in Figure 2 of the paper, in our own words: `sim/figure/lines.ts`. */
import { grouped } from '../base/digits.ts';
import { serverName } from '../base/names.ts';
import { type Micros, timeWords } from '../base/time.ts';
import type { BlockId, LineId } from '../sim/figure/lines.ts';
import type { Assigned, Did } from '../sim/figure/ran.ts';
import { commas, plural } from './grammar.ts';

export const blocks: Readonly<Record<BlockId, string>> = {
  persistent: 'State on the disk of each server',
  volatile: 'State in the memory of each server',
  'volatile-leader': 'State in the memory of a leader',
  'request-vote': 'RequestVote, at its receiver',
  'append-entries': 'AppendEntries, at its receiver',
  'all-servers': 'All servers',
  followers: 'Followers',
  candidates: 'Candidates',
  leaders: 'Leaders',
  clients: 'Clients’ requests',
  disk: 'Disk and crash',
  fastBacktrack: 'Option: faster repair of logs',
  noop: 'Option: a blank entry first',
  localReads: 'Option: reads without asking',
};

interface LineWords {
  readonly text: string;
  /** In the paper, or in the dissertation; fields have none. */
  readonly section: string;
}
const line = (text: string, section: string): LineWords => ({ text, section });
const FIGURE = 'Figure 2';
const DISS_DISK = 'dissertation §3.8';

/** What each line says; a server speaks of itself. */
export const lines: Readonly<Record<LineId, LineWords>> = {
  currentTerm: line('currentTerm: the latest term that I have seen', ''),
  votedFor: line('votedFor: who has my vote of this term, or nobody', ''),
  log: line('log[]: the entries, each with its command and its term', ''),
  role: line('role: follower, candidate or leader', ''),
  votes: line('votes: as a candidate, who has answered yes or no', ''),
  commitIndex: line('commitIndex: how far I know the log to be committed', ''),
  lastApplied: line('lastApplied: how far my state machine has come', ''),
  nextIndex: line('nextIndex[]: for each follower, the next entry to send', ''),
  matchIndex: line('matchIndex[]: for each server, how far its log is known to be mine', ''),
  'vote-stale': line('A request of a term that is over gets a no.', '§5.1'),
  'vote-grant': line(
    'Yes, if my vote of this term is free or already this candidate’s, and its log is at least as up to date as mine. Else no.',
    '§5.2, §5.4',
  ),
  'entries-stale': line('A sender whose term is over, or who is not the leader of mine, gets a no.', '§5.1'),
  'entries-match': line('No, unless my log has an entry at prevLogIndex, of term prevLogTerm.', '§5.3'),
  'entries-conflict': line(
    'If an entry of mine conflicts with a new one (same index, other term), remove it and all after it. Nothing else removes entries.',
    '§5.3',
  ),
  'entries-append': line('Append the new entries that my log does not have yet.', '§5.3'),
  'entries-commit': line(
    'If leaderCommit > commitIndex, raise commitIndex to it, but no further than the last entry compared.',
    '§5.3',
  ),
  'all-messages': line('Look at every message, and answer every request.', FIGURE),
  'all-term': line(
    'If a message has a higher term than mine: take it over, with a vote that is free, and follow.',
    '§5.1',
  ),
  'all-apply': line('While commitIndex > lastApplied, apply the next entry to the state machine.', '§5.3'),
  'follower-timeout': line('If the election timer runs out, stand for election. A leader has none.', '§5.2'),
  'follower-timer': line(
    'Restart the election timer when the leader speaks, or when I grant a vote; for nothing else.',
    FIGURE,
  ),
  'follower-random': line('Draw the length of the election timer at random, each time.', '§5.2'),
  'candidate-start': line('To stand: the next term, my own vote, a new election timer.', '§5.2'),
  'candidate-ask': line('Ask every server for its vote; where no answer came, ask again.', '§5.2, §5.5'),
  'candidate-count': line('Count one answer of each server, of this term, while I stand.', '§5.2'),
  'candidate-win': line('With the votes of a majority, lead.', '§5.2'),
  'candidate-yield': line('If a leader of my term speaks, follow it. My vote stays given.', '§5.2'),
  'leader-first': line(
    'At first: every nextIndex is behind my last entry, and every matchIndex of others is 0.',
    FIGURE,
  ),
  'leader-heartbeat': line('When the heartbeat timer runs out, speak to every follower.', '§5.2'),
  'leader-send': line('Send each follower the entries from its nextIndex on; none is a heartbeat.', '§5.3'),
  'leader-count': line('Count answers of my own term, while I lead.', '§5.1'),
  'leader-success': line('Accepted: raise nextIndex and matchIndex of that follower.', '§5.3'),
  'leader-refused': line('Refused: lower its nextIndex, and send from there.', '§5.3'),
  'leader-commit': line(
    'If a majority has an entry behind commitIndex, and it is of my own term, raise commitIndex to it.',
    '§5.3, §5.4.2',
  ),
  'client-request': line(
    'If I lead, append the command to my log, and answer when it is applied. Else name the leader.',
    '§5.3, §8',
  ),
  'client-read': line('A read goes through the log like any command.', '§8'),
  'disk-first': line('What I promise or store must be on my disk before I say so.', DISS_DISK),
  'disk-counted': line('When my own write is done, count myself.', 'dissertation §10.2.1'),
  'disk-crash': line('A crash keeps what is on the disk, and nothing else.', FIGURE),
  'conflict-place': line(
    'A refusal names the first entry of the term that conflicts, or the end of the log. The leader goes on from there.',
    '§5.3, end',
  ),
  'blank-entry': line('A new leader appends a blank entry, to find out what is committed.', '§8'),
  'read-local': line(
    'Answer a read from my own state, and ask nobody. Wrong on purpose.',
    'dissertation §6.4',
  ),
};

// ------------------------------------------------------------------------------------- what a line has done

const NOBODY = 'nobody';
const who = (id: number | null): string => (id === null ? NOBODY : serverName(id));
const number = (value: number | null): string => (value === null ? '–' : String(value));
const vote = (value: boolean | null): string => (value === null ? '–' : value ? 'yes' : 'no');
const arrow = (from: string, to: string): string => `${from} → ${to}`;

interface Change {
  readonly name: string;
  readonly values: string;
}

/** `nextIndex S2 S3` and `1 → 4`: servers whose value changed alike stand together, and new entries. */
export function changes(assigned: readonly Assigned[]): readonly Change[] {
  const alike = new Map<string, { field: string; values: string; of: number[] }>();
  for (const one of assigned) {
    if (isAdded(one)) continue;
    const values = valuesOf(one);
    const key = `${one.field} ${'of' in one ? values : alike.size}`;
    const found = alike.get(key) ?? { field: one.field, values, of: [] };
    if ('of' in one) found.of.push(one.of);
    alike.set(key, found);
  }
  const said = [...alike.values()].map(({ field, values, of }) => ({
    name: of.length === 0 ? field : `${field} ${of.map(serverName).join(' ')}`,
    values,
  }));
  const entries = assigned.filter(isAdded);
  return entries.length === 0 ? said : [...said, { name: 'log', values: added(entries) }];
}

type Added = Extract<Assigned, { readonly index: number }>;
const isAdded = (one: Assigned): one is Added => 'index' in one;

function valuesOf(one: Assigned): string {
  switch (one.field) {
    case 'votedFor':
      return arrow(who(one.from), who(one.to));
    case 'role':
      return arrow(one.from, one.to);
    case 'votes':
      return arrow(vote(one.from), vote(one.to));
    case 'log':
      return 'removed' in one ? removed(one.removed) : added([one]);
    default:
      return arrow(number(one.from), number(one.to));
  }
}

const removed = ([from, to]: readonly [number, number]): string =>
  from === to ? `− entry ${from}` : `− entries ${from} to ${to}`;
function added(entries: readonly Added[]): string {
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (first !== last) return `+ entries ${first.index} to ${last.index}`;
  return `+ entry ${first.index}: ${first.command === '' ? 'blank' : first.command} (term ${first.term})`;
}

const TIMERS = {
  election: 'election timer',
  heartbeat: 'heartbeat timer',
  retry: 'timer to ask again',
} as const;

/** “starts its election timer”, “sends AppendEntries to S2, S3”. */
export function deeds(did: readonly Did[]): readonly string[] {
  const sent = new Map<string, number[]>();
  const said: string[] = [];
  for (const one of did) {
    if (one.type === 'send') sent.set(one.message, [...(sent.get(one.message) ?? []), one.to]);
    else said.push(`${one.type === 'start' ? 'starts' : 'stops'} its ${TIMERS[one.timer]}`);
  }
  for (const [message, to] of sent) said.push(`sends ${message} to ${commas(to.map(serverName))}`);
  return said;
}

// ----------------------------------------------------------------------------------------------- the panel

export const figure = 'Rules as in Figure 2';
export const tooFast = 'It plays too fast for single lines. Play slower, or pause.';
export const atTime = (ms: string): string => `${ms} ms`;
export const nothingYet = 'No server has decided anything yet. Play, or step to the next event.';
export const written = (server: number): string => `A write of ${serverName(server)} to its disk is done.`;
export const repeated = (count: number): string => plural(count, { one: 'once', other: `${count} times` });
export const isOff = (name: string): string => `Broken on purpose: ${name}`;

export const walk = 'Line by line';
export const lineOf = (at: number, count: number): string => `Line ${at} of ${count}`;
export const linesRan = (count: number): string =>
  plural(count, { one: 'One line ran', other: `${count} lines ran` });
export const nextLine = 'Next line';
export const previousLine = 'Previous line';
export const nextKeys = 'J';
export const previousKeys = 'Shift J';
export const onlyRan = 'Only these';
export const ranAs = (numbers: readonly number[]): string =>
  plural(numbers.length, {
    one: `Ran as number ${numbers[0]}.`,
    other: `Ran as numbers ${numbers.join(', ')}.`,
  });

/** The spoken form of a line that ran. */
export interface Spoken {
  readonly at: number;
  readonly count: number;
  readonly block: string;
  readonly text: string;
  readonly parts: readonly string[];
}
export const spoken = ({ at, count, block, text, parts }: Spoken): string =>
  [`${lineOf(at, count)}. ${block}: ${text}`, ...parts].join(' ');
export const sentenceOf = (part: string): string =>
  `${part.charAt(0).toUpperCase()}${part.slice(1)}${/[.!?…]$/.test(part) ? '' : '.'}`;

// ------------------------------------------------------------------------------------ the moments of a line

export const notFound = (further: Micros): string =>
  `It does not run within the next ${timeWords(further)}. The run is where it was.`;
export const backToAll = 'All rules';
export const ranAtMoments = (count: number): string =>
  count === 0
    ? 'Ran at no moment'
    : plural(count, { one: 'Ran at one moment', other: `Ran at ${grouped(String(count))} moments` });
export const ranCount = (count: number): string =>
  count === 0 ? 'It has not run so far.' : ranAtMoments(count);
export const searching = (share: number): string => `Searching the run: ${Math.floor(100 * share)} %`;
export const cancel = 'Cancel';
export const moment = (at: number, count: number): string =>
  `${grouped(String(at))} of ${grouped(String(count))}`;
export const nextMoment = 'Next moment';
export const previousMoment = 'Previous moment';
export const playOn = 'Play on until it runs';
export const moments = 'Its moments';
export const decidedSo = (count: number): string =>
  plural(count, { one: 'once', other: `${grouped(String(count))} times` });
export const never = 'never so far';
export const pin = 'Pin';
export const unpin = 'Unpin';
export const pinned = 'Pinned';
export const openRun = (title: string): string => `Open “${title}”, where it decides`;
