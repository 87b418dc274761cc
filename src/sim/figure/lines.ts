/**
 * Figure 2 of the paper as lines in blocks, and where every decision of the protocol stands in it. Each rule
 * and each condition is on one line. The texts are in `words/figure.ts`.
 */
import { keysOf } from '../../base/keys.ts';
import type { JudgeName } from '../../raft/policy.ts';
import type { BrokenRule, BugName, RuleId } from '../../raft/rules.ts';
import type { Settings } from '../../raft/settings.ts';

/** The parts of Raft that a cluster may do without: each has a block if it is on. */
export type OptionalPart = 'fastBacktrack' | 'noop' | 'localReads';

export type BlockId =
  | 'persistent'
  | 'volatile'
  | 'volatile-leader'
  | 'request-vote'
  | 'append-entries'
  | 'all-servers'
  | 'followers'
  | 'candidates'
  | 'leaders'
  | 'clients'
  | 'disk'
  | OptionalPart;

/** The lines, in their order. */
const BLOCK_OF_LINE = {
  currentTerm: 'persistent',
  votedFor: 'persistent',
  log: 'persistent',
  role: 'volatile',
  votes: 'volatile',
  commitIndex: 'volatile',
  lastApplied: 'volatile',
  nextIndex: 'volatile-leader',
  matchIndex: 'volatile-leader',
  'vote-stale': 'request-vote',
  'vote-grant': 'request-vote',
  'entries-stale': 'append-entries',
  'entries-match': 'append-entries',
  'entries-conflict': 'append-entries',
  'entries-append': 'append-entries',
  'entries-commit': 'append-entries',
  'all-messages': 'all-servers',
  'all-term': 'all-servers',
  'all-apply': 'all-servers',
  'follower-timeout': 'followers',
  'follower-timer': 'followers',
  'follower-random': 'followers',
  'candidate-start': 'candidates',
  'candidate-ask': 'candidates',
  'candidate-count': 'candidates',
  'candidate-win': 'candidates',
  'candidate-yield': 'candidates',
  'leader-first': 'leaders',
  'leader-heartbeat': 'leaders',
  'leader-send': 'leaders',
  'leader-count': 'leaders',
  'leader-success': 'leaders',
  'leader-refused': 'leaders',
  'leader-commit': 'leaders',
  'client-request': 'clients',
  'client-read': 'clients',
  'disk-first': 'disk',
  'disk-counted': 'disk',
  'disk-crash': 'disk',
  'conflict-place': 'fastBacktrack',
  'blank-entry': 'noop',
  'read-local': 'localReads',
} as const satisfies Record<string, BlockId>;

export type LineId = keyof typeof BLOCK_OF_LINE;
export const LINES: readonly LineId[] = keysOf(BLOCK_OF_LINE);

/** A link may have any name. */
export const isLine = (name: string | null): name is LineId => name !== null && name in BLOCK_OF_LINE;

export const blockOf = (line: LineId): BlockId => BLOCK_OF_LINE[line];

const OPTIONAL: readonly OptionalPart[] = ['fastBacktrack', 'noop', 'localReads'];
const isOptional = (block: BlockId): block is OptionalPart => OPTIONAL.some((part) => part === block);

/** The optional parts that are on. */
export const partsOn = ({
  fastBacktrack,
  noop,
  reads,
}: Pick<Settings, (OptionalPart & keyof Settings) | 'reads'>): readonly OptionalPart[] =>
  OPTIONAL.filter((part) => ({ fastBacktrack, noop, localReads: reads === 'local' })[part]);

export interface Block {
  readonly id: BlockId;
  readonly lines: readonly LineId[];
}

/** The blocks with their lines, in their order, with those optional parts only. */
export function blocksWith(parts: readonly OptionalPart[]): readonly Block[] {
  const blocks = [...new Set(Object.values<BlockId>(BLOCK_OF_LINE))];
  return blocks
    .filter((id) => !isOptional(id) || parts.includes(id))
    .map((id) => ({ id, lines: LINES.filter((line) => BLOCK_OF_LINE[line] === id) }));
}

// ---------------------------------------------------------------------------------- where a decision stands

/** The line of a judge's conditions, but for those in `APART`. */
const OF_JUDGE: Readonly<Record<JudgeName, LineId>> = {
  handle: 'all-messages',
  adopt: 'all-term',
  keepVote: 'all-term',
  restartTimer: 'follower-timer',
  waitForDisk: 'disk-first',
  survive: 'disk-crash',
  drawTimeout: 'follower-random',
  apply: 'all-apply',
  request: 'client-request',
  read: 'client-read',
  countWrite: 'disk-counted',
  stand: 'follower-timeout',
  askAgain: 'candidate-ask',
  vote: 'vote-grant',
  waitAfterVote: 'follower-timer',
  countVote: 'candidate-count',
  win: 'candidate-win',
  acceptLeader: 'entries-stale',
  forgetVote: 'candidate-yield',
  entries: 'entries-match',
  clearFirst: 'entries-conflict',
  removeTail: 'entries-conflict',
  followCommit: 'entries-commit',
  heartbeat: 'leader-heartbeat',
  countReply: 'leader-count',
  setMatch: 'leader-success',
  backUp: 'leader-refused',
  commit: 'leader-commit',
};

/** The paper asks for the term first, in a line of its own. */
const APART: Partial<Record<JudgeName, Readonly<Record<string, LineId>>>> = {
  vote: { 'term ≥ currentTerm': 'vote-stale' },
};

type TrueRule = Exclude<RuleId, BrokenRule>;

const OF_RULE: Readonly<Record<TrueRule, LineId>> = {
  'timeout:start-election': 'follower-timeout',
  'vote:majority': 'candidate-win',
  'term:higher': 'all-term',
  'term:deposed': 'all-term',
  'term:leader-exists': 'candidate-yield',
  'vote:granted': 'vote-grant',
  'vote:again': 'vote-grant',
  'vote:stale-term': 'vote-stale',
  'vote:already-voted': 'vote-grant',
  'vote:log-behind': 'vote-grant',
  'entries:match': 'entries-match',
  'entries:stale-term': 'entries-stale',
  'entries:missing': 'entries-match',
  'entries:conflict': 'entries-match',
  'entries:own-term': 'entries-stale',
  'log:client': 'client-request',
  'log:noop': 'blank-entry',
  'log:replicate': 'entries-append',
  'log:overwrite': 'entries-conflict',
  'commit:majority': 'leader-commit',
  'commit:told': 'entries-commit',
  'apply:committed': 'all-apply',
  'client:redirect': 'client-request',
  'read:local': 'read-local',
  'message:heeded': 'all-messages',
  'term:known': 'all-term',
  'term:new-vote': 'all-term',
  'own-vote:stays': 'candidate-yield',
  'timer:no-reason': 'follower-timer',
  'timer:vote-granted': 'follower-timer',
  'timer:leads': 'follower-timer',
  'timeout:leads': 'follower-timeout',
  'timeout:random': 'follower-random',
  'retry:again': 'candidate-ask',
  'retry:decided': 'candidate-ask',
  'heartbeat:due': 'leader-heartbeat',
  'heartbeat:not-leader': 'leader-heartbeat',
  'vote-reply:counted': 'candidate-count',
  'vote-reply:decided': 'candidate-count',
  'vote-reply:old-term': 'candidate-count',
  'vote-reply:again': 'candidate-count',
  'votes:too-few': 'candidate-win',
  'log:keep': 'entries-conflict',
  'commit:known': 'entries-commit',
  'commit:no-majority': 'leader-commit',
  'commit:old-term': 'leader-commit',
  'apply:not-committed': 'all-apply',
  'reply:counted': 'leader-count',
  'reply:not-leader': 'leader-count',
  'reply:old-term': 'leader-count',
  'match:higher': 'leader-success',
  'match:known': 'leader-success',
  'refusal:earlier': 'leader-refused',
  'refusal:late': 'leader-refused',
  'write:counted': 'disk-counted',
  'write:not-counted': 'disk-counted',
  'write:old-term': 'disk-counted',
  'disk:first': 'disk-first',
  'disk:leader-first': 'disk-first',
  'crash:disk': 'disk-crash',
  'crash:memory': 'disk-crash',
  'read:log': 'client-read',
};

/** The line that is not kept if a rule is broken on purpose. */
export const LINE_OF_BUG: Readonly<Record<BugName, LineId>> = {
  'commit-old-terms': 'leader-commit',
  'vote-twice': 'vote-grant',
  'vote-lost': 'disk-crash',
  'term-lost': 'disk-crash',
  'ack-before-write': 'disk-first',
  'same-term-clears-vote': 'candidate-yield',
  'keep-vote': 'all-term',
  'no-up-to-date': 'vote-grant',
  'length-first': 'vote-grant',
  'no-prev-check': 'entries-match',
  'keep-tail': 'entries-conflict',
  'truncate-always': 'entries-conflict',
  'commit-own-length': 'entries-commit',
  'majority-off-by-one': 'candidate-win',
  'count-self-twice': 'leader-commit',
  'count-replies': 'candidate-count',
  'stale-votes': 'candidate-count',
  'stale-acks': 'leader-count',
  'match-not-max': 'leader-success',
  'old-leader': 'entries-stale',
  'deposed-appends': 'client-request',
  'apply-before-commit': 'all-apply',
  'apply-again': 'disk-crash',
  'any-message-resets': 'follower-timer',
  'no-randomness': 'follower-random',
  'grant-keeps-timer': 'follower-timer',
  'deaf-to-replies': 'all-messages',
  'no-backing-up': 'leader-refused',
};

/** The line of a condition, as a judge asks it. */
export const lineOfCondition = (judge: JudgeName, condition: string): LineId =>
  APART[judge]?.[condition] ?? OF_JUDGE[judge];

/** The line of a verdict: of its rule, or, if a broken rule decided, of what was asked in its place. */
export const lineOfVerdict = (judge: JudgeName, rule: RuleId): LineId =>
  (OF_RULE as Partial<Record<RuleId, LineId>>)[rule] ?? OF_JUDGE[judge];

/** The line of a rule. */
export const lineOfRule = (rule: RuleId): LineId =>
  (OF_RULE as Partial<Record<RuleId, LineId>>)[rule] ?? LINE_OF_BUG[rule.slice('bug:'.length) as BugName];

/** The rules of Raft on a line. */
export const rulesOn = (line: LineId): readonly TrueRule[] =>
  keysOf(OF_RULE).filter((rule) => OF_RULE[rule] === line);
