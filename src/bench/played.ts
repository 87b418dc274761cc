import { fromMs } from '../base/time.ts';
import { History } from '../sim/history.ts';
import type { Cluster, Scripted } from '../sim/types.ts';

/** Plays a run with checks and history, in steps of half a second, until it has this many events. */
export function played(cluster: Cluster, script: readonly Scripted[], events: number): History {
  const history = new History({ cluster, script });
  let at = 0;
  while (history.world.seq < events) history.seek((at += fromMs(500)));
  return history;
}
