/** Acts from outside as sentences, also if they found nothing to act on. */

import { serverName as name } from '../base/names.ts';
import { toMs } from '../base/time.ts';
import type { ServerId } from '../raft/types.ts';
import type { How } from '../sim/how.ts';
import type { Action, ActionKind, OwnSettings, Span, Target, Tunable } from '../sim/types.ts';
import { commas, list, plural } from './grammar.ts';

interface Performed {
  /** The server that is acted on. */
  readonly who: string;
  readonly how: How | null;
  /** A rule broken on purpose decided: the meaning of the paper's rule is omitted then. */
  readonly isBroken: boolean;
  /** The action itself, if it is known. */
  readonly did: Action | undefined;
}

const targetName = (server: Target): string => (server === 'leader' ? 'the leader' : name(server));

/** Which messages: ` of type AppendEntries from S1 to S2`. */
function where(filter: object | undefined): string {
  const { from, to, type } = (filter ?? {}) as { from?: ServerId; to?: ServerId; type?: string };
  return [type && ` of type ${type}`, from && ` from ${name(from)}`, to && ` to ${name(to)}`]
    .filter(Boolean)
    .join('');
}

/** `A message is …`, or `All messages from S1 are …`. */
function messages(did: Action | undefined, one: string, all: string): string {
  const chosen = did !== undefined && 'message' in did ? did.message : 0;
  return typeof chosen === 'object' && chosen.which === 'all'
    ? `All messages${where(chosen)} ${all}.`
    : `A message ${one}.`;
}

function parted({ did }: Performed): string {
  if (did?.do !== 'partition') return 'The network is cut into groups.';
  const parts = did.groups.filter((ids) => ids.length > 0).map((ids) => commas(ids.map(name)));
  return parts.length > 1
    ? `The network is cut: ${parts.join(' | ')}.`
    : 'All servers are in one group: no link is cut.';
}

/** `hold` and `release` are about messages in flight, or about a link's messages from now on. */
const isOfMessages = (did: Action | undefined): boolean => did !== undefined && 'message' in did;

const span = ([low, high]: Span): string =>
  low === high ? `${toMs(low)} ms` : `${toMs(low)} to ${toMs(high)} ms`;

type Settings = Extract<Action, { do: 'settings' }>;

/** Each setting that an action changes. */
function changed(did: Settings): string[] {
  const { electionTimeout, disk, ...rest } = did;
  const { clock, heartbeatInterval, replicate, maxEntries, noop, fastBacktrack } = rest as Partial<
    Tunable & OwnSettings
  >;
  const given = <T>(value: T | undefined, words: (value: T) => string): string[] =>
    value === undefined ? [] : [words(value)];
  return [
    ...given(electionTimeout, (ms) => `election timeouts of ${span(ms)}`),
    ...given(heartbeatInterval, (ms) => `a heartbeat every ${toMs(ms)} ms`),
    ...given(clock, (rate) =>
      rate === 1 ? 'a clock that goes right' : `a clock at ${rate} times the true rate`,
    ),
    ...given(disk?.write, (ms) => `disk writes of ${span(ms)}`),
    ...given(disk?.fails, (chance) => `a chance of ${toPercent(chance)} that a write fails`),
    ...given(
      replicate,
      (when) => `new entries sent ${when === 'at-once' ? 'at once' : 'with the next heartbeat'}`,
    ),
    ...given(
      maxEntries,
      (most) => `at most ${most} ${plural(most, { one: 'entry', other: 'entries' })} in one message`,
    ),
    ...given(noop, (on) => `${on ? 'a' : 'no'} blank entry of each new leader`),
    ...given(fastBacktrack, (on) => `refusals ${on ? 'with' : 'without'} the conflicting term`),
  ];
}

const toPercent = (chance: number): string => `${Math.round(chance * 10_000) / 100} %`;

const by = (did: Action | undefined): string => (did?.do === 'delay' ? ` by ${toMs(did.by)} ms` : '');

const ACTION_SENTENCES: Readonly<Record<ActionKind, (done: Performed) => string>> = {
  request: ({ who, did }) =>
    did?.do === 'request' ? `A client sends ${did.command} to ${who}.` : `A client turns to ${who}.`,
  crash: ({ who, isBroken }) =>
    isBroken ? `${who} crashes.` : `${who} crashes: what it had in memory is gone.`,
  restart: ({ who, how, isBroken }) => {
    if (how === 'blank') return `${who} restarts with an empty disk: without a term, a vote or a log.`;
    return isBroken
      ? `${who} restarts.`
      : `${who} restarts, with its term, its vote and its log from the disk.`;
  },
  pause: ({ who }) => `${who} pauses: it does nothing, and what arrives waits for it.`,
  resume: ({ who }) => `${who} resumes.`,
  wipe: ({ who, how }) =>
    how === 'crashed' ? `The disk of ${who} is wiped.` : `${who} crashes and its disk is wiped.`,
  timeout: ({ who }) => `The election timer of ${who} is made to run out.`,
  setTimer: ({ who, did }) =>
    did?.do === 'setTimer'
      ? `The election timer of ${who} is set: it runs out in ${toMs(did.in)} ms.`
      : `The election timer of ${who} is set.`,
  partition: parted,
  heal: () => 'No link is cut any more.',
  cut: ({ did }) => `The link${where(did)} is cut.`,
  mend: ({ did }) => `The link${where(did)} is mended.`,
  link: ({ did }) => `The link${where(did)} has new settings.`,
  network: () => 'The network has new settings.',
  redraw: () => 'From here on, all dice are thrown again: what was drawn already stays.',
  settings: ({ who, did }) =>
    did?.do === 'settings'
      ? `From now on ${'server' in did ? `${who} has` : 'the cluster has'} ${list(changed(did))}.`
      : 'Settings change.',
  failWrite: ({ who }) => `The next write of ${who} to its disk will fail.`,
  drop: ({ did }) => messages(did, 'is dropped', 'are dropped'),
  duplicate: ({ did }) => messages(did, 'is copied', 'are copied'),
  'deliver-now': ({ did }) => messages(did, 'arrives at once', 'arrive at once'),
  delay: ({ did }) => messages(did, `is delayed${by(did)}`, `are delayed${by(did)}`),
  block: ({ did }) => `Messages${where(did)} are blocked from now on.`,
  unblock: ({ did }) => `Messages${where(did)} are no longer blocked.`,
  hold: ({ did }) =>
    isOfMessages(did)
      ? messages(did, 'is held on its way', 'are held on their way')
      : `Messages${where(did)} are held on their links.`,
  release: ({ did }) =>
    isOfMessages(did)
      ? messages(did, 'that was held is let go', 'that are held are let go')
      : `What is held${where(did)} is let go.`,
};

/** The words for an action on one direction of a link. */
export interface OnWay {
  readonly do: keyof typeof bothWays;
  readonly from: ServerId;
  readonly to: ServerId;
  /** Only messages of this type; '' for all. */
  readonly type: string;
}

/** The same, for both directions at once. */
export const bothWays = {
  cut: (ends: string) => `The link ${ends} is cut, both ways.`,
  mend: (ends: string) => `The link ${ends} is mended, both ways.`,
  block: (ends: string, type: string) => `Messages${type} ${ends} are blocked from now on, both ways.`,
  unblock: (ends: string, type: string) => `Messages${type} ${ends} are no longer blocked, both ways.`,
  hold: (ends: string, type: string) => `Messages${type} ${ends} are held on their link, both ways.`,
  release: (ends: string, type: string) => `What is held${type} ${ends} is let go, both ways.`,
};

export const bothWaysSentence = ({ do: done, from, to, type }: OnWay): string =>
  bothWays[done](`between ${name(from)} and ${name(to)}`, type && ` of type ${type}`);

const unchanged = (): string => 'The network stays as it is.';

/** Why an action found nothing to do, at a server or among messages. */
const NOTHING: Readonly<Record<ActionKind, (who: string) => string>> = {
  request: () => 'A client finds nobody to ask.',
  crash: (who) => `${who} cannot crash: it is down already.`,
  restart: (who) => `${who} cannot restart: it is not down.`,
  pause: (who) => `${who} cannot pause: it is not running.`,
  resume: (who) => `${who} cannot resume: it is not paused.`,
  wipe: () => 'No disk is wiped.',
  timeout: (who) => `${who} cannot time out: its election timer does not run.`,
  setTimer: (who) => `${who} has no election timer running that could be set.`,
  drop: () => 'There is no such message to drop.',
  duplicate: () => 'There is no such message to copy.',
  'deliver-now': () => 'There is no such message to deliver.',
  delay: () => 'There is no message to delay that is not held.',
  hold: () => 'There is no message to hold that is not held already.',
  release: () => 'There is no held message to let go.',
  partition: unchanged,
  heal: unchanged,
  cut: unchanged,
  mend: unchanged,
  link: unchanged,
  network: unchanged,
  redraw: () => 'The dice stay as they are.',
  settings: () => 'The settings stay as they are.',
  failWrite: (who) =>
    `No other write of ${who} can be made to fail: it is down, or its next one fails already.`,
  block: unchanged,
  unblock: unchanged,
};

/** An action on "the leader" while there was none. */
const LEADERLESS: Partial<Record<ActionKind, string>> = {
  request: 'A client looks for the leader, but nobody leads.',
  timeout: 'Nobody leads: there is no leader to time out.',
  setTimer: 'Nobody leads: there is no leader whose timer could be set.',
  settings: 'Nobody leads: there is no leader whose settings could change.',
  failWrite: 'Nobody leads: there is no leader whose disk could fail.',
};

/** `server`: the one that is acted on; 0 for none. `nothing`: the action found nothing to act on. */
export function actionSentence(
  kind: ActionKind,
  {
    server,
    nothing,
    how,
    isBroken,
    did,
  }: Omit<Performed, 'who'> & { server: ServerId | 0; nothing: boolean },
): string {
  const meant = did !== undefined && 'server' in did ? did.server : 0;
  if (nothing && server === 0 && meant === 'leader')
    return LEADERLESS[kind] ?? `Nobody leads: there is no leader to ${kind}.`;
  const who = server === 0 ? targetName(meant) : name(server);
  return nothing ? NOTHING[kind](who) : ACTION_SENTENCES[kind]({ who, how, isBroken, did });
}
