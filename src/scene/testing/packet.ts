import type { Packet } from '../../sim/types.ts';

/** A vote on its way from S1 to S2: sent at 1 ms, due at 2 ms. */
export const packet = (over: Partial<Packet> = {}): Packet => ({
  kind: 'packet',
  id: 1,
  message: { type: 'RequestVoteReply', from: 1, to: 2, term: 1, voteGranted: true },
  copyOf: null,
  send: 1,
  sentAt: 1000,
  at: 2000,
  order: 1,
  anchorAt: 1000,
  anchorProgress: 0,
  ...over,
});
