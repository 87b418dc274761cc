/** The servers on the stage. In the first load: the other words of the stage are in `stage.ts`. */
import { serverName } from '../base/names.ts';
import { type Micros, toMs } from '../base/time.ts';
import type { TimerName } from '../raft/types.ts';
import type { Node, Timer } from '../sim/types.ts';
import { commas, plural } from './grammar.ts';

/** The name of a stage; with the branch that it shows, where two are side by side. */
export const clusterOf = (branch?: string) => (branch ? `The cluster, ${branch}` : 'The cluster');
export const ring = 'The ring';
export const staleLeader = 'stale leader';
export const votes = (granted: number, count: number) => `${granted} of ${count}`;

/** The label of a server's button: begins with name, role (or crashed, or paused) and term. */
export function label(node: Node, count: number, stale: boolean): string {
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
    entryCount(persistent.log.lastIndex),
    ...(power === 'crashed' ? [] : [`${server.commitIndex} committed`]),
  ];
  return commas(parts);
}

function roleDetails({ power, server: { role } }: Node, count: number): string[] {
  if (power === 'crashed' || role.name === 'leader') return [];
  if (role.name === 'follower') return role.leader === null ? [] : [`follows ${serverName(role.leader)}`];
  const granted = role.votes.filter((vote) => vote === true).length;
  const denied = role.votes.filter((vote) => vote === false).length;
  return [`${granted} of ${count} votes`, ...(denied > 0 ? [`${denied} denied`] : [])];
}

const entryCount = (count: number) => plural(count, { one: '1 entry', other: `${count} entries` });

/** Appended to the label of a server. */
export const differs = ', differs from the other branch';
export const isAnswer = ', choose it as your answer';
export const inGroup = {
  first: ', in the first group',
  second: ', in the second group',
  both: ', in both groups',
} as const;

/** A running timer of a server. */
interface Running {
  readonly name: TimerName;
  readonly timer: Timer;
}

export const timerName = (name: TimerName) => `${name} timer`;

/** The time left and the length of a timer, as its arc shows them: `83.2 of 214.0 ms left`. */
export function timeLeft({ startedAt, dueAt, ranOut }: Timer, time: Micros): string {
  // A timer runs on while its server is paused; the server acts on it when it resumes.
  if (ranOut) return 'ran out during the pause';
  const ms = (micros: Micros) => toMs(Math.max(0, micros)).toFixed(1);
  return `${ms(dueAt - time)} of ${ms(dueAt - startedAt)} ms left`;
}

/** `election timer: 95.0 of 165.0 ms left`; '' where none runs. */
export const timers = (running: readonly Running[], time: Micros): string =>
  commas(running.map(({ name, timer }) => `${timerName(name)}: ${timeLeft(timer, time)}`));

/** The same, appended to the label of a server. */
export function timersAfter(running: readonly Running[], time: Micros): string {
  const text = timers(running, time);
  return text && `, ${text}`;
}
