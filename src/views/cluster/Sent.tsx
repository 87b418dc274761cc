import { useCallback, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { ServerId } from '../../raft/types.ts';
import { glyphOf } from '../../scene/glyph.ts';
import { messageScale } from '../../scene/layout.ts';
import { px } from '../../scene/plane.ts';
import { termClass } from '../../scene/terms.ts';
import type { Belief } from '../../sim/knowledge/beliefs.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import * as words from '../../words/knows.ts';
import { GlyphBody, GlyphMark } from './Glyph.tsx';
import { pointTo, setOnce } from './paint.ts';
import { useMove, useStage } from './stage-context.ts';

const unanswered = ({ seen }: SessionState): readonly Belief[] =>
  seen === null ? [] : (seen.knowledge as readonly Belief[]).filter(({ sent }) => sent !== null);

/**
 * What the server has sent since it heard of the receiver. It does not know where that is: it stands still.
 */
export function Sent() {
  const of = useSession(({ seen }) => seen?.of ?? 1);
  const beliefs = useSession(useShallow(unanswered));
  return (
    <g className="lens-sent">
      {beliefs.map((belief) => (
        <SentMessage key={belief.about} of={of} belief={belief} />
      ))}
    </g>
  );
}

/** Just outside of the sender. */
const PLACE = 0.1;

function SentMessage({ of, belief: { about, sent } }: { readonly of: ServerId; readonly belief: Belief }) {
  const { field, layout } = useStage();
  const whole = useRef<SVGGElement>(null);
  const pointer = useRef<SVGGElement>(null);
  const scale = messageScale(layout);
  const move = useCallback(() => {
    const { start, end, angle } = field.lane(of, about);
    const at = { x: start.x + PLACE * (end.x - start.x), y: start.y + PLACE * (end.y - start.y) };
    setOnce(whole.current, 'transform', `translate(${px(at.x)} ${px(at.y)}) scale(${px(scale)})`);
    pointTo(pointer.current, angle);
  }, [field, of, about, scale]);
  useMove(move);
  if (sent === null) return null;
  const glyph = glyphOf(sent.message);
  return (
    <g
      ref={whole}
      className={`message is-sent ${termClass(sent.message.term)}`}
      data-hollow={glyph.hollow || undefined}
      role="img"
      aria-label={words.sentTo(sent)}
    >
      <g ref={pointer}>
        <GlyphBody glyph={glyph} />
      </g>
      <GlyphMark glyph={glyph} />
    </g>
  );
}
