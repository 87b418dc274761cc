/** Finds messages in a world. */
import { countBefore } from '../base/sorted.ts';
import type { Packet } from '../sim/types.ts';

/** The message in flight with this id, by binary search: `packets` are in order of id. */
export function packetOf(packets: readonly Packet[], id: number): Packet | undefined {
  const found = packets[countBefore(packets, (packet) => packet.id < id)];
  return found?.id === id ? found : undefined;
}
