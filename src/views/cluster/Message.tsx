import { useCallback, useMemo, useRef } from 'react';
import { progressAt } from '../../base/flight.ts';
import type { Term } from '../../raft/types.ts';
import { glyphOf } from '../../scene/glyph.ts';
import { pointOn } from '../../scene/lane.ts';
import { messageScale } from '../../scene/layout.ts';
import { eased, stepped } from '../../scene/motion.ts';
import { messageLabel } from '../../scene/names.ts';
import { packetOf, queuedBefore } from '../../scene/packets.ts';
import { atAngle, plus, px } from '../../scene/plane.ts';
import { termClass } from '../../scene/terms.ts';
import type { World } from '../../sim/types.ts';
import { openMenu } from '../../store/commands.ts';
import { hovers, pointMessage, pointNowhere } from '../../store/pointing.ts';
import { useSession } from '../../store/session.ts';
import { isMessageInFocus } from '../../store/story/focus.ts';
import { useStory } from '../../store/story/state.ts';
import { GlyphBody, GlyphMark } from './Glyph.tsx';
import { moveLine, pointTo } from './paint.ts';
import { usePaint, useStage } from './stage-context.ts';
import { useMessageDrag } from './useMessageDrag.ts';

/** Of what can be hit, in pixels: for a mouse, and for a finger. */
const HIT = { fine: 15, coarse: 22 };

/** A copy flies beside its lane, so that it does not cover what it is a copy of. */
const COPY_ASIDE = 11;

/** A message in flight. It renders once; from then on only `paint` moves it. */
export function Message({ id }: { id: number }) {
  const session = useSession();
  const packet = useSession(({ world }) => packetOf(world.packets, id));
  const rests = useStory((story) => !isMessageInFocus(story, packet));
  const message = packet?.message;
  const isHeld = useSession(({ world }) => packetOf(world.packets, id)?.at === Infinity);
  const signs = useSigns(id);
  const inHand = useSession(({ grabbed }) => (grabbed?.id === id ? grabbed.share : null));
  const { field, layout, still, coarse } = useStage();
  const grabGestures = useMessageDrag(id, (place) => openMenu(session, { kind: 'message', id, ...place }));
  const mover = useRef<SVGGElement>(null);
  const pointer = useRef<SVGGElement>(null);
  const track = useRef<SVGLineElement>(null);
  const scale = messageScale(layout);
  const paint = useCallback(
    (time: number) => {
      const { packets } = session.getState().world;
      const packet = packetOf(packets, id);
      if (!packet || !mover.current) return;
      const lane = field.lane(packet.message.from, packet.message.to);
      const progress = progressAt(packet, time);
      const share = queued(eased(still ? stepped(progress) : progress), packets, packet);
      const way = pointOn(lane, inHand === null ? share : Math.min(1, Math.max(0, inHand)));
      const { x, y } =
        packet.copyOf === null ? way : plus(way, atAngle(lane.angle + Math.PI / 2, COPY_ASIDE * scale));
      mover.current.setAttribute('transform', `translate(${px(x)} ${px(y)}) scale(${px(scale)})`);
      pointTo(pointer.current, lane.angle);
      moveLine(track.current, lane.start, lane.end);
    },
    [id, field, scale, still, inHand, session],
  );
  usePaint(paint);
  const glyph = useMemo(() => message && glyphOf(message), [message]);
  if (!message || !glyph) return null;
  const hit = Math.max((coarse ? HIT.coarse : HIT.fine) / scale, glyph.reach);
  return (
    <g
      className={`packet ${termClass(message.term)}`}
      data-held={isHeld || undefined}
      data-rests={rests || undefined}
    >
      <line ref={track} className="track" />
      <g
        ref={mover}
        className="message"
        role="button"
        aria-haspopup="menu"
        tabIndex={-1}
        aria-label={messageLabel(message, isHeld)}
        data-message={id}
        // It arrives under the keyboard: its server is next.
        data-focus-then={`[data-server="${message.to}"]`}
        data-hollow={glyph.hollow || undefined}
        data-grabbed={inHand !== null || undefined}
        {...signs}
        {...grabGestures}
      >
        <circle className="hit" r={hit} />
        <circle className="focus-ring" r={glyph.reach + 5} />
        {isHeld && <path className="held" d={`M${-glyph.reach - 4},-13V13M${-glyph.reach - 9},-13V13`} />}
        <g ref={pointer}>
          <GlyphBody glyph={glyph} />
        </g>
        <GlyphMark glyph={glyph} />
        <TermNumber term={message.term} scale={scale} />
      </g>
    </g>
  );
}

/** Whether a message is for a server that is in another term. */
function isToOtherTerm({ packets, nodes }: World, id: number): boolean {
  const message = packetOf(packets, id)?.message;
  return message !== undefined && nodes[message.to]?.server.persistent.currentTerm !== message.term;
}

/** Seen where the receiver is in another term, and on approach: a colour alone does not tell it. */
const TermNumber = ({ term, scale }: { term: Term; scale: number }) => (
  <text className="told-term" y={-19} fontSize={Math.max(13, 10 / scale)}>
    {term}
  </text>
);

/** Lit while it is pointed at, here or anywhere else on the page; the pointer or the focus on it points at it. */
function useSigns(id: number) {
  const session = useSession();
  const pointed = useSession(({ pointed: it }) => it?.message === id);
  const selected = useSession(({ selected: it }) => it?.kind === 'message' && it.id === id);
  const isOtherTerm = useSession(({ world }) => isToOtherTerm(world, id));
  const rest = () => {
    const packet = packetOf(session.getState().world.packets, id);
    if (packet) pointMessage(session, packet);
  };
  return {
    'data-lit': pointed || undefined,
    'data-selected': selected || undefined,
    'data-other-term': isOtherTerm || undefined,
    onFocus: rest,
    onBlur: () => pointNowhere(session),
    ...hovers(session, rest),
  };
}

/** Held messages of one direction queue up instead of covering each other. */
function queued(
  share: number,
  packets: Parameters<typeof queuedBefore>[0],
  packet: Parameters<typeof queuedBefore>[1],
): number {
  if (packet.at !== Infinity) return share;
  return Math.min(1, share + 0.06 + queuedBefore(packets, packet) * 0.16);
}
