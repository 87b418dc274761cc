/** Commands on a server, a message in flight, or one direction of a link. Menus and tests use these lists. */
import type { ServerId } from '../raft/types.ts';
import { can } from '../sim/power.ts';
import type { Action, ActionWord, Network, Node, Packet, PowerWord } from '../sim/types.ts';
import { isCutWay, isHeldWay } from '../sim/ways.ts';
import * as words from '../words/targets.ts';
import { act, DELAY } from './acting.ts';
import { openDialog } from './commands.ts';
import type { Session } from './session.ts';

export interface TargetCommand<T> {
  readonly id: string;
  readonly name: string;
  /** Why it cannot be done to this target now; null if it can. The only place that decides it. */
  readonly whyNot: (target: T) => string | null;
  readonly run: (session: Session, target: T) => void;
  /** The acts that it may lead to. */
  readonly acts: readonly ActionWord[];
}

/** The commands that can be done now. */
export const possible = <T>(commands: readonly TargetCommand<T>[], target: T): readonly TargetCommand<T>[] =>
  commands.filter(({ whyNot }) => whyNot(target) === null);

const always = (): null => null;

const power = (name: string, verb: PowerWord, why: string): TargetCommand<Node> => ({
  id: verb,
  name,
  whyNot: (node) => (can(node, verb) ? null : why),
  run: (session, { id }) => act(session, { do: verb, server: id }),
  acts: [verb],
});

export const SERVER_COMMANDS: readonly TargetCommand<Node>[] = [
  power(words.crash, 'crash', words.isCrashed),
  power(words.restart, 'restart', words.isNotCrashed),
  power(words.pause, 'pause', words.doesNotRun),
  power(words.resume, 'resume', words.isNotPaused),
  power(words.timeOut, 'timeout', words.noElectionTimer),
  {
    id: 'request',
    name: words.sendRequest,
    whyNot: (node) => (node.power === 'crashed' ? words.hearsNoClient : null),
    run: (session, { id }) => openDialog(session, { name: 'request', server: id }),
    acts: ['request'],
  },
  power(words.wipe, 'wipe', words.noDisk),
];

const message = (
  id: ActionWord,
  name: string,
  action: (packet: number) => Action,
  whyNot: TargetCommand<Packet>['whyNot'] = always,
): TargetCommand<Packet> => ({
  id,
  name,
  whyNot,
  run: (session, packet) => act(session, action(packet.id)),
  acts: [id],
});

const isWaiting = ({ at }: Packet): boolean => at === Infinity;
const ifHeld = (packet: Packet): string | null => (isWaiting(packet) ? null : words.isNotHeld);
/** A held message has no time of arrival that could be delayed. */
const ifOnItsWay = (packet: Packet): string | null => (isWaiting(packet) ? words.isHeld : null);

export const MESSAGE_COMMANDS: readonly TargetCommand<Packet>[] = [
  message('drop', words.drop, (id) => ({ do: 'drop', message: id })),
  message('duplicate', words.duplicate, (id) => ({ do: 'duplicate', message: id })),
  message('deliver', words.deliver, (id) => ({ do: 'deliver', message: id })),
  message('release', words.letGo, (id) => ({ do: 'release', message: id }), ifHeld),
  message('delay', words.delay, (id) => ({ do: 'delay', message: id, by: DELAY }), ifOnItsWay),
  message('hold', words.hold, (id) => ({ do: 'hold', message: id }), ifOnItsWay),
  {
    id: 'several',
    name: words.several,
    whyNot: always,
    run: (session, { message: { type, from, to } }) =>
      openDialog(session, { name: 'several', like: { type, from, to } }),
    acts: ['drop', 'duplicate', 'deliver', 'delay', 'hold', 'release', 'block', 'unblock'],
  },
];

/** One direction of a link. */
export interface Direction {
  readonly from: ServerId;
  readonly to: ServerId;
}

/** Commands on one direction, which can be done to both at once. */
export interface WayCommand {
  readonly id: ActionWord;
  readonly name: string;
  readonly whyNot: (network: Network, way: Direction) => string | null;
  readonly action: (way: Direction) => Action;
}

/** Each with its opposite: one of the two can be done. */
export const WAY_COMMANDS: readonly (readonly [WayCommand, WayCommand])[] = [
  [
    {
      id: 'cut',
      name: words.cut,
      whyNot: (network, { from, to }) => (isCutWay(network, from, to) ? words.isCut : null),
      action: ({ from, to }) => ({ do: 'cut', from, to }),
    },
    {
      id: 'mend',
      name: words.mend,
      whyNot: (network, { from, to }) => (isCutWay(network, from, to) ? null : words.isNotCut),
      action: ({ from, to }) => ({ do: 'mend', from, to }),
    },
  ],
  [
    {
      id: 'hold',
      name: words.holdMessages,
      whyNot: (network, { from, to }) => (isHeldWay(network, from, to) ? words.holdsAll : null),
      action: ({ from, to }) => ({ do: 'hold', from, to }),
    },
    {
      id: 'release',
      name: words.letGo,
      whyNot: (network, { from, to }) => (isHeldWay(network, from, to) ? null : words.holdsNotAll),
      action: ({ from, to }) => ({ do: 'release', from, to }),
    },
  ],
];
