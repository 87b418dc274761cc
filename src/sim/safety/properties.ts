/** The safety properties that every run is checked for, in the order of their list. */
export const PROPERTIES = [
  'election-safety',
  'leader-append-only',
  'log-matching',
  'leader-completeness',
  'state-machine-safety',
  'vote-evidence',
  'one-vote-per-term',
  'commit-evidence',
  'follower-commit',
  'durable-before-told',
  'linearizable-reads',
] as const;

export type Property = (typeof PROPERTIES)[number];
