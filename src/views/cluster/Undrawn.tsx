import { useCallback, useRef } from 'react';
import { grouped } from '../../base/digits.ts';
import { crowdOf, type UndrawnCount } from '../../scene/crowd.ts';
import { pointOn } from '../../scene/lane.ts';
import { px } from '../../scene/plane.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import * as words from '../../words/stage.ts';
import { setOnce } from './paint.ts';
import { useMove, useStage } from './stage-context.ts';

/** With more servers the numbers would overlap. */
const NUMBERS_UP_TO = 7;

/** The size of a number, in pixels. */
const USUAL_SIZE = 14;
const LEAST_SIZE = 10;

const packetsOf = ({ world }: SessionState) => world.packets;
const countOf = ({ world }: SessionState) => world.network.size;

interface Props {
  /** The id of its text, which has the number of all messages. */
  readonly id: string;
  readonly drawn: number;
}

/** The number of messages in flight that are not drawn. */
export function Undrawn({ id, drawn }: Props) {
  const packets = useSession(packetsOf);
  const servers = useSession(countOf);
  const { size } = useStage().layout;
  return (
    <g className="undrawn">
      {servers <= NUMBERS_UP_TO &&
        crowdOf(packets).undrawn.map((way) => <OnWay key={`${way.from} ${way.to}`} way={way} />)}
      <text id={id} className="undrawn-words" x={size.width / 2} y={size.height - 14}>
        {words.undrawn(packets.length, drawn)}
      </text>
    </g>
  );
}

function OnWay({ way: { from, to, count } }: { readonly way: UndrawnCount }) {
  const { field, layout } = useStage();
  const text = useRef<SVGTextElement>(null);
  const move = useCallback(() => {
    // Nearer to the sender, so that the numbers of both directions are apart.
    const { x, y } = pointOn(field.lane(from, to), 0.35);
    setOnce(text.current, 'x', px(x));
    setOnce(text.current, 'y', px(y));
  }, [field, from, to]);
  useMove(move);
  return (
    <text
      ref={text}
      role="img"
      style={{ fontSize: Math.max(LEAST_SIZE, USUAL_SIZE * Math.min(1, layout.scale)) }}
      aria-label={words.undrawnOn(count, from, to)}
    >
      {`+${grouped(String(count))}`}
    </text>
  );
}
