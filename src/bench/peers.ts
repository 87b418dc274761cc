/**
 * What other simulators of Raft count: messages delivered and rounds of heartbeats, in a second of the CPU's time. A steady
 * cluster, no clients. CPU time, because it hardly changes with what else runs on the machine.
 */

import { fromMs } from '../base/time.ts';
import { History } from '../sim/history.ts';
import { countOf } from '../sim/kinds.ts';
import { Simulation } from '../sim/simulation.ts';
import type { Cluster, View } from '../sim/types.ts';

export interface Rates {
  readonly servers: number;
  readonly checks: boolean;
  readonly events: number;
  readonly messages: number;
  readonly rounds: number;
}

/** Events of a measured run. */
const EVENTS = 200_000;

/** Without checks and history: the simulator alone. */
function alone(cluster: Cluster): View & { readonly seq: number } {
  const run = new Simulation(cluster, [], { watch: null });
  while (run.seq < EVENTS && run.advance(Infinity));
  return run.world();
}

/** With the safety checks, and the run's history kept. */
function checked(cluster: Cluster): View & { readonly seq: number } {
  const history = new History({ cluster, script: [] });
  let at = 0;
  while (history.world.seq < EVENTS) history.seek((at += fromMs(500)));
  return history.world;
}

/** So much in a second of CPU time: the median of five runs, after one to warm up. */
export function ratesOf(cluster: Cluster, checks: boolean): Rates {
  const once = (): Rates => {
    const before = process.cpuUsage();
    const end = checks ? checked(cluster) : alone(cluster);
    const seconds = process.cpuUsage(before).user / 1e6;
    const per = (count: number): number => Math.round(count / seconds);
    const messages = per(countOf(end, 'deliver', 0));
    const rounds = per(countOf(end, 'heartbeat-timeout', 0));
    return { servers: cluster.settings.servers.length, checks, events: per(end.seq), messages, rounds };
  };
  once();
  const all = Array.from({ length: 5 }, once).sort((a, b) => a.events - b.events);
  return all[2] as Rates;
}
