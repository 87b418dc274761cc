/**
 * Golden files bless whatever they are made from, so every rule that the transcripts are about is broken here once, and
 * the explicit expectations of the named cases must notice. (What was observed is not compared: only `expect` counts.)
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { majorityIndex } from '../../raft/quorum.ts';
import { step } from '../../raft/step.ts';
import type { AppendEntriesReply, Effect, Input, Message, Server, Step } from '../../raft/types.ts';
import type { Protocol } from '../../sim/core.ts';
import { perform } from './testing/running.ts';
import { readTranscript, type Transcript } from './testing/transcript.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const transcripts = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => readTranscript(readFileSync(folder + file, 'utf8')));
function transcriptOf(id: string): Transcript {
  const found = transcripts.find((transcript) => transcript.id === id);
  if (found === undefined) throw new Error(`there is no case ${id}`);
  return found;
}

/** A protocol that reads another message than the one that came. */
const reading =
  (change: (server: Server, message: Message) => Message): Protocol =>
  (settings, server, input) =>
    step(
      settings,
      server,
      input.type === 'receive' ? { ...input, message: change(server, input.message) } : input,
    );

/** A protocol that does something more, or less, than Raft. */
const doing =
  (change: (after: Step, before: Server, input: Input) => Step): Protocol =>
  (settings, server, input) =>
    change(step(settings, server, input), server, input);

const received = (input: Input): Message | null => (input.type === 'receive' ? input.message : null);
const isFact = (effect: Effect, kind: string): boolean => effect.type === 'fact' && effect.fact.kind === kind;
const withTimer = (after: Step): Step => ({
  ...after,
  effects: [...after.effects, { type: 'start', timer: 'election', because: -1 }],
});
const inTermOf = (server: Server, message: Message): Message => ({
  ...message,
  term: Math.max(message.term, server.persistent.currentTerm),
});

const commitOldTerms: Protocol = (settings, server, input) => {
  const after = step(settings, server, input);
  const { role, commitIndex } = after.server;
  if (role.name !== 'leader') return after;
  const index = majorityIndex(settings, role.matchIndex);
  if (index <= commitIndex) return after;
  const commit: Effect = {
    type: 'fact',
    fact: { kind: 'commit', commitIndex: index },
    rule: 'commit:majority',
    because: -1,
  };
  return { server: { ...after.server, commitIndex: index }, effects: [...after.effects, commit] };
};

/** By which rule is broken: how, and which cases must notice. */
const mutants: Record<string, [protocol: Protocol, noticedBy: string[]]> = {
  'votes are granted whatever the log (§5.4.1)': [
    reading((_, message) => (message.type === 'RequestVote' ? { ...message, lastLogTerm: 99 } : message)),
    ['E12', 'R10', 'R11', 'R11e', 'N02', 'C10b'],
  ],
  'entries of older terms are committed by counting (§5.4.2)': [commitOldTerms, ['R11', 'R11e', 'R13']],
  'stepping down within a term forgets the vote (Figure 2)': [
    doing((after, before, input) => {
      const same = after.server.persistent.currentTerm === before.persistent.currentTerm;
      const conceded = before.role.name === 'candidate' && after.server.role.name === 'follower' && same;
      if (!conceded || received(input)?.type !== 'AppendEntries') return after;
      const persistent = { ...after.server.persistent, votedFor: null };
      return { ...after, server: { ...after.server, persistent } };
    }),
    ['E07', 'E15', 'E18'],
  ],
  'a vote of an old term counts (§5.1)': [
    reading((server, message) => (message.type === 'RequestVoteReply' ? inTermOf(server, message) : message)),
    ['E19'],
  ],
  'an acknowledgement of an old term counts (§5.1)': [
    reading((server, message) =>
      message.type === 'AppendEntriesReply' ? inTermOf(server, message) : message,
    ),
    ['N05'],
  ],
  'AppendEntries of an old leader are taken (§5.1)': [
    reading((server, message) => (message.type === 'AppendEntries' ? inTermOf(server, message) : message)),
    ['E12', 'N04'],
  ],
  'a late acknowledgement lowers matchIndex (Figure 2)': [
    doing((after, _, input) => {
      const message = received(input);
      const { role } = after.server;
      if (message?.type !== 'AppendEntriesReply' || !message.success || role.name !== 'leader') return after;
      const matchIndex = role.matchIndex.map((match, id) =>
        id === message.from ? message.matchIndex : match,
      );
      return { ...after, server: { ...after.server, role: { ...role, matchIndex } } };
    }),
    ['N02', 'N05', 'N07'],
  ],
  'a follower cuts its log off behind the last new entry (Figure 2, AppendEntries 3)': [
    doing((after, _, input) => {
      const message = received(input);
      const took = after.effects.some((effect) => isFact(effect, 'accept-entries'));
      if (message?.type !== 'AppendEntries' || !took || message.entries.length === 0) return after;
      const end = message.prevLogIndex + message.entries.length;
      const { persistent } = after.server;
      const cut = { ...persistent, log: persistent.log.truncate(end + 1) };
      return { ...after, server: { ...after.server, persistent: cut } };
    }),
    ['N01', 'N02'],
  ],
  'a denied vote starts the timer anew (Figure 2, Followers)': [
    doing((after) =>
      after.effects.some((effect) => isFact(effect, 'deny-vote')) ? withTimer(after) : after,
    ),
    ['E12'],
  ],
  'a stale AppendEntries starts the timer anew (Figure 2, Followers)': [
    doing((after) =>
      after.effects.some((effect) => isFact(effect, 'reject-entries')) ? withTimer(after) : after,
    ),
    ['E12'],
  ],
  'a granted vote does not start the timer anew (Figure 2, Followers)': [
    doing((after) => {
      const granted = after.effects.some((effect) => isFact(effect, 'grant-vote'));
      return granted
        ? { ...after, effects: after.effects.filter((effect) => effect.type !== 'start') }
        : after;
    }),
    ['E12'],
  ],
  'a refusal goes back one entry at a time (§5.3, end)': [
    reading((_, message) =>
      message.type === 'AppendEntriesReply' ? { ...message, conflictIndex: null } : message,
    ),
    ['R10', 'R23'],
  ],
  'every refusal counts, whatever it answers (scenario format, Replies)': [
    reading((server, message) => {
      if (message.type !== 'AppendEntriesReply' || message.success) return message;
      if (server.role.name !== 'leader') return message;
      const prevLogIndex = (server.role.nextIndex[message.from] ?? 1) - 1;
      return { ...message, prevLogIndex } satisfies AppendEntriesReply;
    }),
    ['N08'],
  ],
  'a follower takes a request as if it led (§8)': [
    (settings, server, input) =>
      input.type === 'request' && server.role.name === 'follower' && server.role.leader !== null
        ? {
            server: {
              ...server,
              persistent: {
                ...server.persistent,
                log: server.persistent.log.append([
                  { term: server.persistent.currentTerm, command: input.command },
                ]),
              },
            },
            effects: [],
          }
        : step(settings, server, input),
    ['X06', 'P09'],
  ],
};

test.each(Object.entries(mutants))('%s: noticed', (_, [protocol, noticedBy]) => {
  const unmet = noticedBy.map((id) => perform(transcriptOf(id), protocol).unmet.length);
  expect(unmet.map((count, i) => (count > 0 ? noticedBy[i] : 'not noticed'))).toEqual(noticedBy);
});
