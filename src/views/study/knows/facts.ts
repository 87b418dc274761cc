/** What is known of a server in sentences: one for each message that brought something, the newest first. */
import type { ServerId } from '../../../raft/types.ts';
import type { Belief, Brought } from '../../../sim/knowledge/beliefs.ts';
import * as words from '../../../words/knows.ts';

export interface Facts {
  readonly says: string;
  readonly by: Brought;
}

export function factsOf(
  of: ServerId,
  { about, term, role, vote, commitIndex, log }: Belief,
): readonly Facts[] {
  const parts: Facts[] = [];
  const add = (by: Brought, says: string): void => {
    if (says !== '') parts.push({ by, says });
  };
  const isRoleNow = role !== null && role.by === term?.by;
  if (term) add(term.by, words.inTerm(term.value, isRoleNow ? role.value : null));
  if (role && !isRoleNow) add(role.by, words.inTerm(role.by.message.term, role.value));
  if (vote) add(vote.by, words.votedFor(about, vote.value.candidate, vote.value.term));
  if (log) add(log.by, words.logWords(of, log.value));
  if (commitIndex) add(commitIndex.by, words.committed(commitIndex.value));
  const messages = [...new Set(parts.map(({ by }) => by))].sort((a, b) => b.order - a.order);
  return messages.map((by) => ({
    by,
    says: words.sentence(parts.filter((part) => part.by === by).map(({ says }) => says)),
  }));
}
