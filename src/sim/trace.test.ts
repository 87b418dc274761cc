/** The hash of a trace depends on every field of a message. */
import { describe, expect, test } from 'vitest';
import { appendEntries, refusal, requestVote, voteReply } from '../raft/testing/subject.ts';
import type { Entry, Message, MessageType } from '../raft/types.ts';
import { TraceHash } from './trace.ts';
import type { Packet } from './types.ts';

const PACKET = { kind: 'packet', id: 1, copyOf: null, send: 1, sentAt: 0, at: 5, order: 1 } as const;

/** The hash of a trace in which this message is sent, and nothing else happens. */
function hashOf(message: Message): string {
  const packet: Packet = { ...PACKET, message, anchorAt: 0, anchorProgress: 0 };
  const what = { kind: 'send', packet } as const;
  const hash = new TraceHash();
  hash.event({
    seq: 1,
    time: 0,
    server: 1,
    causes: [],
    rule: null,
    what,
    how: null,
    from: 0,
    term: 0,
    values: null,
  });
  return hash.toString();
}

const carrying = (...entries: Entry[]): string =>
  hashOf({ ...appendEntries({ from: 1, term: 2, entries }), to: 2 });

describe('the hash of a trace depends on', () => {
  const plain: Entry = { term: 1, command: 'SET x 1' };
  // A `Record`, so that a new field of an entry without a line here is a type error.
  const others: Record<keyof Entry, readonly Entry[]> = {
    term: [{ ...plain, term: 2 }],
    command: [
      { ...plain, command: 'SET x 2' },
      { ...plain, command: '' },
    ],
    config: [
      { ...plain, config: { voters: [] } },
      { ...plain, config: { voters: [1, 2] } },
      { ...plain, config: { voters: [1, 3] } },
      { ...plain, config: { voters: [1], old: [2] } },
      { ...plain, config: { voters: [], old: [1, 2] } },
      { ...plain, config: { voters: [1, 2], old: [1, 2] } },
    ],
  };

  test('every field of an entry', () => {
    const all = [plain, ...Object.values(others).flat()];
    expect(new Set(all.map((entry) => carrying(entry))).size).toBe(all.length);
  });

  test('the number and the order of entries', () => {
    const [other] = others.term as [Entry];
    const all = [carrying(), carrying(plain), carrying(plain, other), carrying(other, plain)];
    expect(new Set(all).size).toBe(4);
  });

  test('a configuration, if there is one; without it, the hash is the same as ever', () => {
    expect(carrying(plain)).toBe('9d44b37e27aa2f69');
  });
});

describe('the hash of a trace depends on every field of', () => {
  // Messages of each type. All of them differ from the first in one field.
  const all: Record<MessageType, readonly Omit<Message, 'to'>[]> = {
    RequestVote: [
      requestVote({ from: 1, term: 2 }),
      requestVote({ from: 1, term: 3 }),
      requestVote({ from: 3, term: 2 }),
      requestVote({ from: 1, term: 2, last: [1, 0] }),
      requestVote({ from: 1, term: 2, last: [0, 1] }),
    ],
    RequestVoteReply: [
      voteReply({ from: 1, term: 2 }),
      voteReply({ from: 1, term: 3 }),
      voteReply({ from: 1, term: 2, granted: false }),
    ],
    AppendEntries: [
      appendEntries({ from: 1, term: 2 }),
      appendEntries({ from: 1, term: 3 }),
      appendEntries({ from: 1, term: 2, prev: [1, 0] }),
      appendEntries({ from: 1, term: 2, prev: [0, 1] }),
      appendEntries({ from: 1, term: 2, commit: 1 }),
    ],
    AppendEntriesReply: [
      refusal({ from: 1, term: 2, prev: 1 }),
      refusal({ from: 1, term: 2, prev: 2 }),
      refusal({ from: 1, term: 2, prev: 1, conflict: [1, null] }),
      refusal({ from: 1, term: 2, prev: 1, conflict: [1, 1] }),
      { ...refusal({ from: 1, term: 2, prev: 1 }), matchIndex: 1 } as Omit<Message, 'to'>,
      { ...refusal({ from: 1, term: 2, prev: 1 }), success: true } as Omit<Message, 'to'>,
    ],
  };

  test.each(Object.entries(all))('%s', (_, messages) => {
    const hashes = messages.flatMap((one) => [2, 3].map((to) => hashOf({ ...one, to } as Message)));
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
