/** The shape of a scenario document, for a cluster of a given size: every field, and everything it may hold. */
import * as v from 'valibot';
import { KINDS } from '../sim/kinds.ts';
import { MOST_COMMAND } from '../sim/limits.ts';
import { parseCommand } from '../sim/statemachine.ts';
import type { ActionWord } from '../sim/types.ts';
import {
  atMostLong,
  bounds,
  chance,
  checked,
  custom,
  type Fault,
  fields,
  flag,
  integer,
  isObject,
  judgeBounds,
  listOf,
  numberClaim,
  oneOf,
  pair,
  positivePair,
  positiveTime,
  rate,
  show,
  text,
  time,
  upTo,
} from './fields.ts';
import { judgeInitial } from './initial.ts';
import { judgeAction, judgeExpect, judgeWhen } from './judge.ts';
import { MOST_ACTIONS, MOST_ENTRIES, MOST_EXPECTED, MOST_TERM, MOST_TITLE } from './limits.ts';
import type { ActionDocument, ClaimDocument, ExpectDocument, ScenarioDocument } from './types.ts';

const optional = v.exactOptional;

const messageType = oneOf('RequestVote', 'RequestVoteReply', 'AppendEntries', 'AppendEntriesReply');
const property = oneOf(
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
);
const isCommand = (value: unknown): boolean =>
  typeof value === 'string' && (value.length > MOST_COMMAND || parseCommand(value) !== null);
const COMMAND = 'a command: SET key value, ADD key integer or GET key, words separated by one space';
const command = atMostLong(custom<string>(COMMAND, isCommand), MOST_COMMAND);
/** A command that may stand in a log: a client's, or the "" that changes nothing. */
const logged = atMostLong(
  custom<string>(`"" or ${COMMAND}`, (value) => value === '' || isCommand(value)),
  MOST_COMMAND,
);

const noSuchServer = (name: unknown): string => `there is no server ${show(name)}`;

/** Names of servers, with other words that may stand in their place. */
function nameOf(names: readonly string[], ...words: string[]): v.GenericSchema<string> {
  const known = new Set([...names, ...words]);
  const message = ({ input }: { input: unknown }): string =>
    typeof input === 'string' ? noSuchServer(input) : `must be a server's name, not ${show(input)}`;
  return v.custom<string>((value) => typeof value === 'string' && known.has(value), message);
}

function byServer<T>(
  names: readonly string[],
  item: v.GenericSchema<T>,
): v.GenericSchema<Readonly<Record<string, T>>> {
  const entries = Object.fromEntries(names.map((name) => [name, optional(item)]));
  return fields(entries, noSuchServer) as unknown as v.GenericSchema<Readonly<Record<string, T>>>;
}

// ----------------------------------------------------------------------------------------------------------- cluster

const link = { latency: optional(pair), loss: optional(chance), duplication: optional(chance) };

/** A term that a run begins with. */
const term = (low: number) => upTo(integer(low), MOST_TERM);

const entry = v.lazy((input) =>
  isObject(input)
    ? fields({ term: term(1), command: logged })
    : upTo(
        custom<number>(
          'a term, at least 1, or { term, command }',
          (value) => Number.isSafeInteger(value) && Number(value) >= 1,
        ),
        MOST_TERM,
      ),
);

const noRule = (): string => 'there is no such rule';
/** Values that the format has, and that are not built yet, are told so. */
const LATER_READS: ReadonlySet<unknown> = new Set(['read-index', 'lease']);
const reads = v.lazy((input) =>
  LATER_READS.has(input)
    ? v.custom<never>(() => false, `must be log or local for now: ${show(input)} is not built yet`)
    : oneOf('log', 'local'),
);
const noBug: v.GenericSchema<never> = v.custom<never>(
  () => false,
  ({ input }) => `there is no bug ${show(input)}`,
);

function clusterOf(names: readonly string[]) {
  const initial = fields({
    term: optional(term(0)),
    votedFor: optional(v.nullable(nameOf(names))),
    log: optional(listOf(entry)),
    role: optional(oneOf('follower', 'leader')),
  });
  return fields({
    servers: optional(integer(1, 99)),
    electionTimeout: optional(positivePair),
    heartbeatInterval: optional(positiveTime),
    ...link,
    replicate: optional(oneOf('heartbeat', 'at-once')),
    maxEntries: optional(upTo(integer(1), MOST_ENTRIES)),
    noop: optional(flag),
    fastBacktrack: optional(flag),
    disk: optional(fields({ write: optional(pair) })),
    clock: optional(byServer(names, rate)),
    rules: optional(fields({ reads: optional(reads) }, noRule)),
    bugs: optional(listOf(noBug)),
    initial: optional(checked(byServer(names, initial), judgeInitial)),
    timeouts: optional(byServer(names, listOf(time))),
  });
}

// ------------------------------------------------------------------------------------------------------------ claims

/** Any keys, `__proto__` too: a command may have set them. */
const state = checked(
  custom<Record<string, string | number>>('an object', isObject),
  (value): Fault | undefined => {
    const wrong = Object.entries(value).find(
      ([, item]) => typeof item !== 'string' && !Number.isFinite(item),
    );
    return wrong && { path: [wrong[0]], message: `must be a text or a number, not ${show(wrong[1])}` };
  },
);

function claimEntries(names: readonly string[], ofServer: boolean) {
  const name = nameOf(names);
  const takenForLeader = v.nullable(name);
  const count = fields({ kind: oneOf(...KINDS), server: optional(name), ...bounds });
  return {
    leaders: optional(numberClaim),
    server: optional(name),
    leader: optional(ofServer ? takenForLeader : nameOf(names, 'one', 'none')),
    power: optional(oneOf('up', 'paused', 'crashed')),
    role: optional(oneOf('follower', 'candidate', 'leader')),
    term: optional(numberClaim),
    votedFor: optional(v.nullable(name)),
    log: optional(listOf(numberClaim)),
    commitIndex: optional(numberClaim),
    state: optional(state),
    agree: optional(listOf(name)),
    committed: optional(logged),
    count: optional(checked(count, judgeBounds)),
    violated: optional(property),
  };
}

/** `leader` is of two kinds, so what a claim may hold hangs on whether it is about one server. */
function claimOf<T>(
  names: readonly string[],
  timing: v.ObjectEntries,
  judge: (claim: T) => Fault | undefined,
): v.GenericSchema<T> {
  const [ofCluster, ofServer] = [false, true].map((about) =>
    checked(fields({ ...timing, ...claimEntries(names, about) }) as unknown as v.GenericSchema<T>, judge),
  ) as [v.GenericSchema<T>, v.GenericSchema<T>];
  return v.lazy((input) => (isObject(input) && 'server' in input ? ofServer : ofCluster));
}

// ----------------------------------------------------------------------------------------------------------- actions

function deedsOf(names: readonly string[]): Record<ActionWord, v.ObjectEntries> {
  const name = nameOf(names);
  const target = { server: nameOf(names, 'leader') };
  const direction = { from: name, to: name };
  const filter = { from: optional(name), to: optional(name), type: optional(messageType) };
  const some = fields({ ...filter, term: optional(integer(0)), which: optional(oneOf('first', 'all')) });
  const id = custom<number>(
    'the id of a message, or an object',
    (value) => Number.isSafeInteger(value) && Number(value) >= 1,
  );
  const selector = v.lazy((input) => (isObject(input) ? some : id));
  const message = { message: selector };
  const filterOrMessage = { ...filter, message: optional(selector) };
  return {
    request: { ...target, command },
    crash: target,
    restart: target,
    pause: target,
    resume: target,
    wipe: target,
    timeout: target,
    setTimer: { ...target, in: time },
    partition: { groups: listOf(listOf(name)) },
    heal: {},
    cut: direction,
    mend: direction,
    link: { ...direction, ...link },
    network: link,
    drop: message,
    duplicate: message,
    deliver: message,
    delay: { ...message, by: time },
    block: filter,
    unblock: filter,
    hold: filterOrMessage,
    release: filterOrMessage,
  };
}

function actionOf(names: readonly string[]): v.GenericSchema<ActionDocument> {
  const due = {
    at: optional(time),
    when: optional(claimOf<ClaimDocument>(names, {}, judgeWhen)),
    after: optional(time),
  };
  const deeds = deedsOf(names);
  const words = Object.keys(deeds) as ActionWord[];
  const word = oneOf(...words);
  const schemas = new Map<unknown, v.GenericSchema<ActionDocument>>();
  for (const key of words) {
    const schema = fields({ do: word, ...deeds[key], ...due }) as unknown as v.GenericSchema<ActionDocument>;
    schemas.set(key, checked(schema, judgeAction));
  }
  const unknown = fields({ do: word }) as unknown as v.GenericSchema<ActionDocument>;
  return v.lazy((input) => (isObject(input) ? schemas.get(input.do) : undefined) ?? unknown);
}

/** The schema of documents about a cluster of these servers. */
export function documentSchema(names: readonly string[]): v.GenericSchema<ScenarioDocument> {
  const timing = { at: optional(time), by: optional(time), always: optional(pair), never: optional(pair) };
  const schema = fields({
    raftarium: custom<1>('1, the only version there is', (value) => value === 1),
    title: optional(atMostLong(text, MOST_TITLE)),
    seed: optional(integer(0)),
    cluster: optional(clusterOf(names)),
    actions: optional(listOf(actionOf(names), MOST_ACTIONS)),
    until: optional(time),
    expect: optional(listOf(claimOf<ExpectDocument>(names, timing, judgeExpect), MOST_EXPECTED)),
  });
  return schema as unknown as v.GenericSchema<ScenarioDocument>;
}
