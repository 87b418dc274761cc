/** Why something has not happened: a sentence for each line of an answer. */
import { serverName as name } from '../base/names.ts';
import { type Micros, timeWords } from '../base/time.ts';
import type { LossReason } from '../sim/types.ts';
import type { Says } from '../sim/why-not/types.ts';
import { valuesWords } from './conditions.ts';
import { plural } from './grammar.ts';

type Of<Say extends Says['say']> = Extract<Says, { say: Say }>;
type Lines = { readonly [Say in Says['say']]: (says: Of<Say>) => string };

const at = (time: Micros): string => `at ${timeWords(time)}`;
const between = ({ type, from, to }: Pick<Of<'flight'>, 'type' | 'from' | 'to'>): string =>
  `${type} from ${name(from)} to ${name(to)}`;

const LOST: Readonly<Record<LossReason, string>> = {
  loss: 'the network lost it',
  cut: 'at a cut',
  crashed: 'at a server that is down',
  dropped: 'it was dropped',
};

const VOTE: Readonly<Record<Of<'vote'>['is'], (voter: string, candidate: string) => string>> = {
  granted: (voter, candidate) =>
    voter === candidate ? `${voter} votes for itself.` : `${voter} has voted for ${candidate}.`,
  denied: (voter, candidate) => `${voter} has said no to ${candidate}.`,
  open: (voter, candidate) => `${candidate} has no answer from ${voter}.`,
};

const LINES: Lines = {
  power: ({ server, is }) =>
    is === 'up' ? `${name(server)} is up.` : `${name(server)} is ${is === 'paused' ? 'paused' : 'down'}.`,
  role: ({ server, role, term }) => {
    if (role === 'leader') return `${name(server)} leads term ${term}.`;
    return role === 'candidate'
      ? `${name(server)} stands for election in term ${term}.`
      : `${name(server)} does not stand for election: it is a follower, in term ${term}.`;
  },
  timer: ({ server, at: end }) =>
    end === Infinity
      ? `${name(server)} has no election timer.`
      : `The election timer of ${name(server)} runs until ${timeWords(end)}.`,
  condition: ({ condition, values }) => valuesWords(condition, values) || `${condition}.`,
  vote: ({ voter, candidate, is }) => VOTE[is](name(voter), name(candidate)),
  'would-vote': ({ voter, yes }) =>
    yes ? `${name(voter)} would vote for it now.` : `${name(voter)} would say no now.`,
  'no-leader': () => 'Nobody leads.',
  running: ({ up, needed, size }) =>
    `${plural(up, { one: 'One server', other: `${up} servers` })} of ${size} ${plural(up, { one: 'runs', other: 'run' })}. A majority is ${needed}.`,
  'other-entry': ({ leader, index, term }) =>
    term === null
      ? `The leader ${name(leader)} does not have it: its log has no entry ${index}.`
      : `The leader ${name(leader)} does not have it: its entry ${index} is of term ${term}.`,
  copies: ({ index, have, needed, size }) =>
    `${plural(have, { one: 'One server', other: `${have} servers` })} of ${size} ${plural(have, { one: 'has', other: 'have' })} entry ${index}, as the leader knows. It needs ${needed}.`,
  match: ({ server, match, index }) =>
    match >= index
      ? `${name(server)}: matchIndex ${match}.`
      : `${name(server)}: matchIndex ${match}, not ${index}.`,
  'no-own-entry': ({ leader, term }) =>
    `${name(leader)} has no later entry of its own term ${term}, which would commit this one too.`,
  committed: ({ server, index }) => `${name(server)} knows that entry ${index} is committed.`,
  'has-entry': ({ server, index }) => `${name(server)} has entry ${index}.`,
  flight: (says) =>
    says.at === Infinity
      ? `${between(says)} is held.`
      : `${between(says)} is on its way. It arrives ${at(says.at)}.`,
  lost: (says) => `${between(says)} was lost ${at(says.at)}: ${LOST[says.reason]}.`,
  arrived: (says) => `${between(says)} arrived ${at(says.at)}.`,
  waits: (says) => `${between(says)} waits until ${name(says.to)} goes on.`,
  unsent: ({ about, from, to }) =>
    about === 'term'
      ? `${name(from)} has sent nothing to ${name(to)} since.`
      : `${name(from)} has not ${about === 'entry' ? `sent it to ${name(to)}` : `told ${name(to)}`} yet.`,
  refused: ({ server, index, at: time }) =>
    `${name(server)} refused what attaches behind index ${index}, ${at(time)}.`,
  cut: ({ from, to }) => `The way from ${name(from)} to ${name(to)} is cut.`,
  disk: ({ server, at: time }) => `The disk of ${name(server)} writes until ${timeWords(time)}.`,
  'sends-next': ({ server, at: time }) => `${name(server)} sends again ${at(time)}.`,
  'knows-term': ({ server, term }) => `${name(server)} is in term ${term}.`,
  'request-waits': ({ server }) => `The request waits until ${name(server)} goes on.`,
  'request-entry': ({ server, index }) => `${name(server)} has it in its log, as entry ${index}.`,
  'request-gone': ({ server }) => `${name(server)} does not remember the request any more.`,
};

/** Where the same fact is said in another way if it does not hold. */
const NOT: Partial<Lines> = {
  committed: ({ server, index }) => `${name(server)} does not know that entry ${index} is committed.`,
  'has-entry': ({ server, index }) => `${name(server)} does not have entry ${index}.`,
  'request-entry': ({ server, index }) => `${name(server)} has no entry ${index} in its log any more.`,
  role: ({ server, role, term }) =>
    role === 'leader'
      ? `${name(server)} leads term ${term} itself.`
      : LINES.role({ say: 'role', server, role, term }),
};

export function lineWords(says: Says, holds: boolean | null): string {
  const words = ((holds === false ? NOT[says.say] : undefined) ?? LINES[says.say]) as (says: Says) => string;
  return words(says);
}
