/** The dialogs: their titles, fields and buttons. */
import { plural } from './grammar.ts';

export const titles = {
  request: 'Send a request',
  partition: 'Cut the network',
  network: 'The network',
  several: 'Several messages',
  time: 'Run to a time',
  legend: 'What the signs mean',
  rules: 'The rules',
  help: 'Raftarium',
  files: 'File',
} as const;

export const command = 'Command';
export const commandHint =
  'SET key value, ADD key number or GET key. Only a leader takes it; others name whom they take for one.';
export const to = 'To';
export const leader = (name: string) => `the leader, ${name}`;
export const noLeader = 'the leader, nobody now';
export const send = 'Send';

export const partitionHint =
  'Whoever is in the same group can talk; all links between groups are cut. You can also drag a line across the ring.';
export const moreGroups = 'One group more';
export const cut = 'Cut';

export const where = 'Where';
export const everyWay = 'every way';
export const way = (from: string, to: string) => `${from} to ${to}`;
export const dial = (name: string, unit: string) => `${name}, ${unit}`;
export const wrongNumber = (low: number, high: number) => `A number from ${low} to ${high}.`;
export const latencyFrom = 'Latency from';
export const latencyTo = 'Latency to';
export const loss = 'Loss';
export const duplication = 'Duplication';
export const putBack = 'Put back what the run began with';
export const cutWay = (from: string, to: string) => `Cut the way from ${from} to ${to}`;
export const mendWay = (from: string, to: string) => `Mend the way from ${from} to ${to}`;
export const holdWay = 'Hold what is sent';
export const letGoWay = 'Let go what is held';
export const blockWay = 'Lose what is sent';
export const unblockWay = 'Stop losing what is sent';
export const timing = 'Timing';
export const timingNow = (shortest: number, longest: number, heartbeat: number) =>
  `Elections time out after ${shortest} to ${longest} ms; a heartbeat comes every ${heartbeat} ms.`;

export const which = 'Which';
export const everyFrom = (type: string, from: string) => `Every ${type} from ${from}`;
export const everyFromTo = (type: string, from: string, to: string) => `Every ${type} from ${from} to ${to}`;
export const every = (type: string) => `Every ${type}`;
export const allFromTo = (from: string, to: string) => `Everything from ${from} to ${to}`;
export const allFrom = (from: string) => `Everything from ${from}`;
export const allTo = (to: string) => `Everything to ${to}`;
export const all = 'Everything';
export const onTheirWay = (count: number) =>
  plural(count, { one: 'One of them is on its way now.', other: `${count} of them are on their way now.` });
export const dropAll = 'Drop all';
export const duplicateAll = 'Duplicate all';
export const deliverAll = 'Deliver all now';
export const fromNowOn = 'And those that will be sent, until you take it back:';
export const holdAll = 'Hold all';
export const letGo = 'Let go';
export const blockAll = 'Lose all';
export const unblockAll = 'Stop losing them';

export const runTo = 'Run to';
export const run = 'Run';
export const timeHint = 'Milliseconds, or with a unit: 1500, 2.5 s, 3 min. At most one hour.';
export const wrongTime =
  'This is no time of the run. Milliseconds, or with a unit: 1500, 2.5 s, 3 min. At most one hour.';

export const rules =
  'These are all the rules by which the servers here decide. In the list of events, each decision names its own.';
export const brokenOnPurpose = 'Broken on purpose';
export const inThisRun = 'In this run';
