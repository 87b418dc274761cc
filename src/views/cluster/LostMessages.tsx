import { useCallback, useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { glyphOf } from '../../scene/glyph.ts';
import { pointOn } from '../../scene/lane.ts';
import { messageScale } from '../../scene/layout.ts';
import { breakingOf, PIECES_AT_REST, shards } from '../../scene/lost.ts';
import { stepped } from '../../scene/motion.ts';
import { px } from '../../scene/plane.ts';
import { termClass } from '../../scene/terms.ts';
import { barOn, wallOn } from '../../scene/walls.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { GlyphBody, GlyphMark } from './Glyph.tsx';
import { pointTo, setVisible } from './paint.ts';
import { usePaint, useStage } from './stage-context.ts';
import { useWalls } from './useWalls.ts';

const idsOf = (session: SessionState) => session.world.lost.map(({ packet }) => packet.id);

/** Messages that were lost recently: a picture without buttons, because nothing can be done to them. */
export function LostMessages() {
  const ids = useSession(useShallow(idsOf));
  return (
    <g className="lost-messages" aria-hidden="true">
      {ids.map((id) => (
        <LostMessage key={id} id={id} />
      ))}
    </g>
  );
}

const lostOf = (session: SessionState, id: number) =>
  session.world.lost.find(({ packet }) => packet.id === id);

function LostMessage({ id }: { id: number }) {
  const session = useSession();
  const message = useSession((state) => lostOf(state, id)?.packet.message);
  const { field, layout, still } = useStage();
  const walls = useWalls();
  const whole = useRef<SVGGElement>(null);
  const pointer = useRef<SVGGElement>(null);
  const pieces = useRef<SVGPathElement>(null);
  const scale = messageScale(layout);
  const bar = useMemo(() => (message ? barOn(layout, message.from, message.to) : 0.5), [layout, message]);
  const paint = useCallback(
    (time: number, from: number) => {
      const now = session.getState();
      const lost = lostOf(now, id);
      if (!lost || !whole.current || !pieces.current) return;
      const lane = field.lane(lost.packet.message.from, lost.packet.message.to);
      const wall = wallOn(lane, walls, bar);
      const { share, broken } = breakingOf(lost, time, { from, speed: now.speed }, wall);
      const { x, y } = pointOn(lane, still && broken === 0 ? stepped(share) : share);
      const place = `translate(${px(x)} ${px(y)}) scale(${px(scale)})`;
      setVisible(whole.current, broken === 0);
      setVisible(pieces.current, broken > 0 && broken < 1);
      if (broken === 0) {
        whole.current.setAttribute('transform', place);
        pointTo(pointer.current, lane.angle);
      } else if (broken < 1) {
        pieces.current.setAttribute('transform', place);
        pieces.current.setAttribute('d', shards(id, still ? PIECES_AT_REST : broken));
        pieces.current.setAttribute('opacity', px(1 - broken ** 2));
      }
    },
    [id, field, walls, bar, still, scale, session],
  );
  usePaint(paint);
  const glyph = message && glyphOf(message);
  if (!message || !glyph) return null;
  return (
    <g className={`lost ${termClass(message.term)}`}>
      <g ref={whole} className="message" data-hollow={glyph.hollow || undefined}>
        <g ref={pointer}>
          <GlyphBody glyph={glyph} />
        </g>
        <GlyphMark glyph={glyph} />
      </g>
      <path ref={pieces} className="shards" data-hollow={glyph.hollow || undefined} />
    </g>
  );
}
