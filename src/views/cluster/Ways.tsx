import { useCallback, useRef, useState } from 'react';
import type { ServerId } from '../../raft/types.ts';
import { GATE } from '../../scene/gate.ts';
import { pointOn } from '../../scene/lane.ts';
import { barOn, loneCuts } from '../../scene/walls.ts';
import { isCutWay, waysOf } from '../../sim/ways.ts';
import { ACTS_IN, useMay } from '../../store/allowed.ts';
import { act, openMenu } from '../../store/commands.ts';
import { type Session, type SessionState, useSession } from '../../store/session.ts';
import type { Direction } from '../../store/targets.ts';
import { mendWay, wayMenu } from '../../words/stage.ts';
import { placeOfButton, pressGestures, reachOf } from './menu-gestures.ts';
import { moveLine, placeOnLane } from './paint.ts';
import { useMove, useStage } from './stage-context.ts';

const networkOf = (session: SessionState) => session.world.network;
/** With more servers the ways are too close to be hit; the dialog of the network lists them all. */
const WAYS_UP_TO = 7;
/** The size of the target, in pixels: the room between two ways is left for drawing cuts. */
const HIT = { fine: 11, coarse: 15 };

const wayOfMenu = ({ menu }: SessionState): Direction | null => (menu?.kind === 'way' ? menu : null);
const isSame = (a: Direction, b: Direction | null) => a.from === b?.from && a.to === b.to;

/** The way that is pointed at; null if it is not drawn. */
export const among = (
  ways: readonly (readonly [ServerId, ServerId])[],
  way: Direction | null,
): Direction | null => (ways.some(([from, to]) => isSame({ from, to }, way)) ? way : null);

/** The way that is pointed at, and the handler of each way for when that begins (`on`) or ends. */
export function usePointed() {
  const [pointed, setPointed] = useState<Direction | null>(null);
  // The pointer may leave one way after another one has the focus.
  const point = (way: Direction) => (on: boolean) =>
    setPointed((old) => (on ? way : isSame(way, old) ? null : old));
  return { pointed, point };
}

/** Each direction of each link: a click opens its menu; if it is cut, a click on its bar mends it. */
export function Ways() {
  const network = useSession(networkOf);
  const { pointed, point } = usePointed();
  const hasMenu = useMay(...ACTS_IN.way);
  const all = network.size > WAYS_UP_TO || !hasMenu ? [] : waysOf(network);
  const whole = all.filter(([from, to]) => !isCutWay(network, from, to));
  const cuts = loneCuts(network);
  // Highlighted while its menu is open: the pointer is in the menu then.
  const open = useSession(wayOfMenu);
  const shown = among([...whole, ...cuts], open ?? pointed);
  const props = ([from, to]: readonly [ServerId, ServerId]) => ({
    way: { from, to },
    point: point({ from, to }),
  });
  return (
    <g>
      {/* For pointers only: by keyboard the dialog of the network does the same. */}
      <g className="hit" aria-hidden="true">
        {whole.map((pair) => (
          <WholeWay key={pair.join(' ')} {...props(pair)} />
        ))}
      </g>
      {cuts.map((pair) => (
        <CutWay key={pair.join(' ')} {...props(pair)} />
      ))}
      {shown && (
        <PointedWay
          way={shown}
          words={
            open
              ? null
              : isCutWay(network, shown.from, shown.to)
                ? mendWay(shown.from, shown.to)
                : wayMenu(shown.from, shown.to)
          }
        />
      )}
    </g>
  );
}

interface Props {
  readonly way: Direction;
  /** The reader points at it, or stops doing so. */
  readonly point: (on: boolean) => void;
}

export const pointGestures = (point: (on: boolean) => void) => ({
  onPointerEnter: (event: React.PointerEvent) => event.pointerType !== 'touch' && point(true),
  onPointerLeave: () => point(false),
  onFocus: (event: React.FocusEvent) => event.currentTarget.matches(':focus-visible') && point(true),
  onBlur: () => point(false),
});

function WholeWay({ way, point }: Props) {
  const session = useSession();
  const { from, to } = way;
  const { field, coarse } = useStage();
  const line = useRef<SVGLineElement>(null);
  const move = useCallback(() => {
    const { start, end } = field.lane(from, to);
    moveLine(line.current, start, end);
  }, [field, from, to]);
  useMove(move);
  return (
    <line
      ref={line}
      className="way"
      strokeWidth={coarse ? HIT.coarse : HIT.fine}
      onClick={openWay(session, way)}
      onContextMenu={openWay(session, way)}
      {...pointGestures(point)}
    />
  );
}

/** Opens its menu at the pointer. */
const openWay = (session: Session, way: Direction) => (event: React.MouseEvent) => {
  event.preventDefault();
  openMenu(session, { kind: 'way', ...way, x: event.clientX, y: event.clientY });
};

/** A bar across one direction of a link; a click mends it, the context menu opens its menu. */
function CutWay({ way, point }: Props) {
  const session = useSession();
  const { from, to } = way;
  const { field, layout, coarse } = useStage();
  const bar = useRef<SVGGElement>(null);
  const stub = useRef<SVGLineElement>(null);
  const scale = Math.max(0.5, layout.scale);
  const at = barOn(layout, from, to);
  const mends = useMay('mend');
  const move = useCallback(() => {
    const lane = field.lane(from, to);
    placeOnLane(bar.current, lane, at, scale);
    moveLine(stub.current, lane.start, pointOn(lane, at));
  }, [field, from, to, at, scale]);
  useMove(move);
  return (
    <g className="lone-cut">
      <line ref={stub} className="stub" />
      <g
        ref={bar}
        className="bar"
        {...(mends && {
          role: 'button',
          tabIndex: 0,
          'aria-label': mendWay(from, to),
          ...pressGestures(() => act(session, { do: 'mend', from, to })),
          ...pointGestures(point),
        })}
        onContextMenu={(event) => {
          event.preventDefault();
          openMenu(session, { kind: 'way', ...way, ...placeOfButton(event.currentTarget) });
        }}
      >
        <circle className="hit" r={reachOf(coarse, scale)} />
        <circle className="focus-ring" r={15} />
        <path className="bar-line" d={GATE.cut} />
      </g>
    </g>
  );
}

/** The direction of a press as an arrow, and its effect in words. */
export function PointedWay({ way: { from, to }, words }: { way: Direction; words: string | null }) {
  const { field, layout } = useStage();
  const line = useRef<SVGLineElement>(null);
  const head = useRef<SVGPathElement>(null);
  const move = useCallback(() => {
    const lane = field.lane(from, to);
    moveLine(line.current, lane.start, lane.end);
    placeOnLane(head.current, lane, 1);
  }, [field, from, to]);
  useMove(move);
  return (
    <g className="pointed-way" aria-hidden="true">
      <line ref={line} />
      <path ref={head} d="M-11,-6L0,0L-11,6" />
      {words && (
        <text className="knife-words" x={layout.size.width / 2} y={layout.size.height - 14}>
          {words}
        </text>
      )}
    </g>
  );
}
