/** Finding messages in a world. */
import { countBefore } from '../base/sorted.ts';
import type { Packet } from '../sim/types.ts';

/** The message in flight with this id, found by halving: `packets` are in order of id. */
export function packetOf(packets: readonly Packet[], id: number): Packet | undefined {
  const found = packets[countBefore(packets, (packet) => packet.id < id)];
  return found?.id === id ? found : undefined;
}

/** How many that are held in the same place wait there since before this one; counted as far as the queue has room. */
export function queuedBefore(packets: readonly Packet[], packet: Packet): number {
  const { from, to } = packet.message;
  let count = 0;
  for (const other of packets) {
    if (other.id >= packet.id || count === ROOM) break;
    const isBefore =
      other.at === Infinity &&
      other.message.from === from &&
      other.message.to === to &&
      Math.abs(other.anchorProgress - packet.anchorProgress) < 0.15;
    if (isBefore) count += 1;
  }
  return count;
}
/** So many stand behind each other between one server and the next. */
const ROOM = 8;
