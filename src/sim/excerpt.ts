/** A stretch of a run: the world at its start, its events, and the world at its end. */
import type { Micros } from '../base/time.ts';
import { ofServer, type PerServer } from '../raft/per-server.ts';
import type { Simulation } from './simulation.ts';
import type { Node, SimEvent, World } from './types.ts';

/** A server's term, role or power has changed at `time`. */
export interface Turn {
  readonly time: Micros;
  readonly node: Node;
}

export interface Excerpt {
  /** Both in µs, both included. The run may not be known up to `to` yet. */
  readonly from: Micros;
  readonly to: Micros;
  /** Before the events at `from`. */
  readonly first: World;
  /** After all its events. */
  readonly last: World;
  /** In order of time. */
  readonly turns: readonly Turn[];
  /** Null if there are too many. Then `turns` come from keyframes only, and their times are approximate. */
  readonly events: readonly SimEvent[] | null;
}

const isTurn = (before: Node, now: Node): boolean =>
  before !== now &&
  (before.power !== now.power ||
    before.server.role.name !== now.server.role.name ||
    before.server.persistent.currentTerm !== now.server.persistent.currentTerm);

/** The servers that changed between two worlds, with the time of the later one. */
function turnsBetween(before: PerServer<Node>, now: PerServer<Node>, time: Micros): Turn[] {
  return now.flatMap((node) => (isTurn(ofServer(before, node.id) ?? node, node) ? [{ time, node }] : []));
}

/** Continues a run to `to` or `moment`, and returns the changes on the way. */
export function watchTurns(run: Simulation, to: Micros, moment: number): Turn[] {
  const turns: Turn[] = [];
  let before: PerServer<Node> = run.nodes.slice();
  while (run.moment < moment && run.advance(to)) {
    const found = turnsBetween(before, run.nodes, run.time);
    if (found.length > 0) before = run.nodes.slice();
    turns.push(...found);
  }
  return turns;
}

/** An approximate excerpt, made from keyframes. `worlds`: in order; the first is at `from` or before. */
export function sketch(from: Micros, to: Micros, worlds: readonly World[]): Excerpt {
  const [first] = worlds as [World];
  const last = worlds.at(-1) ?? first;
  const turns = worlds
    .slice(1)
    .flatMap((world, i) => turnsBetween(worlds[i]?.nodes ?? [], world.nodes, world.time));
  return { from, to, first, last, turns, events: null };
}
