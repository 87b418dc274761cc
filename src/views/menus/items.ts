/** The items of the menus: what can be done now to a server, a message or a link, or about an event. */

import { keysOf } from '../../base/keys.ts';
import { serverName } from '../../base/names.ts';
import { timeWords, toMs } from '../../base/time.ts';
import type { ServerId } from '../../raft/types.ts';
import type { Network, Node, Packet, SimEvent } from '../../sim/types.ts';
import { act, goToEvent, openDialog, playUntil, toEnd } from '../../store/commands.ts';
import { fetchEvents } from '../../store/fetch-events.ts';
import { planOf } from '../../store/plan.ts';
import type { Session, SessionState } from '../../store/session.ts';
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
import { untils } from '../../words/until.ts';

export interface Item {
  readonly name: string;
  readonly run: () => void;
}

const itemsOf = <T>(session: Session, commands: readonly TargetCommand<T>[], target: T): readonly Item[] =>
  possible(commands, target).map(({ name, run }) => ({ name, run: () => run(session, target) }));

export const serverItems = (session: Session, node: Node): readonly Item[] =>
  itemsOf(session, SERVER_COMMANDS, node);

export const messageItems = (session: Session, packet: Packet): readonly Item[] =>
  itemsOf(session, MESSAGE_COMMANDS, packet);

/** Both directions of a link at once where they are alike, and each alone. */
export function wayItems(session: Session, network: Network, from: ServerId, to: ServerId): readonly Item[] {
  const way = { from, to };
  const back = { from: to, to: from };
  const alone = ({ name, action }: WayCommand, one: Direction, only = ''): Item => ({
    name: `${name} ${serverName(one.from)} → ${serverName(one.to)}${only}`,
    run: () => act(session, action(one)),
  });
  const items = WAY_COMMANDS.flatMap(([on, off]) => {
    const possibleOn = (one: Direction) => (on.whyNot(network, one) === null ? on : off);
    const [command, onBack] = [possibleOn(way), possibleOn(back)];
    if (command !== onBack) return [alone(command, way), alone(onBack, back)];
    const both = () => act(session, command.action(way), command.action(back));
    return [{ name: `${command.name} both ways`, run: both }, alone(command, way, ' only')];
  });
  return [...items, { name: 'Latency, loss …', run: () => openDialog(session, { name: 'network', way }) }];
}

export function eventItems(session: Session, event: SimEvent): readonly Item[] {
  return [
    { name: 'Go to this event', run: () => goToEvent(session, event.seq) },
    ...fetchEvents(session, event.causes).map(({ seq, time }) => ({
      name: `What led to it, at ${toMs(time).toFixed(1)} ms`,
      run: () => goToEvent(session, seq),
    })),
    ...whatIfs(session, event).map(({ name, run }) => ({ name: `What if ${name}?`, run })),
  ];
}

/** What to go on to: the next highlight of a kind is played to, a time is run to at once. */
export function untilItems(session: Session, { document, frontierTime }: SessionState): readonly Item[] {
  const { end } = planOf(document);
  return [
    ...keysOf(untils).map((sort) => ({ name: untils[sort], run: () => playUntil(session, sort) })),
    { name: 'Run to a time …', run: () => openDialog(session, { name: 'time' }) },
    ...(end > frontierTime
      ? [{ name: `Run to the end of the plan, ${timeWords(end)}`, run: () => toEnd(session) }]
      : []),
  ];
}
