/** How safety properties were broken. The headless run prints these words, too. */
import { serverName as name } from '../base/names.ts';
import { toMs } from '../base/time.ts';
import type { Entry, Index, ServerId } from '../raft/types.ts';
import type { Breach } from '../sim/safety/breach.ts';
import type { Property } from '../sim/safety/properties.ts';
import { commas } from './grammar.ts';

/** Names for broken safety properties. */
const BROKEN: Readonly<Record<Property, string>> = {
  'election-safety': 'Two leaders in one term',
  'leader-append-only': 'A leader changed its own log',
  'log-matching': 'Logs that should match differ',
  'leader-completeness': 'A leader lacks a committed entry',
  'state-machine-safety': 'Two servers applied different entries at one index',
  'vote-evidence': 'A leader without the votes of a majority',
  'one-vote-per-term': 'Two votes of one server in one term',
  'commit-evidence': 'A commit that may still be lost',
  'follower-commit': 'A follower takes for committed what is not',
  'durable-before-told': 'Something was told before it was on the disk',
  'linearizable-reads': 'A read misses what a client already knew',
};

type Breached<Code> = Extract<Breach, { readonly code: Code }>;

const entryText = ({ term, command }: Entry): string =>
  `${command === '' ? 'a blank entry' : `“${command}”`} of term ${term}`;
const names = (ids: readonly ServerId[]): string => commas(ids.map(name)) || 'nobody';

const SENTENCES: { readonly [Code in Breach['code']]: (who: string, breach: Breached<Code>) => string } = {
  'speaks-undurable': (who, { term, durable }) =>
    `${who} speaks in term ${term} with term ${durable} on its disk`,
  'asks-undurable': (who) => `${who} asks for votes before its own is on its disk`,
  'grants-undurable': (who, { candidate }) =>
    `${who} grants ${name(candidate)} a vote that is not on its disk`,
  'acknowledges-missing': (who, { index, last }) =>
    `${who} acknowledges index ${index} with only ${last} entries on its disk`,
  'acknowledges-other': (who, { index, term }) =>
    `${who} acknowledges index ${index} with another entry there, of term ${term}, on its disk`,
  'applies-other': (who, { entry, index, other, before }) =>
    `${who} applies ${entryText(entry)} at index ${index}, where ${name(other)} applied ${entryText(before)}`,
  'applies-out-of-turn': (who, { entry, index, applied, committed }) =>
    `${who} applies ${entryText(entry)} at index ${index} with ${applied} applied and ${committed} committed`,
  'reads-old': (who, { command, at, missed, since }) =>
    `${who} answers “${command}” at ${toMs(at)} ms without ${entryText(missed)}, which a client knew of since ${toMs(since)} ms`,
  'votes-twice': (who, { candidate, term, before }) =>
    `${who} votes for ${name(candidate)} in term ${term}, and voted for ${name(before)} in it before`,
  'leads-won-term': (who, { term, other }) => `${who} leads term ${term}, which ${name(other)} already won`,
  'leads-without-majority': (who, { term, voters, of }) =>
    `${who} leads term ${term} with the votes of ${names(voters)}, no majority of ${of}`,
  'leads-without-entry': (who, { term, missed, index, committedIn }) =>
    `${who} leads term ${term} without ${entryText(missed)}, committed at index ${index} in term ${committedIn}`,
  'loses-own': (who, { term, index }) =>
    `${who}, leader of term ${term}, loses its own entry at index ${index}`,
  'holds-other': (who, { entry, index, after, other, held, heldAfter }) =>
    `${who} holds ${entryText(entry)} at index ${index} after term ${after}; ${name(other)} held ${entryText(held)} there after term ${heldAfter}`,
  'commits-earlier-term': (who, { term, of, index }) =>
    `${who}, leader of term ${term}, commits by counting an entry of term ${of} at index ${index}`,
  'commits-without-majority': (who, { index, term, holders }) =>
    `${who} commits index ${index} of term ${term}, which is on ${holders.length === 0 ? 'no disk' : `the disks of ${names(holders)} only`}`,
  'commits-unknown-to-later': (who, { index, term, other, electedIn }) =>
    `${who} commits index ${index} in term ${term}, which ${name(other)}, elected in term ${electedIn}, did not hold`,
  'takes-for-committed': (who, { entry, index, committed }) =>
    `${who} takes ${entry ? entryText(entry) : 'nothing'} at index ${index} for committed; ${
      committed ? `${entryText(committed)} is committed there` : 'nothing is committed there'
    }`,
};

export function breachWords(breach: Breach): string {
  const sentence = SENTENCES[breach.code] as (who: string, breach: Breach) => string;
  return sentence(name(breach.server), breach);
}

export const propertyBroken = (property: Property): string => BROKEN[property];

/**
 * In a few words. Two servers need not have applied different entries: one that applies too much or twice
 * breaks the same property.
 */
export const alarmTitle = (property: Property, { code }: Breach): string =>
  code === 'applies-out-of-turn' ? 'A server applied an entry out of turn' : BROKEN[property];

interface Alarm {
  readonly breach: Breach;
  readonly servers: readonly ServerId[];
  readonly index: Index | null;
  /** The number of violations. */
  readonly count: number;
}

/** How and where it was broken, and the number of violations so far. */
export function alarm({ breach, servers, index, count }: Alarm): string {
  const where = [servers.length > 0 && commas(servers.map(name)), index !== null && `index ${index}`];
  const more = count > 1 ? `; ${count} breaches so far` : '';
  return `${breachWords(breach)} (${commas(where.filter((part) => part !== false))})${more}`;
}

export const showEvent = 'Show the event';
export const showChain = 'How it came to this';
