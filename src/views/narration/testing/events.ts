/** Events made by hand. */
import type { Message } from '../../../raft/types.ts';
import type { Happening, Packet, SimEvent } from '../../../sim/types.ts';

export const event = (what: Happening, more: Partial<SimEvent> = {}): SimEvent => ({
  seq: 1,
  time: 1000,
  server: 2,
  causes: [],
  rule: null,
  what,
  how: null,
  from: 0,
  term: 2,
  values: null,
  ...more,
});

export const packet = (message: Message, copyOf: number | null = null): Packet => ({
  kind: 'packet',
  id: 1,
  message,
  copyOf,
  send: 1,
  sentAt: 0,
  at: 10,
  order: 1,
  anchorAt: 0,
  anchorProgress: 0,
});

export const way = { from: 1, to: 2, term: 2 };
const entry = { term: 2, command: 'SET x 5' };
export const append = (count: number): Message => ({
  ...way,
  type: 'AppendEntries',
  leaderId: 1,
  prevLogIndex: 3,
  prevLogTerm: 1,
  entries: Array.from({ length: count }, () => entry),
  leaderCommit: 3,
});
