import { useCallback, useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { serverName } from '../../base/names.ts';
import { type CaptionPlace, LINE, placeCaptions } from '../../scene/captions.ts';
import { clientsOf, presenceOf } from '../../scene/clients.ts';
import { placeOf } from '../../scene/layout.ts';
import { minus, px } from '../../scene/plane.ts';
import type { Request } from '../../sim/types.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { captionsOf, isSeen, type TimedCaption } from '../../store/story/captions.ts';
import { useReading, useStory } from '../../store/story/state.ts';
import { setOnce } from './paint.ts';
import { usePaint, useStage } from './stage-context.ts';
import { useWalls } from './useWalls.ts';

const NOBODY: readonly Request[] = [];

/** Clients whose words may be visible. */
const clientsIn = ({ world, speed }: SessionState): readonly Request[] =>
  clientsOf(world.requests).filter(
    (request) => presenceOf(request, world.time, { from: Number.NEGATIVE_INFINITY, speed }) > 0,
  );

/** The story's captions at its servers. Drawn below everything else, so they cover nothing. */
export function Captions() {
  const session = useSession();
  const captions = useStory(captionsOf);
  const { layout } = useStage();
  const walls = useWalls();
  // In a comparison, the other branch is another run.
  const isStory = session === useReading().session;
  const clients = useSession(
    useShallow((now: SessionState) => (captions.length > 0 && isStory ? clientsIn(now) : NOBODY)),
  );
  const places = useMemo(
    () => placeCaptions(layout, captions, walls, clients),
    [layout, captions, walls, clients],
  );
  if (!isStory) return null;
  return captions.map((one, i) => {
    const place = places[i];
    return place && <Caption key={one.id} told={one} place={place} />;
  });
}

function Caption({ told: caption, place: { lines, at, size } }: { told: TimedCaption; place: CaptionPlace }) {
  const reading = useReading();
  const { layout, field } = useStage();
  const group = useRef<SVGGElement>(null);
  const paint = useCallback(
    (time: number) => {
      setOnce(group.current, 'visibility', isSeen(reading, caption, time) ? 'visible' : 'hidden');
      const drift = minus(field.place(caption.server), placeOf(layout, caption.server));
      setOnce(group.current, 'transform', `translate(${px(drift.x)} ${px(drift.y)})`);
    },
    [reading, caption, field, layout],
  );
  usePaint(paint);
  return (
    <g
      ref={group}
      className="story-caption"
      role="img"
      aria-label={`${serverName(caption.server)}: ${caption.text}`}
      data-danger={caption.danger || undefined}
    >
      <text fontSize={size}>
        {lines.map((line, i) => (
          <tspan key={line} x={px(at.x)} y={px(at.y + i * size * LINE)}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
}
