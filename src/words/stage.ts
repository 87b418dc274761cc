/** Everything on the stage but the servers: messages, links, walls, clients. */
import { grouped } from '../base/digits.ts';
import { serverName } from '../base/names.ts';
import type { Message, MessageType, ServerId } from '../raft/types.ts';
import type { ClientAnswer } from '../sim/types.ts';
import { ands, commas, plural } from './grammar.ts';

type Groups = readonly (readonly ServerId[])[];

const serverList = (ids: readonly ServerId[]): string => commas(ids.map(serverName));
const fromTo = (from: ServerId, to: ServerId) => `from ${serverName(from)} to ${serverName(to)}`;

export const messages = 'Messages in flight';

/** The label of a message's button: begins with its type and way. */
export function messageLabel(message: Message, held: boolean): string {
  const way = `${message.type} ${fromTo(message.from, message.to)}`;
  return commas([way, `term ${message.term}`, messageDetail(message), ...(held ? ['held'] : [])]);
}

function messageDetail(message: Message): string {
  switch (message.type) {
    case 'RequestVote':
      return `last entry ${message.lastLogIndex} of term ${message.lastLogTerm}`;
    case 'RequestVoteReply':
      return message.voteGranted ? 'vote granted' : 'vote denied';
    case 'AppendEntries': {
      const { length } = message.entries;
      return length === 0 ? 'heartbeat' : plural(length, { one: '1 entry', other: `${length} entries` });
    }
    case 'AppendEntriesReply':
      return message.success ? `accepted up to ${message.matchIndex}` : 'refused';
  }
}

/** The effect of dropping a dragged message where it is. */
export const later = (ms: string) => `${ms} ms later`;
export const arrivesNow = 'Arrives now';
export const dragOn = (isHeld: boolean) =>
  isHeld ? 'Held: drag it to its end to deliver it' : 'Drag it to its end to deliver it now';

export const undrawn = (count: number, drawn: number) =>
  `${grouped(String(count))} messages in flight, ${grouped(String(drawn))} of them drawn`;
export const undrawnOn = (count: number, from: ServerId, to: ServerId) =>
  `${grouped(String(count))} more ${fromTo(from, to)}, not drawn`;

/** One direction of a link, and the effect of a press on it. */
export const mendWay = (from: ServerId, to: ServerId) => `Mend the way ${fromTo(from, to)}`;
export const wayMenu = (from: ServerId, to: ServerId) =>
  `From ${serverName(from)} to ${serverName(to)}: cut, hold, slow down`;
export const passage = (from: ServerId, to: ServerId) => `Open through the wall: the way ${fromTo(from, to)}`;

export const blockedLinks = 'Held and blocked ways';
const only = (types: readonly MessageType[]) => (types.length === 0 ? '' : `, ${ands(types)}`);
/** Opens a way that holds or blocks messages. `types`: which ones, if not all. */
export const reopen = {
  held: (from: ServerId, to: ServerId, types: readonly MessageType[]) =>
    `Let go what is held ${fromTo(from, to)}${only(types)}`,
  blocked: (from: ServerId, to: ServerId, types: readonly MessageType[]) =>
    `Unblock what is sent ${fromTo(from, to)}${only(types)}`,
} as const;

/** The sign on the walls of a partition, and its accessible name. */
export const heal = 'Heal';
export const healCut = (groups: Groups) => `Heal the cut between ${ands(groups.map(serverList))}`;
/** The groups that a line across the stage would make. */
export const cutInto = (groups: Groups) => groups.map(serverList).join('   |   ');

export const client = (command: string, answer: string, isMisled: boolean) =>
  `Client: ${command}, ${answer}${isMisled ? ', which is out of date' : ''}`;

/** The answer to a client's request, in a few words. */
export function answer(command: string, given: ClientAnswer | null): string {
  if (given === null) return 'waiting';
  if ('redirect' in given)
    return given.redirect === null ? 'no leader known' : `ask ${serverName(given.redirect)}`;
  const key = command.split(' ')[1] ?? '';
  return given.result === null ? `${key}: nothing there` : `${key} = ${given.result}`;
}
