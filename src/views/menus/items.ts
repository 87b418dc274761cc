/** What can be done to a server, a message or a link, just now, or about an event. The names are what assistive technology and tests rely on. */

import { serverName } from '../../base/names.ts';
import { timeWords, toMs } from '../../base/time.ts';
import type { ServerId } from '../../raft/types.ts';
import type { Action, Network, Node, Packet, SimEvent } from '../../sim/types.ts';
import { can } from '../../store/can.ts';
import { act, DELAY, goToEvent, openDialog, playUntil, toEnd } from '../../store/commands.ts';
import { fetchEvents } from '../../store/fetch-events.ts';
import { isCutWay, isHeldWay } from '../../store/network.ts';
import { planOf } from '../../store/plan.ts';
import type { Session, SessionState } from '../../store/session.ts';
import { UNTILS } from '../../store/until.ts';
import { whatIfs } from '../../store/whatIf.ts';

export interface Item {
  readonly name: string;
  readonly run: () => void;
}

export function serverItems(session: Session, node: Node): readonly Item[] {
  const { id, power } = node;
  const deed = (name: string, verb: Parameters<typeof can>[1]) =>
    can(node, verb) ? [{ name, run: () => act(session, { do: verb, server: id }) }] : [];
  const request = { name: 'Send request', run: () => openDialog(session, { name: 'request', server: id }) };
  return [
    ...deed('Crash', 'crash'),
    ...deed('Restart', 'restart'),
    ...deed('Pause', 'pause'),
    ...deed('Resume', 'resume'),
    ...deed('Time out', 'timeout'),
    // A server that is down hears no client.
    ...(power === 'crashed' ? [] : [request]),
    ...deed('Wipe disk', 'wipe'),
  ];
}

interface OnWay {
  readonly name: string;
  readonly action: (way: Direction) => Action;
}
interface Direction {
  readonly from: ServerId;
  readonly to: ServerId;
}

/** What is done on one direction of a link, and how it is taken back. */
const ON_WAYS: readonly { on: OnWay; off: OnWay; isOn: typeof isCutWay }[] = [
  {
    on: { name: 'Cut', action: (way) => ({ do: 'cut', ...way }) },
    off: { name: 'Mend', action: (way) => ({ do: 'mend', ...way }) },
    isOn: isCutWay,
  },
  {
    on: { name: 'Hold messages', action: (way) => ({ do: 'hold', ...way }) },
    off: { name: 'Let go', action: (way) => ({ do: 'release', ...way }) },
    isOn: isHeldWay,
  },
];

/** Both directions of a link at once where they are alike, and each alone. */
export function wayItems(session: Session, network: Network, from: ServerId, to: ServerId): readonly Item[] {
  const way = { from, to };
  const back = { from: to, to: from };
  const alone = ({ name, action }: OnWay, one: Direction, only = ''): Item => ({
    name: `${name} ${serverName(one.from)} → ${serverName(one.to)}${only}`,
    run: () => act(session, action(one)),
  });
  const items = ON_WAYS.flatMap(({ on, off, isOn }) => {
    const deed = isOn(network, from, to) ? off : on;
    const opposite = isOn(network, to, from) ? off : on;
    if (deed !== opposite) return [alone(deed, way), alone(opposite, back)];
    const both = () => act(session, deed.action(way), deed.action(back));
    return [{ name: `${deed.name} both ways`, run: both }, alone(deed, way, ' only')];
  });
  return [...items, { name: 'Latency, loss …', run: () => openDialog(session, { name: 'network', way }) }];
}

export function messageItems(session: Session, { id, at, message }: Packet): readonly Item[] {
  const { type, from, to } = message;
  return [
    { name: 'Drop', run: () => act(session, { do: 'drop', message: id }) },
    { name: 'Duplicate', run: () => act(session, { do: 'duplicate', message: id }) },
    { name: 'Deliver now', run: () => act(session, { do: 'deliver', message: id }) },
    // A held message has no time of arrival that could be put off.
    ...(at === Infinity
      ? [{ name: 'Let go', run: () => act(session, { do: 'release', message: id }) }]
      : [
          { name: 'Delay', run: () => act(session, { do: 'delay', message: id, by: DELAY }) },
          { name: 'Hold', run: () => act(session, { do: 'hold', message: id }) },
        ]),
    {
      name: 'Several like it',
      run: () => openDialog(session, { name: 'several', like: { type, from, to } }),
    },
  ];
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
    ...UNTILS.map(({ sort, name }) => ({ name, run: () => playUntil(session, sort) })),
    { name: 'Run to a time …', run: () => openDialog(session, { name: 'time' }) },
    ...(end > frontierTime
      ? [{ name: `Run to the end of the plan, ${timeWords(end)}`, run: () => toEnd(session) }]
      : []),
  ];
}
