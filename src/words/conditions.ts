/**
 * The values that a condition compared, as a sentence about the server that decided. By the condition in the
 * paper's words, as the judges name it (`raft/judges`, `raft/bugs.ts`).
 */
import { serverName } from '../base/names.ts';
import type { Compared } from '../raft/verdict.ts';
import { plural } from './grammar.ts';

type Said = (values: Compared) => string;

type Value = Compared[string] | undefined;
const server = (id: Value): string => (typeof id === 'number' ? serverName(id) : 'nobody');
const votes = (count: Value): string => plural(Number(count), { one: 'one vote', other: `${count} votes` });
const role: Said = ({ role: name }) => `It is a ${name}.`;
const terms: Said = ({ term, currentTerm }) =>
  term === currentTerm
    ? `Both are of term ${term}.`
    : `The message is of term ${term}, its currentTerm is ${currentTerm}.`;
const lastIndices: Said = ({ lastLogIndex, ownLastIndex }) =>
  `The candidate’s log ends at index ${lastLogIndex}, its own at index ${ownLastIndex}.`;

export const VALUES: Readonly<Record<string, Said>> = {
  // ------------------------------------------------------------------------------------------- every server
  'it leads': role,
  'it still stands': role,
  'it does not lead': role,
  'it leads or stands': role,
  'term ≥ currentTerm': terms,
  'term = currentTerm': terms,
  'term > currentTerm': terms,
  'index ≤ commitIndex': ({ index, commitIndex }) =>
    `The next entry has index ${index}, its commitIndex is ${commitIndex}.`,
  'it tells what its sender has promised or stored': ({ type }) => `It is of type ${type}.`,
  'it is on the disk': ({ memory }) => `It is its ${memory === 'state' ? 'state machine' : memory}.`,
  'it is votedFor': ({ about }) => `It is its ${about}.`,
  'it is currentTerm': ({ about }) => `It is its ${about}.`,
  'it is state': ({ about }) => `It is its ${about === 'state' ? 'state machine' : about}.`,
  'it is AppendEntriesReply': ({ about }) => `It is of type ${about}.`,
  'reads are served locally': ({ reads }) =>
    reads === 'local' ? 'In this cluster they are.' : 'In this cluster they go through the log.',
  'the write is of its currentTerm': ({ written, currentTerm }) =>
    `It was asked for in term ${written}, its currentTerm is ${currentTerm}.`,

  // ---------------------------------------------------------------------------------------------- elections
  'votedFor = candidateId': ({ votedFor, candidateId }) =>
    `Its votedFor is ${server(votedFor)}, the candidate is ${server(candidateId)}.`,
  'votedFor = null': ({ votedFor }) =>
    votedFor === null ? 'It has voted for nobody in this term.' : `Its votedFor is ${server(votedFor)}.`,
  'the candidate’s log is at least as up to date': (values) =>
    values['lastLogTerm'] === values['ownLastTerm']
      ? `The last entries of both are of term ${values['lastLogTerm']}. ${lastIndices(values)}`
      : `The candidate’s last entry is of term ${values['lastLogTerm']}, its own of term ${values['ownLastTerm']}.`,
  'lastLogIndex ≥ own last index': lastIndices,
  'its sender has not answered before': ({ from, before }) =>
    before === null
      ? `This is the first answer of ${server(from)}.`
      : `${server(from)} has said ${before === true ? 'yes' : 'no'} before.`,
  'its sender has said yes before, and says so again': ({ from }) => `It is ${server(from)}.`,
  'a majority has voted for it': ({ granted, majority, size }) =>
    `It has ${votes(granted)} of ${size}, and needs ${majority}.`,
  'more than half have voted for it': ({ granted, majority }) =>
    `It has ${votes(granted)}, and more than half are ${majority}.`,

  // ------------------------------------------------------------------------------------------ AppendEntries
  'prevLogIndex ≤ last index': ({ prevLogIndex, lastIndex }) =>
    `The message attaches behind index ${prevLogIndex}, its log ends at index ${lastIndex}.`,
  'the term at prevLogIndex = prevLogTerm': ({ prevLogIndex, prevLogTerm, ownTerm }) =>
    prevLogIndex === 0
      ? 'The message attaches at the beginning of the log.'
      : `At index ${prevLogIndex} the leader has an entry of term ${prevLogTerm}, it has one of term ${ownTerm}.`,
  'index > commitIndex': ({ index, commitIndex }) =>
    `The leader’s word reaches to index ${index}, its commitIndex is ${commitIndex}.`,
  'index ≤ matchIndex': ({ index, matchIndex }) =>
    `The leader’s word reaches to index ${index}, its log was compared up to index ${matchIndex}.`,

  // ------------------------------------------------------------------------------------------------ leaders
  'the acknowledged index > matchIndex': ({ acknowledged, matchIndex }) =>
    `The answer acknowledges index ${acknowledged}, the leader’s matchIndex is ${matchIndex}.`,
  'it answers the present question: prevLogIndex = nextIndex − 1': ({ prevLogIndex, nextIndex }) =>
    `The answer is about index ${prevLogIndex}, the leader’s nextIndex is ${nextIndex}.`,
  'a majority holds an index > commitIndex': ({ index, commitIndex }) =>
    `A majority holds index ${index}, its commitIndex is ${commitIndex}.`,
  'its entry there is of its currentTerm': ({ term, currentTerm }) =>
    `The entry is of term ${term}, its currentTerm is ${currentTerm}.`,
  'more than half hold it, each counted once': ({ holders, majority }) =>
    `${plural(Number(holders), { one: 'One server holds it', other: `${holders} servers hold it` })}, and more than half are ${majority}.`,
  'all that it counts is of this term, once, and the latest': role,
  'it was deposed, and has heard of no leader since': role,
  'it is an answer of a higher term': terms,
};

/** The sentence for the values of a condition; the empty text if it has none. */
export const valuesWords = (condition: string, values: Compared): string => VALUES[condition]?.(values) ?? '';

export const conditions = (count: number) => `All ${count} conditions`;
export const holds = 'Holds:';
export const fails = 'Does not hold:';
