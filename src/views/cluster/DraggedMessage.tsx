import { pointOn } from '../../scene/lane.ts';
import { dropEffectOf, dropEffectWords, shareAt } from '../../scene/message-drag.ts';
import { packetOf } from '../../scene/packets.ts';
import { px } from '../../scene/plane.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { useStage } from './stage-context.ts';

const packetInHand = ({ grabbed, world }: SessionState) =>
  grabbed === null ? undefined : packetOf(world.packets, grabbed.id);
const shareInHand = ({ grabbed }: SessionState) => grabbed?.share ?? null;

/**
 * Beside a dragged message: where it was, and the effect of dropping it here. The run is paused meanwhile.
 */
export function DraggedMessage() {
  const session = useSession();
  const packet = useSession(packetInHand);
  const share = useSession(shareInHand);
  const { field, layout } = useStage();
  if (!packet || share === null) return null;
  const lane = field.lane(packet.message.from, packet.message.to);
  const from = pointOn(lane, shareAt(packet, session.playhead.now()));
  const to = pointOn(lane, Math.min(1, Math.max(0, share)));
  const words = dropEffectWords(dropEffectOf(packet, session.playhead.now(), share), packet.at === Infinity);
  const room = words.length * 4 + 12;
  const x = Math.min(layout.size.width - room, Math.max(room, to.x));
  return (
    <g className="grip">
      <line className="grip-way" x1={px(from.x)} y1={px(from.y)} x2={px(to.x)} y2={px(to.y)} />
      <circle className="grip-ghost" cx={px(from.x)} cy={px(from.y)} r={px(9 * layout.scale)} />
      <text x={px(x)} y={px(Math.max(22, to.y - 26 * layout.scale))} fontSize={15}>
        {words}
      </text>
    </g>
  );
}
