/** What one server knows of the others: on the stage, in the logs, and in its panel. */
import { serverName } from '../base/names.ts';
import { type Micros, timeWords, toMs } from '../base/time.ts';
import type { Index, Message, RoleName, ServerId } from '../raft/types.ts';
import type { Belief, KnownLog, Unanswered } from '../sim/knowledge/beliefs.ts';
import { commas, list } from './grammar.ts';

export const onlyWhatItKnows = (of: ServerId) => `Only what ${serverName(of)} knows`;
/** Under a server of which nothing was heard. */
export const unheard = 'nothing heard';
export const ago = (age: Micros) => `${toMs(Math.max(0, age)).toFixed(0)} ms ago`;

/** The label of a server's button: begins with name, role and term, as far as they are known. */
export function label(of: ServerId, { about, heard, term, role }: Belief): string {
  if (heard === null || term === null) return `${serverName(about)}, ${heardNothing(of)}`;
  const known = [serverName(about), ...(role === null ? [] : [role.value]), `term ${term.value}`];
  return `${commas(known)}, as ${serverName(of)} knows it from ${timeWords(heard.sentAt)}`;
}

const heardNothing = (of: ServerId) => `${serverName(of)} has heard nothing of it`;

export const sentTo = ({ message: { type, to }, at }: Unanswered) =>
  `${type} to ${serverName(to)}, sent at ${timeWords(at)}. Nothing was heard of ${serverName(to)} since.`;

/** Behind the known entries of a log. */
export const behind = (end: Index) =>
  end === 0 ? 'What is in it is not known.' : `Whether more stands behind index ${end} is not known.`;

// --------------------------------------------------------------------------------------------- the panel

export const whose = 'Server';
export const lead = (of: ServerId) =>
  `${serverName(of)} knows what it did itself, and what messages told it. Each was true when its message was sent; what has become of it since, ${serverName(of)} cannot know.`;
export const isDown = (of: ServerId) =>
  `${serverName(of)} is down, and knows nothing. Its disk keeps its term, its vote and its log.`;
export const isAlone = (of: ServerId) =>
  `${serverName(of)} is the whole cluster: there is nobody else to know of.`;
export const goingThrough = 'Going through the run …';

const ROLES: Readonly<Record<RoleName, (term: number) => string>> = {
  leader: (term) => `leads term ${term}`,
  candidate: (term) => `stands for election in term ${term}`,
  follower: (term) => `follows in term ${term}`,
};

export const inTerm = (term: number, role: RoleName | null) =>
  role === null ? `is in term ${term}` : ROLES[role](term);
export const votedFor = (about: ServerId, candidate: ServerId, term: number) =>
  about === candidate
    ? `voted for itself in term ${term}`
    : `voted for ${serverName(candidate)} in term ${term}`;
export const committed = (index: Index) =>
  index === 0 ? 'has committed nothing' : `has committed up to index ${index}`;

/** What is known of a log, in a few words. */
export function logWords(of: ServerId, { prefix, runs, lastIndex }: KnownLog): string {
  const same = prefix?.lastIndex ?? 0;
  const own =
    same === 0
      ? []
      : [
          same === 1
            ? `has entry 1 of ${serverName(of)}’s log`
            : `has entries 1 to ${same} of ${serverName(of)}’s log`,
        ];
  const others = runs.map(({ from, to, term }) =>
    from === to ? `has an entry ${from} of term ${term}` : `has entries ${from} to ${to} of term ${term}`,
  );
  const end =
    lastIndex === null ? [] : [lastIndex === 0 ? 'has an empty log' : `its log ends at index ${lastIndex}`];
  return commas([...own, ...others, ...end]);
}

/** One sentence from what one message has brought. */
export function sentence(parts: readonly string[]): string {
  const text = list(parts);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

export const nothingOf = 'Nothing was heard.';
export const isSent = ({ message: { type } }: Unanswered) => `${type} sent, nothing heard since`;
export const goToReceipt = ({ type, from }: Message, at: Micros) =>
  `Go to where ${type} of ${serverName(from)} was received, ${timeWords(at)}`;
