/**
 * Performs the actions of a script (scenario-format.md, "actions"). Each action is an event, and causes the
 * events that follow from it.
 */
import { seedOfStream } from '../base/draw.ts';
import type { PerServer } from '../raft/per-server.ts';
import type { ServerId } from '../raft/types.ts';
import { arrive, takeRequest } from './arriving.ts';
import { ask } from './clients.ts';
import type { Core } from './core.ts';
import type { How } from './how.ts';
import { heal, linkOf, partition, setCut, setMask, setOwn } from './network.ts';
import {
  breakDisk,
  can,
  crash,
  forceTimeout,
  pauseServer,
  restart,
  resume,
  ruleOfCrash,
  setElectionTimer,
  wipe,
} from './power.ts';
import { delay, hold, lose, sendCopy } from './sending.ts';
import { tunedBy } from './tuning.ts';
import type {
  Action,
  ActionKind,
  Filter,
  LinkSettings,
  Network,
  Node,
  Packet,
  PowerWord,
  Selector,
  Target,
} from './types.ts';

/** The running leader of the highest term, if any runs. */
export function runningLeader(nodes: PerServer<Node>): Node | null {
  let found: Node | null = null;
  for (const node of nodes) {
    if (node.power !== 'up' || node.server.role.name !== 'leader') continue;
    if (found === null || node.server.persistent.currentTerm > found.server.persistent.currentTerm)
      found = node;
  }
  return found;
}

/** The source of an action: its index in the script, and whether it is part of the setup. */
export interface ActionSource {
  readonly index: number;
  readonly isStaged: boolean;
}

/** Performs an action of the script, here and now. */
export function perform(core: Core, action: Action, source: ActionSource): void {
  if ('server' in action) return onServer(core, action, source);
  if ('message' in action) return onMessages(core, action, source);
  const seq = record(core, action.do, source, 0, false);
  if (action.do === 'settings') return core.tune(tunedBy(core.tuned, action, 0));
  if (action.do === 'redraw') {
    core.seed = seedOfStream(core.seed, action.stream);
    return;
  }
  core.network = networkAfter(core.network, action);
  if (action.do === 'partition' || action.do === 'cut') loseAcrossCuts(core, seq);
  if (action.do === 'hold')
    for (const packet of matching(core, action)) if (packet.at !== Infinity) hold(core, packet);
  if (action.do === 'release') release(core, action, seq);
}

function record(
  core: Core,
  word: Action['do'],
  { index: action, isStaged }: ActionSource,
  server: ServerId | 0,
  nothing: boolean,
): number {
  const kind: ActionKind = word === 'deliver' ? 'deliver-now' : word;
  const ofPower = (word === 'crash' || word === 'restart') && !nothing && server !== 0;
  const rule = ofPower ? ruleOfCrash(core, server) : null;
  const how = isStaged ? 'staged' : howOf(core, word, server);
  return core.emit(server, [], rule, { kind, action, nothing }, how);
}

function howOf(core: Core, word: Action['do'], id: ServerId | 0): How | null {
  if (word === 'restart' && id !== 0) return isBlank(core.node(id)) ? 'blank' : null;
  return word === 'wipe' && id !== 0 && core.node(id).power === 'crashed' ? 'crashed' : null;
}

const isBlank = ({ disk: { durable } }: Node): boolean =>
  durable.currentTerm === 0 && durable.log.lastIndex === 0;

type OnServer = Extract<Action, { server: Target }>;

function onServer(core: Core, action: OnServer, source: ActionSource): void {
  const node = action.server === 'leader' ? runningLeader(core.nodes) : core.node(action.server);
  const fits = node !== null && isPossible(node, action.do);
  const seq = record(core, action.do, source, node?.id ?? 0, !fits);
  if (!fits) return;
  switch (action.do) {
    case 'request': {
      const { seq: asked, request } = ask(core, node.id, action.command, seq);
      return takeRequest(core, node.id, action.command, asked, request);
    }
    case 'setTimer':
      return setElectionTimer(core, node.id, action.in, seq);
    case 'settings':
      return core.tune(tunedBy(core.tuned, action, node.id));
    default:
      return POWER[action.do](core, node.id, seq);
  }
}

/** A client may ask any server, and any server may be configured. */
function isPossible(node: Node, word: OnServer['do']): boolean {
  if (word === 'request' || word === 'settings') return true;
  return can(node, word === 'setTimer' ? 'timeout' : word);
}

const POWER: Readonly<Record<PowerWord, (core: Core, id: ServerId, seq: number) => void>> = {
  crash,
  restart,
  pause: pauseServer,
  resume,
  wipe,
  timeout: forceTimeout,
  failWrite: breakDisk,
};

type OnMessages = Extract<Action, { message: Selector }>;

function onMessages(core: Core, action: OnMessages, source: ActionSource): void {
  const found = selected(core, action.message);
  const packets = found.filter((packet) => canHandle(action, packet));
  const seq = record(core, action.do, source, 0, packets.length === 0);
  for (const { id } of packets) {
    if (core.isOver) return;
    const packet = core.packets.get(id);
    if (packet !== undefined) handle(core, action, packet, seq);
  }
}

/** A held message cannot be delayed or held again. Only a held message can be released. */
function canHandle({ do: word }: OnMessages, { at }: Packet): boolean {
  if (word === 'delay' || word === 'hold') return at !== Infinity;
  return word !== 'release' || at === Infinity;
}

function handle(core: Core, action: OnMessages, packet: Packet, seq: number): void {
  switch (action.do) {
    case 'drop':
      return lose(core, packet, 'dropped', [packet.send, seq]);
    case 'duplicate':
      return sendCopy(core, packet, seq);
    case 'delay':
      return delay(core, packet, action.by);
    case 'hold':
      return hold(core, packet);
    case 'deliver':
    case 'release':
      return arrive(core, packet, seq);
  }
}

function selected(core: Core, selector: Selector): Packet[] {
  if (typeof selector === 'number')
    return [core.packets.get(selector)].filter((packet) => packet !== undefined);
  const { term, which } = selector;
  const fitting = matching(core, selector).filter(
    ({ message }) => term === undefined || message.term === term,
  );
  return which === 'all' ? fitting : fitting.slice(0, 1);
}

/** The messages in flight that match, in the order of sending. */
function matching(core: Core, { from, to, type }: Filter): Packet[] {
  const any = <T>(wanted: T | undefined, is: T): boolean => wanted === undefined || wanted === is;
  const fits = ({ message }: Packet): boolean =>
    any(from, message.from) && any(to, message.to) && any(type, message.type);
  return [...core.packets.values()].filter(fits);
}

type OnNetwork = Exclude<Action, OnServer | OnMessages | { do: 'settings' | 'redraw' }>;

function networkAfter(network: Network, action: OnNetwork): Network {
  switch (action.do) {
    case 'partition':
      return partition(network, action.groups);
    case 'heal':
      return heal(network);
    case 'cut':
    case 'mend':
      return setCut(network, action.from, action.to, action.do === 'cut');
    case 'link':
      return setOwn(network, action.from, action.to, settingsIn(action));
    case 'network':
      return { ...network, every: { ...network.every, ...settingsIn(action) } };
    case 'block':
    case 'unblock':
      return setMask(network, 'blocked', action, action.do === 'block');
    case 'hold':
    case 'release':
      return setMask(network, 'held', action, action.do === 'hold');
  }
}

function settingsIn({ latency, loss, duplication }: Partial<LinkSettings>): Partial<LinkSettings> {
  return {
    ...(latency === undefined ? {} : { latency }),
    ...(loss === undefined ? {} : { loss }),
    ...(duplication === undefined ? {} : { duplication }),
  };
}

/** Messages in flight across a cut are lost at once, also held ones. */
function loseAcrossCuts(core: Core, seq: number): void {
  for (const packet of [...core.packets.values()]) {
    const { from, to } = packet.message;
    if (core.network.cut[linkOf(core.size, from, to)] === 1) lose(core, packet, 'cut', [packet.send, seq]);
  }
}

/** The messages that are held now arrive at once, in the order of sending. */
function release(core: Core, filter: Filter, seq: number): void {
  const held = matching(core, filter).filter((packet) => packet.at === Infinity);
  for (const { id } of held) {
    if (core.isOver) return;
    const packet = core.packets.get(id);
    if (packet !== undefined) arrive(core, packet, seq);
  }
}
