/** Conditions that several judges use. */
import type { ServerId, Term } from '../types.ts';
import type { Clause, Verdict } from '../verdict.ts';

interface Message {
  readonly from: ServerId;
  readonly term: Term;
}

/** The role is one of these, or the verdict is `otherwise`. */
export const isRole = (condition: string, names: readonly string[], otherwise: Verdict): Clause<unknown> => ({
  condition,
  holds: ({ role }) => names.includes(role.name),
  values: ({ role }) => ({ role: role.name }),
  else: otherwise,
});

export const leads = (otherwise: Verdict): Clause<unknown> => isRole('it leads', ['leader'], otherwise);
export const stands = (otherwise: Verdict): Clause<unknown> =>
  isRole('it still stands', ['candidate'], otherwise);
export const doesNotLead = (otherwise: Verdict): Clause<unknown> =>
  isRole('it does not lead', ['follower', 'candidate'], otherwise);

const terms: Clause<Message>['values'] = ({ persistent: { currentTerm } }, { term }) => ({
  term,
  currentTerm,
});

export const ofNoOlderTerm = (otherwise: Verdict): Clause<Message> => ({
  condition: 'term ≥ currentTerm',
  holds: ({ persistent }, { term }) => term >= persistent.currentTerm,
  values: terms,
  else: otherwise,
});

export const ofThisTerm = (otherwise: Verdict): Clause<Message> => ({
  condition: 'term = currentTerm',
  holds: ({ persistent }, { term }) => term === persistent.currentTerm,
  values: terms,
  else: otherwise,
});

export const ofHigherTerm = (otherwise: Verdict): Clause<Message> => ({
  condition: 'term > currentTerm',
  holds: ({ persistent }, { term }) => term > persistent.currentTerm,
  values: terms,
  else: otherwise,
});
