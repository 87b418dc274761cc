/** What things on the stage are called: for assistive technology, and beside the picture. */
import { serverName } from '../base/names.ts';
import { type Micros, toMs } from '../base/time.ts';
import type { Message, ServerId } from '../raft/types.ts';
import type { ClientAnswer, Node, Timer } from '../sim/types.ts';
import type { Groups } from './layout.ts';

export const serverList = (ids: readonly ServerId[]): string => ids.map(serverName).join(', ');

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** Of a server's button: begins with name, role (or crashed, or paused) and term. */
export function serverLabel(node: Node, count: number, stale: boolean): string {
  const { power, server } = node;
  const { persistent, role } = server;
  const parts = [
    serverName(node.id),
    power === 'up' ? role.name : power,
    `term ${persistent.currentTerm}`,
    ...(power === 'paused' ? [`a ${role.name}`] : []),
    ...(stale ? ['deposed without knowing it'] : []),
    ...roleDetails(node, count),
    persistent.votedFor === null ? 'no vote given' : `voted for ${serverName(persistent.votedFor)}`,
    counted(persistent.log.lastIndex, 'entry', 'entries'),
    ...(power === 'crashed' ? [] : [`${server.commitIndex} committed`]),
  ];
  return parts.join(', ');
}

function roleDetails({ power, server: { role } }: Node, count: number): string[] {
  if (power === 'crashed' || role.name === 'leader') return [];
  if (role.name === 'follower') return role.leader === null ? [] : [`follows ${serverName(role.leader)}`];
  const granted = role.votes.filter((vote) => vote === true).length;
  const denied = role.votes.filter((vote) => vote === false).length;
  return [`${granted} of ${count} votes`, ...(denied > 0 ? [`${denied} denied`] : [])];
}

/** Both are told, as what an arc shows: `83.2 of 214.0 ms left`. */
function timerWords({ startedAt, dueAt, ranOut }: Timer, time: Micros): string {
  // It runs on while its server is paused, which acts on it when it resumes.
  if (ranOut) return 'ran out during the pause';
  const ms = (micros: Micros) => toMs(Math.max(0, micros)).toFixed(1);
  return `${ms(dueAt - time)} of ${ms(dueAt - startedAt)} ms left`;
}

/** The timers that a server has at `time`, of those with an arc: their names, and how much of them is left. */
export function timersOf(
  { timers }: Node,
  time: Micros,
): readonly (readonly [name: string, words: string])[] {
  return (['election', 'heartbeat'] as const).flatMap((name) => {
    const timer = timers[name];
    return timer === null ? [] : [[`${name} timer`, timerWords(timer, time)] as const];
  });
}

/** Follows a server's label while time stands still: `, election timer: 83.2 of 214.0 ms left`. */
export function timersLabel(node: Node, time: Micros): string {
  const words = timersWords(node, time);
  return words && `, ${words}`;
}

/** `election timer: 95.0 of 165.0 ms left`; '' where none runs. */
export const timersWords = (node: Node, time: Micros): string =>
  timersOf(node, time)
    .map(([name, words]) => `${name}: ${words}`)
    .join(', ');

/** Of a message's button: begins with its type and way. */
export function messageLabel(message: Message, held: boolean): string {
  const way = `${message.type} from ${serverName(message.from)} to ${serverName(message.to)}`;
  return [way, `term ${message.term}`, messageDetail(message), ...(held ? ['held'] : [])].join(', ');
}

function messageDetail(message: Message): string {
  switch (message.type) {
    case 'RequestVote':
      return `last entry ${message.lastLogIndex} of term ${message.lastLogTerm}`;
    case 'RequestVoteReply':
      return message.voteGranted ? 'vote granted' : 'vote denied';
    case 'AppendEntries':
      return message.entries.length === 0 ? 'heartbeat' : counted(message.entries.length, 'entry', 'entries');
    case 'AppendEntriesReply':
      return message.success ? `accepted up to ${message.matchIndex}` : 'refused';
  }
}

/** Of a wall's button. */
export const wallLabel = (groups: Groups): string =>
  `Heal the cut between ${groups.map(serverList).join(' and ')}`;

/** What became of a client's request, in a few words. */
export function answerLabel(command: string, answer: ClientAnswer | null): string {
  if (answer === null) return 'waiting';
  if ('redirect' in answer)
    return answer.redirect === null ? 'no leader known' : `ask ${serverName(answer.redirect)}`;
  const key = command.split(' ')[1] ?? '';
  return answer.result === null ? `${key}: nothing there` : `${key} = ${answer.result}`;
}

const LONGEST = 20;

/** A text that has room beside the picture: cut where it is longer. */
export const shortened = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
