/** The items of the menus: what can be done now to a server, a message or a link, or about an event. */

import { keysOf } from '../../base/keys.ts';
import { serverName } from '../../base/names.ts';
import { timeWords, toMs } from '../../base/time.ts';
import type { ServerId } from '../../raft/types.ts';
import type { Network, Node, Packet, SimEvent } from '../../sim/types.ts';
import { ACTS_ON_NETWORK, may } from '../../store/allowed.ts';
import { act, goToEvent, openDialog, playUntil, toEnd } from '../../store/commands.ts';
import { fetchEvents } from '../../store/fetch-events.ts';
import { lookThrough } from '../../store/lens.ts';
import { planOf } from '../../store/plan.ts';
import type { Session, SessionState } from '../../store/session.ts';
import { openStudy } from '../../store/study.ts';
import {
  type Direction,
  MESSAGE_COMMANDS,
  possible,
  SERVER_COMMANDS,
  type TargetCommand,
  WAY_COMMANDS,
  type WayCommand,
} from '../../store/targets.ts';
import { whatIfs } from '../../store/whatIf.ts';
import * as words from '../../words/menus.ts';
import { titles } from '../../words/study.ts';
import { untils } from '../../words/until.ts';
import { PANELS } from '../study/panels.ts';

export interface Item {
  /** Unique in its menu. */
  readonly id: string;
  readonly name: string;
  readonly run: () => void;
}

const itemsOf = <T>(session: Session, commands: readonly TargetCommand<T>[], target: T): readonly Item[] =>
  possible(commands, target)
    .filter(({ acts }) => acts.every((one) => may(session, one)))
    .map(({ id, name, run }) => ({ id, name, run: () => run(session, target) }));

export const serverItems = (session: Session, node: Node): readonly Item[] => [
  ...itemsOf(session, SERVER_COMMANDS, node),
  ...(session.allowed === null ? [knowsItem(session, node.id)] : []),
];

const knowsItem = (session: Session, id: ServerId): Item => ({
  id: 'knows',
  name: words.whatItKnows(serverName(id)),
  run: () => lookThrough(session, id),
});

export const messageItems = (session: Session, packet: Packet): readonly Item[] =>
  itemsOf(session, MESSAGE_COMMANDS, packet);

/** Both directions of a link at once if they are in the same state, and each alone. */
export function wayItems(session: Session, network: Network, from: ServerId, to: ServerId): readonly Item[] {
  const [way, back] = [
    { from, to },
    { from: to, to: from },
  ];
  const alone = ({ id, name, action }: WayCommand, one: Direction, nameOfOne: typeof words.oneWay): Item => ({
    id: `${id} ${one.from} ${one.to}`,
    name: nameOfOne(name, serverName(one.from), serverName(one.to)),
    run: () => act(session, action(one)),
  });
  const items = allowedWays(session).flatMap((pair) => {
    const [command, onBack] = [commandFor(pair, network, way), commandFor(pair, network, back)];
    if (command !== onBack) return [alone(command, way, words.oneWay), alone(onBack, back, words.oneWay)];
    return [bothWays(session, command, way, back), alone(command, way, words.oneWayOnly)];
  });
  const settings = () => openDialog(session, { name: 'network', way });
  if (!ACTS_ON_NETWORK.every((one) => may(session, one))) return items;
  return [...items, { id: 'settings', name: words.settings, run: settings }];
}

/** A command and its opposite are allowed together or not at all. */
const allowedWays = (session: Session) =>
  WAY_COMMANDS.filter((pair) => pair.every(({ id }) => may(session, id)));

/** Commands on a whole link: if both directions are in the same state. */
export function bothWayItems(session: Session, network: Network, way: Direction): readonly Item[] {
  const back = { from: way.to, to: way.from };
  return allowedWays(session).flatMap((pair) => {
    const command = commandFor(pair, network, way);
    return command === commandFor(pair, network, back) ? [bothWays(session, command, way, back)] : [];
  });
}

/** Of a command and its opposite, the one that can be done. */
const commandFor = ([on, off]: readonly [WayCommand, WayCommand], network: Network, way: Direction) =>
  on.whyNot(network, way) === null ? on : off;

const bothWays = (session: Session, command: WayCommand, way: Direction, back: Direction): Item => ({
  id: `${command.id} both`,
  name: words.bothWays(command.name),
  run: () => act(session, command.action(way), command.action(back)),
});

export function eventItems(session: Session, event: SimEvent): readonly Item[] {
  return [
    { id: 'event', name: words.goToEvent, run: () => goToEvent(session, event.seq) },
    ...fetchEvents(session, event.causes).map(({ seq, time }) => ({
      id: `cause ${seq}`,
      name: words.goToCause(`${toMs(time).toFixed(1)} ms`),
      run: () => goToEvent(session, seq),
    })),
    ...(session.allowed === null ? whatIfs(session, event) : []).map(({ id, question, run }) => ({
      id: `if ${id}`,
      name: question,
      run,
    })),
  ];
}

/** What to play until: the next highlight of a kind; a time is sought at once. */
/** The panels that look closer. */
export const lookItems = (session: Session): readonly Item[] =>
  keysOf(PANELS).map((what) => ({ id: what, name: titles[what], run: () => openStudy(session, what) }));

export function untilItems(session: Session, { document, frontierTime }: SessionState): readonly Item[] {
  const { end } = planOf(document);
  return [
    ...keysOf(untils).map((sort) => ({ id: sort, name: untils[sort], run: () => playUntil(session, sort) })),
    { id: 'time', name: words.runToTime, run: () => openDialog(session, { name: 'time' }) },
    ...(end > frontierTime
      ? [{ id: 'end', name: words.runToEnd(timeWords(end)), run: () => toEnd(session) }]
      : []),
  ];
}
