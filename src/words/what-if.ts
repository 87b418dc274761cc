/** What-ifs: the questions, each as it follows “What if …” and in full, and the names of their branches. */
import { serverName as name } from '../base/names.ts';
import { type Micros, toMs } from '../base/time.ts';
import type { Message, ServerId } from '../raft/types.ts';

const wayOf = ({ type, from, to }: Message): string => `${type} ${name(from)} → ${name(to)}`;
const at = (time: Micros): string => `at ${Math.round(toMs(time) * 10) / 10} ms`;

export const whatIf = 'What if …';

export const lost = (message: Message) => `${wayOf(message)} had been lost?`;
export const ifLost = (message: Message) => `What if ${lost(message)}`;
export const lostBranch = (message: Message, time: Micros) => `${wayOf(message)} lost ${at(time)}`;

export const later = (id: ServerId, ms: number) => `the timer of ${name(id)} had run ${ms} ms longer?`;
export const ifLater = (id: ServerId, ms: number) => `What if ${later(id, ms)}`;
export const laterBranch = (id: ServerId, ms: number, time: Micros) =>
  `timer of ${name(id)} ${ms} ms later ${at(time)}`;

export const down = (id: ServerId) => `${name(id)} had been down?`;
export const ifDown = (id: ServerId) => `What if ${down(id)}`;
export const downBranch = (id: ServerId, time: Micros) => `${name(id)} down ${at(time)}`;

export const sameInBoth = 'For ten seconds on, every server is the same in both runs.';
