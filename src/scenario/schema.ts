/** The schema of a scenario document for a cluster of a given size: every field and its values. */
import * as v from 'valibot';
import { BUGS } from '../raft/bugs.ts';
import type { BugName } from '../raft/rules.ts';
import { KINDS } from '../sim/kinds.ts';
import { MESSAGE_TYPES } from '../sim/network.ts';
import { PROPERTIES } from '../sim/safety/properties.ts';
import { MOST_COMMAND, parseCommand } from '../sim/statemachine.ts';
import type { ActionWord } from '../sim/types.ts';
import type { ByPart } from './actions.ts';
import {
  atMostLong,
  bounds,
  checked,
  custom,
  describeValue,
  either,
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
  probability,
  rate,
  type Shape,
  shaped,
  text,
  time,
  upTo,
} from './fields.ts';
import { claimShape, DUE, exactlyOne, judgeAction, judgeExpect, judgeWhen, SETTINGS_SHAPE } from './judge.ts';
import { judgeInitial } from './judge-initial.ts';
import { judgeLinks, judgePlaces } from './judge-links.ts';
import {
  MOST_ACTIONS,
  MOST_ENTRIES,
  MOST_EXPECTED,
  MOST_LINKS,
  MOST_PLACE,
  MOST_SERVERS,
  MOST_TERM,
  MOST_TITLE,
} from './limits.ts';
import type {
  ActionDocument,
  ClaimDocument,
  ClusterDocument,
  ExpectDocument,
  ScenarioDocument,
} from './types.ts';

const optional = v.exactOptional;

const messageType = oneOf(...MESSAGE_TYPES);
const property = oneOf(...PROPERTIES);
const isCommand = (value: unknown): boolean =>
  typeof value === 'string' && (value.length > MOST_COMMAND || parseCommand(value) !== null);
const COMMAND = 'a command: SET key value, ADD key integer or GET key, words separated by one space';
const FORMS = 'SET \\S+ \\S+|ADD \\S+ -?[0-9]+|GET \\S+';
const command = atMostLong(
  custom<string>(COMMAND, isCommand, { type: 'string', pattern: `^(${FORMS})$` }),
  MOST_COMMAND,
);
/** A command of a log: a client's, or "" for an entry that changes nothing. */
const logged = atMostLong(
  custom<string>(`"" or ${COMMAND}`, (value) => value === '' || isCommand(value), {
    type: 'string',
    pattern: `^(${FORMS}|)$`,
  }),
  MOST_COMMAND,
);

const noSuchServer = (name: unknown): string => `there is no server ${describeValue(name)}`;

const SERVER = 'S[1-9][0-9]?';

/** Names of servers, and other words that may replace them. */
function nameOf(names: readonly string[], ...words: string[]): v.GenericSchema<string> {
  const known = new Set([...names, ...words]);
  const message = ({ input }: { input: unknown }): string =>
    typeof input === 'string' ? noSuchServer(input) : `must be a server's name, not ${describeValue(input)}`;
  const schema = v.custom<string>((value) => typeof value === 'string' && known.has(value), message);
  return shaped(schema, { type: 'string', pattern: `^(${[SERVER, ...words].join('|')})$` });
}

function byServer<T>(
  names: readonly string[],
  item: v.GenericSchema<T>,
): v.GenericSchema<Readonly<Record<string, T>>> {
  const entries = Object.fromEntries(names.map((name) => [name, optional(item)]));
  const schema = shaped(fields(entries, noSuchServer), { keys: `^${SERVER}$`, item });
  return schema as unknown as v.GenericSchema<Readonly<Record<string, T>>>;
}

// -------------------------------------------------------------------------------------------------- cluster

const link = { latency: optional(pair), loss: optional(probability), duplication: optional(probability) };

const disk = fields({ write: optional(pair), fails: optional(probability) });
const protocol = {
  replicate: optional(oneOf('heartbeat', 'at-once')),
  maxEntries: optional(upTo(integer(1), MOST_ENTRIES)),
  noop: optional(flag),
  fastBacktrack: optional(flag),
};

/** A term that a run begins with. */
const term = (low: number) => upTo(integer(low), MOST_TERM);

const whole: Shape = { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER };
const isWhole = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 1;
const entryWithCommand = fields({ term: term(1), command: logged });
const entryOfTerm = upTo(
  custom<number>('a term, at least 1, or { term, command }', isWhole, whole),
  MOST_TERM,
);
const entry = either<unknown>([entryOfTerm, entryWithCommand], (value) =>
  isObject(value) ? entryWithCommand : entryOfTerm,
);

const noRule = (): string => 'there is no such rule';
/** Values of the format that are not implemented yet have an error message of their own. */
const LATER_READS: ReadonlySet<unknown> = new Set(['read-index', 'lease']);
const builtReads = oneOf('log', 'local');
const reads = either<string>([builtReads], (value) =>
  LATER_READS.has(value)
    ? v.custom<never>(() => false, `must be log or local for now: ${describeValue(value)} is not built yet`)
    : builtReads,
);
const noSuchBug = (value: unknown): string => `there is no bug ${describeValue(value)}`;
const known: ReadonlySet<unknown> = new Set(BUGS);
const bug = shaped(
  v.custom<BugName>(
    (value) => known.has(value),
    ({ input }) => noSuchBug(input),
  ),
  { enum: BUGS },
);

const SAYS_LATENCY = { anyOf: Object.keys(link).map((key) => ({ required: [key] })) };
const twoNames = custom<readonly [string, string]>(
  'a pair of names of servers or places',
  (value) => Array.isArray(value) && value.length === 2 && value.every((name) => typeof name === 'string'),
  { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 },
);
const oneWay = shaped(fields({ from: text, to: text, ...link }), SAYS_LATENCY);
const bothWays = shaped(fields({ between: twoNames, ...link }), SAYS_LATENCY);
const links = listOf(
  either<unknown>([oneWay, bothWays], (value) =>
    isObject(value) && ('from' in value || 'to' in value) ? oneWay : bothWays,
  ),
  MOST_LINKS,
);

/** Lists of servers by any keys. */
function placesOf(names: readonly string[]): v.GenericSchema<Readonly<Record<string, readonly string[]>>> {
  const servers = listOf(nameOf(names));
  const named = custom<Record<string, readonly string[]>>('an object', isObject, {
    type: 'object',
    propertyNames: { pattern: `^(?!${SERVER}$)[^]{1,${MOST_PLACE}}$` },
    additionalProperties: { type: 'array', items: { type: 'string', pattern: `^${SERVER}$` } },
  });
  return checked(named, (places) => {
    for (const [place, value] of Object.entries(places)) {
      const result = v.safeParse(servers, value, { abortEarly: true });
      if (result.success) continue;
      const [issue] = result.issues;
      return { path: [place, ...(issue.path ?? []).map(({ key }) => key as number)], message: issue.message };
    }
    return judgePlaces(places);
  });
}

function clusterOf(names: readonly string[]) {
  const initial = fields({
    term: optional(term(0)),
    votedFor: optional(v.nullable(nameOf(names))),
    log: optional(listOf(entry)),
    role: optional(oneOf('follower', 'leader')),
  });
  const cluster = fields({
    servers: optional(integer(1, MOST_SERVERS)),
    electionTimeout: optional(positivePair),
    heartbeatInterval: optional(positiveTime),
    ...link,
    ...protocol,
    disk: optional(disk),
    clock: optional(byServer(names, rate)),
    electionTimeouts: optional(byServer(names, positivePair)),
    disks: optional(byServer(names, disk)),
    rules: optional(fields({ reads: optional(reads) }, noRule)),
    bugs: optional(listOf(bug)),
    initial: optional(checked(byServer(names, initial), judgeInitial)),
    timeouts: optional(byServer(names, listOf(time))),
    places: optional(placesOf(names)),
    links: optional(links),
  });
  return checked(cluster as unknown as v.GenericSchema<ClusterDocument>, judgeLinks);
}

// --------------------------------------------------------------------------------------------------- claims

/** Any keys, also `__proto__`: a command may have set them. */
const state = checked(
  custom<Record<string, string | number>>('an object', isObject, {
    type: 'object',
    additionalProperties: { type: ['string', 'number'] },
  }),
  (value): Fault | undefined => {
    const wrong = Object.entries(value).find(
      ([, item]) => typeof item !== 'string' && !Number.isFinite(item),
    );
    return (
      wrong && { path: [wrong[0]], message: `must be a text or a number, not ${describeValue(wrong[1])}` }
    );
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
    count: optional(shaped(checked(count, judgeBounds), { title: 'Events' })),
    violated: optional(property),
  };
}

/** `leader` has two types: which one is valid depends on whether the claim has a `server`. */
function claimOf<T>(
  names: readonly string[],
  timing: v.ObjectEntries,
  judge: (claim: T) => Fault | undefined,
  title: string,
): v.GenericSchema<T> {
  const times = exactlyOne(...Object.keys(timing));
  const claim = (about: boolean) =>
    checked(fields({ ...timing, ...claimEntries(names, about) }) as unknown as v.GenericSchema<T>, judge, {
      ...times,
      ...claimShape(about),
    });
  const [ofCluster, ofServer] = [claim(false), claim(true)];
  const schema = either([ofCluster, ofServer], (value) =>
    isObject(value) && 'server' in value ? ofServer : ofCluster,
  );
  return shaped(schema, { title });
}

// -------------------------------------------------------------------------------------------------- actions

function actionsOf(names: readonly string[]): ByPart<v.ObjectEntries[string]> {
  const name = nameOf(names);
  const target = { server: nameOf(names, 'leader') };
  const direction = { from: name, to: name };
  const filter = { from: optional(name), to: optional(name), type: optional(messageType) };
  const some = fields({ ...filter, term: optional(integer(0)), which: optional(oneOf('first', 'all')) });
  const id = custom<number>('the id of a message, or an object', isWhole, whole);
  const selector = shaped(
    either<unknown>([id, some], (value) => (isObject(value) ? some : id)),
    { title: 'Messages' },
  );
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
    failWrite: target,
    setTimer: { ...target, in: time },
    partition: { groups: listOf(listOf(name)) },
    heal: {},
    cut: direction,
    mend: direction,
    link: { ...direction, ...link },
    network: link,
    redraw: { stream: integer(0) },
    settings: {
      server: optional(nameOf(names, 'leader')),
      electionTimeout: optional(positivePair),
      heartbeatInterval: optional(positiveTime),
      ...protocol,
      disk: optional(disk),
      clock: optional(rate),
    },
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
    when: optional(claimOf<ClaimDocument>(names, {}, judgeWhen, 'Condition')),
    after: optional(time),
  };
  const actions = actionsOf(names);
  const words = Object.keys(actions) as ActionWord[];
  const word = oneOf(...words);
  const schemas = new Map<unknown, v.GenericSchema<ActionDocument>>();
  for (const key of words) {
    const schema = fields({ do: oneOf(key), ...actions[key], ...due });
    const shape = key === 'settings' ? SETTINGS_SHAPE : DUE;
    schemas.set(key, checked(schema as unknown as v.GenericSchema<ActionDocument>, judgeAction, shape));
  }
  const unknown = fields({ do: word }) as unknown as v.GenericSchema<ActionDocument>;
  return either([...schemas.values()], (value) => (isObject(value) && schemas.get(value.do)) || unknown);
}

/** The schema of documents about a cluster with these servers. */
export function documentSchema(names: readonly string[]): v.GenericSchema<ScenarioDocument> {
  const timing = { at: optional(time), by: optional(time), always: optional(pair), never: optional(pair) };
  const schema = fields({
    $schema: optional(atMostLong(text, MOST_TITLE)),
    raftarium: custom<1>('1, the only version there is', (value) => value === 1, { const: 1 }),
    title: optional(atMostLong(text, MOST_TITLE)),
    seed: optional(integer(0)),
    cluster: optional(clusterOf(names)),
    actions: optional(listOf(actionOf(names), MOST_ACTIONS)),
    until: optional(time),
    expect: optional(
      listOf(claimOf<ExpectDocument>(names, timing, judgeExpect, 'Expectation'), MOST_EXPECTED),
    ),
  });
  return schema as unknown as v.GenericSchema<ScenarioDocument>;
}
