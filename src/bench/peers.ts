/**
 * The figures that other simulators of Raft publish: messages delivered and rounds of heartbeats a second. A
 * steady cluster without clients. In CPU time, which depends little on other load of the machine.
 */

import { countOf } from '../sim/kinds.ts';
import { Simulation } from '../sim/simulation.ts';
import type { Cluster, World } from '../sim/types.ts';
import { played } from './played.ts';

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
function alone(cluster: Cluster): World {
  const run = new Simulation(cluster, [], { watch: null });
  while (run.seq < EVENTS && run.advance(Infinity));
  return run.world();
}

/** The rate per second of CPU time: the median of five runs, after one for warming up. */
export function ratesOf(cluster: Cluster, checks: boolean): Rates {
  const once = (): Rates => {
    const before = process.cpuUsage();
    const end = checks ? played(cluster, [], EVENTS).world : alone(cluster);
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
