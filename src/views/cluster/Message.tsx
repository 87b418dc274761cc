import { type RefObject, useCallback, useRef } from 'react';
import { progressAt } from '../../base/flight.ts';
import { ofServer } from '../../raft/per-server.ts';
import type { Message as MessageType } from '../../raft/types.ts';
import { isCrowded } from '../../scene/crowd.ts';
import { glyphOf } from '../../scene/glyph.ts';
import { apartFrom, pointOn } from '../../scene/lane.ts';
import { messageScale } from '../../scene/layout.ts';
import { eased, stepped } from '../../scene/motion.ts';
import { packetOf } from '../../scene/packets.ts';
import { atAngle, length, minus, plus, px } from '../../scene/plane.ts';
import { heldPlace } from '../../scene/queue.ts';
import { termClass } from '../../scene/terms.ts';
import type { World } from '../../sim/types.ts';
import { ACTS_IN, useMay } from '../../store/allowed.ts';
import { openMenu } from '../../store/commands.ts';
import { hovers, pointMessage, pointNowhere } from '../../store/pointing.ts';
import { useSession } from '../../store/session.ts';
import { isMessageInFocus } from '../../store/story/focus.ts';
import { useStory } from '../../store/story/state.ts';
import { setText } from '../../ui/text.ts';
import { messageLabel } from '../../words/stage.ts';
import { GlyphBody, GlyphMark } from './Glyph.tsx';
import { moveLine, pointTo, setOnce } from './paint.ts';
import { useMove, usePaint, useStage } from './stage-context.ts';
import { useMessageDrag } from './useMessageDrag.ts';

/** The size of the target, in pixels: for a mouse, and for a finger. */
const HIT = { fine: 15, coarse: 22 };

/** A copy flies beside its lane, so that it does not cover the original. */
const COPY_ASIDE = 11;
/** The distance from a message to a number beside it, and from there to the baseline. */
const NUMBER_ASIDE = 24;
const NUMBER_DROP = 5;
/** From the middle of a number to a message beside it: half a message (at scale 1), half a digit (in px). */
const NUMBER_ROOM = { message: 12, digit: 4 };

const BUTTON = { role: 'button', 'aria-haspopup': 'menu', tabIndex: -1 } as const;

/** A message in flight. It renders once; after that only `paint` moves it. */
export function Message({ id }: { id: number }) {
  const session = useSession();
  const packet = useSession(({ world }) => packetOf(world.packets, id));
  const dimmed = useStory((story) => !isMessageInFocus(story, packet));
  const message = packet?.message;
  const isHeld = useSession(({ world }) => packetOf(world.packets, id)?.at === Infinity);
  const signs = useSigns(id);
  const inHand = useSession(({ grabbed }) => (grabbed?.id === id ? grabbed.share : null));
  const { layout, coarse } = useStage();
  const hasMenu = useMay(...ACTS_IN.message);
  const grabGestures = useMessageDrag(id, (place) => openMenu(session, { kind: 'message', id, ...place }));
  const scale = messageScale(layout);
  const { mover, pile } = useMotion(id, inHand);
  const { pointer, track, term } = useDirection(message, isHeld, pile);
  const glyph = message && glyphOf(message);
  if (!message || !glyph) return null;
  const hit = Math.max((coarse ? HIT.coarse : HIT.fine) / scale, glyph.reach);
  return (
    <g
      className={`packet ${termClass(message.term)}`}
      data-held={isHeld || undefined}
      data-dimmed={dimmed || undefined}
    >
      <line ref={track} className="track" />
      <g
        ref={mover}
        className="message"
        {...(hasMenu ? BUTTON : { role: 'img' })}
        aria-label={messageLabel(message, isHeld)}
        data-message={id}
        // If it arrives while it has the focus, its server gets the focus.
        data-focus-then={`[data-server="${message.to}"]`}
        data-hollow={glyph.hollow || undefined}
        data-grabbed={inHand !== null || undefined}
        {...signs}
        {...(hasMenu && grabGestures)}
      >
        <circle className="hit" r={hit} />
        <circle className="focus-ring" r={glyph.reach + 5} />
        <g ref={pointer}>
          {isHeld && <path className="held" d={`M${-glyph.reach - 4},-11V11M${-glyph.reach - 9},-11V11`} />}
          <GlyphBody glyph={glyph} />
        </g>
        {isHeld && <text ref={pile} className="pile" fontSize={Math.max(13, 10 / scale)} />}
        <GlyphMark glyph={glyph} />
        <text ref={term} className="term-number" fontSize={Math.max(13, 10 / scale)}>
          {message.term}
        </text>
      </g>
    </g>
  );
}

/**
 * Moves a message in every frame, and puts a held one into its queue. `pile` shows how many are held there.
 */
function useMotion(id: number, inHand: number | null) {
  const session = useSession();
  const { field, layout, still } = useStage();
  const mover = useRef<SVGGElement>(null);
  const pile = useRef<SVGTextElement>(null);
  const scale = messageScale(layout);
  const isAmong = useSession(({ world }) => isAmongOthers(world, id));
  const clear = apartFrom(layout, (NUMBER_ASIDE + NUMBER_ROOM.message) * scale + NUMBER_ROOM.digit);
  const paint = useCallback(
    (time: number) => {
      const { packets } = session.getState().world;
      const packet = packetOf(packets, id);
      if (!packet || !mover.current) return;
      const lane = field.lane(packet.message.from, packet.message.to);
      const progress = progressAt(packet, time);
      const { share, count } =
        packet.at === Infinity
          ? heldPlace(packets, packet, lane, scale)
          : { share: eased(still ? stepped(progress) : progress), count: 1 };
      setOnce(mover.current, 'data-under', count === 0 ? '' : null);
      const words = count > 1 ? `×${count}` : '';
      if (pile.current && pile.current.textContent !== words) setText(pile.current, words);
      const way = pointOn(lane, inHand === null ? share : Math.min(1, Math.max(0, inHand)));
      const { x, y } =
        packet.copyOf === null ? way : plus(way, atAngle(lane.angle + Math.PI / 2, COPY_ASIDE * scale));
      mover.current.setAttribute('transform', `translate(${px(x)} ${px(y)}) scale(${px(scale)})`);
      const isNear = isAmong && share < 0.5 && length(minus(way, field.place(packet.message.from))) < clear;
      setOnce(mover.current, 'data-near', isNear ? '' : null);
    },
    [id, field, scale, still, inHand, isAmong, clear, session],
  );
  usePaint(paint);
  return { mover, pile };
}

/** Turns a message along its lane and places its numbers, again whenever servers move or it is held. */
function useDirection(
  message: MessageType | undefined,
  isHeld: boolean,
  pile: RefObject<SVGTextElement | null>,
) {
  const { field } = useStage();
  const pointer = useRef<SVGGElement>(null);
  const track = useRef<SVGLineElement>(null);
  const term = useRef<SVGTextElement>(null);
  const turn = useCallback(() => {
    if (!message) return;
    const lane = field.lane(message.from, message.to);
    pointTo(pointer.current, lane.angle);
    moveLine(track.current, lane.start, lane.end);
    putAside(term.current, lane.angle - Math.PI / 2);
    if (isHeld) putAside(pile.current, lane.angle + Math.PI / 2);
  }, [field, message, isHeld, pile]);
  useMove(turn);
  return { pointer, track, term };
}

/** Whether the receiver of a message is in another term. */
function isToOtherTerm({ packets, nodes }: World, id: number): boolean {
  const message = packetOf(packets, id)?.message;
  return message !== undefined && ofServer(nodes, message.to)?.server.persistent.currentTerm !== message.term;
}

/**
 * Whether its sender has other messages in flight. These start side by side,
 * so a number between them is shown only when they are far enough apart.
 */
function isAmongOthers(world: World, id: number): boolean {
  const { packets } = world;
  // A crowded stage shows no numbers, and a search of all messages for each message would be slow.
  if (isCrowded(packets)) return false;
  const packet = packetOf(packets, id);
  if (!packet || packet.at === Infinity || !isToOtherTerm(world, id)) return false;
  const { from, to } = packet.message;
  return packets.some(({ at, message }) => at !== Infinity && message.from === from && message.to !== to);
}

/** Places a number beside its message, where no message of the same lane covers it. */
function putAside(text: SVGTextElement | null, angle: number): void {
  const { x, y } = atAngle(angle, NUMBER_ASIDE);
  setOnce(text, 'x', px(x));
  setOnce(text, 'y', px(y + NUMBER_DROP));
}

/** It is highlighted while it is pointed at, by its own hover and focus or elsewhere on the page. */
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
    'data-highlighted': pointed || undefined,
    'data-selected': selected || undefined,
    'data-other-term': isOtherTerm || undefined,
    onFocus: rest,
    onBlur: () => pointNowhere(session),
    ...hovers(session, rest),
  };
}
