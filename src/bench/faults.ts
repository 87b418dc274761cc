/** Scripts for the benchmark: a steady rate of requests, and many faults, the same every time. */
import { draw, Purpose, within } from '../base/draw.ts';
import { fromMs } from '../base/time.ts';
import type { Action, Scripted } from '../sim/types.ts';

const dice = (count: number, low: number, high: number): number =>
  within(draw(1, Purpose.latency, 0, 0, count), low, high);

/** A request to the leader every 100 ms, until `until` (ms). */
export function requests(until: number): Scripted[] {
  const script: Scripted[] = [];
  for (let at = 400; at < until; at += 100) {
    script.push({ at: fromMs(at), action: { do: 'request', server: 'leader', command: `ADD x${at % 7} 1` } });
  }
  return script;
}

/** Requests, and about every 150 ms a crash, a restart, a pause, a cut or a heal, until `until` (ms). */
export function faults(servers: number, until: number): Scripted[] {
  const script = requests(until);
  for (let at = 500, i = 0; at < until; at += dice(i, 50, 250), i += 1) {
    script.push({ at: fromMs(at), action: fault(servers, i) });
  }
  return script;
}

function fault(servers: number, i: number): Action {
  const server = dice(3 * i + 1, 1, servers);
  const kind = dice(3 * i + 2, 0, 6);
  if (kind === 0) return { do: 'crash', server };
  if (kind === 1) return { do: 'pause', server };
  if (kind <= 3) return { do: 'restart', server };
  if (kind === 4) return { do: 'resume', server };
  if (kind === 5) return { do: 'heal' };
  const half = Array.from({ length: Math.ceil(servers / 2) }, (_, k) => ((server + k) % servers) + 1);
  return { do: 'partition', groups: [half] };
}
