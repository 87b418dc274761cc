/** What decided an event, in the middle of its sentence: the values that its server compared. */
import { serverName } from '../base/names.ts';
import { type Micros, timeWords } from '../base/time.ts';
import type { Values } from '../raft/types.ts';
import { plural } from './grammar.ts';

const entryAt = (index: Values[string] | undefined, term: Values[string] | undefined) =>
  `entry ${index} of term ${term}`;

/** Two logs by their ends; `own` comes first, as the one of whom the sentence is. */
function logsCompared(values: Values): string {
  const { lastLogTerm, lastLogIndex, ownLastTerm, ownLastIndex } = values;
  if (ownLastIndex === 0) return lastLogIndex === 0 ? 'both logs are empty' : 'its own log is empty';
  if (lastLogIndex === 0) return 'the candidate’s log is empty, its own is not';
  if (lastLogTerm !== ownLastTerm)
    return `its own last entry is of term ${ownLastTerm}, the candidate’s of term ${lastLogTerm}`;
  return lastLogIndex === ownLastIndex
    ? `both logs end with ${entryAt(ownLastIndex, ownLastTerm)}`
    : `both logs end in term ${ownLastTerm}, its own with entry ${ownLastIndex}, the candidate’s with entry ${lastLogIndex}`;
}

const given = ({ votedFor, candidateId }: Values, server: number): string => {
  if (typeof votedFor !== 'number' || votedFor === candidateId) return '';
  return votedFor === server ? 'itself' : serverName(votedFor);
};

/** Why a vote is granted; the empty text if nothing was compared. */
export function whyGranted(values: Values, server: number): string {
  const other = given(values, server);
  if (other) return `, though it had voted for ${other}`;
  return 'ownLastIndex' in values ? `: ${logsCompared(values)}` : '';
}

/** Why a vote is denied, by the last word of its rule. */
export function whyDenied(reason: string, values: Values, server: number): string {
  const { term, currentTerm } = values;
  if (reason === 'stale-term') return `term ${term} is over, its own is term ${currentTerm}`;
  if (reason === 'already-voted')
    return `its vote in term ${currentTerm} is already given to ${given(values, server)}`;
  return logsCompared(values);
}

/** Why a leader's message is refused, by the last word of its rule. */
export function whyRefused(reason: string, values: Values): string {
  const { term, currentTerm, prevLogIndex, prevLogTerm, ownTerm, lastIndex } = values;
  switch (reason) {
    case 'stale-term':
      return `term ${term} is over, its own is term ${currentTerm}`;
    case 'missing':
      return `its log has no entry ${prevLogIndex}, it ${lastIndex === 0 ? 'is empty' : `ends with entry ${lastIndex}`}`;
    case 'conflict':
      return `its entry ${prevLogIndex} is of term ${ownTerm}, the leader’s of term ${prevLogTerm}`;
    default:
      return `it leads term ${currentTerm} itself`;
  }
}

/** Why entries are accepted: where they attach, the logs agree. */
export const whyAccepted = ({ prevLogIndex, ownTerm }: Values): string =>
  prevLogIndex === 0 ? '' : `: its entry ${prevLogIndex} is of term ${ownTerm}, as the leader’s is`;

export const votesOf = ({ granted, size }: Values): string =>
  `${granted} of ${plural(Number(size), { one: '1 vote', other: `${size} votes` })}`;

export const holdersOf = ({ holders, size }: Values): string =>
  `${holders} of ${plural(Number(size), { one: '1 server', other: `${size} servers` })}`;

/** An entry that is removed, and what the leader has in its place. */
export function removedWords(who: string, { from, lastIndex, term, ownTerm }: Values): string {
  const rest = lastIndex === from ? '' : ', and all after it';
  return term === undefined
    ? `${who} removes entry ${from} from its log${rest}.`
    : `${who} removes entry ${from} from its log${rest}: it is of term ${ownTerm}, the leader’s of term ${term}.`;
}

export const waitedWords = ({ waited }: Values): string => ` after ${timeWords(Number(waited) as Micros)}`;
