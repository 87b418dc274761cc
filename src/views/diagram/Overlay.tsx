import { useMemo } from 'react';
import type { Diagram } from '../../scene/diagram.ts';
import { type Cones, conesOf, pathOf } from '../../scene/diagram-causes.ts';
import type { MessageLine } from '../../scene/diagram-messages.ts';
import { pointOfStop } from '../../scene/diagram-stops.ts';
import { px } from '../../scene/plane.ts';
import type { SimEvent } from '../../sim/types.ts';
import { isPointedEvent } from '../../store/pointing.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { MessagePath } from './Picture.tsx';

const selectedEvent = ({ selected }: SessionState) => (selected?.kind === 'event' ? selected.id : null);
const selectedMessage = ({ selected }: SessionState) => (selected?.kind === 'message' ? selected.id : null);

/** The cones of the selected event, if it is on the sheet; or the explained chain that it is part of. */
export function useCones({ events }: Diagram): Cones | null {
  const { run } = useSession();
  const selected = useSession(selectedEvent);
  const path = useSession((state) => state.path);
  return useMemo(() => {
    if (selected === null || events === null) return null;
    if (path?.of === run.history.recording && path.events.has(selected)) return pathOf(path);
    return events.some(({ seq }) => seq === selected) ? conesOf(events, selected) : null;
  }, [events, selected, path, run]);
}

/**
 * Highlighted things, drawn again above everything else: causes and effects of the selected event, and what
 * is pointed at.
 */
export function Overlay({ diagram, cones }: { readonly diagram: Diagram; readonly cones: Cones | null }) {
  return (
    <>
      {cones && <Lit diagram={diagram} cones={cones} />}
      <PointedAt diagram={diagram} />
    </>
  );
}

type Light = 'past' | 'future' | 'now';

function lightOf(cones: Cones, seq: number): Light | null {
  if (seq === cones.event) return 'now';
  return cones.past.has(seq) ? 'past' : cones.future.has(seq) ? 'future' : null;
}

/** A message is in a cone if both of its ends are; one in flight, if its sending is. */
function isHighlighted({ send, end }: MessageLine, cones: Cones): boolean {
  const sent = lightOf(cones, send);
  if (sent === null || sent === 'past') return sent !== null && end !== null && isBefore(cones, end);
  return end === null || lightOf(cones, end) !== null;
}
const isBefore = (cones: Cones, seq: number): boolean => seq === cones.event || cones.past.has(seq);

function Lit({ diagram, cones }: { readonly diagram: Diagram; readonly cones: Cones }) {
  const lines = diagram.lines.filter((line) => isHighlighted(line, cones));
  const events = (diagram.events ?? []).flatMap((event) => {
    const light = lightOf(cones, event.seq);
    return light === null ? [] : [{ event, light }];
  });
  return (
    <g className="highlighted">
      {lines.map((line) => (
        <MessagePath key={line.id} line={line} signed={diagram.closeness === 'signs'} />
      ))}
      {events.map(({ event, light }) => (
        <Dot key={event.seq} diagram={diagram} event={event} light={light} />
      ))}
    </g>
  );
}

function Dot({ diagram, event, light }: { diagram: Diagram; event: SimEvent; light: Light }) {
  if (event.server === 0) return null;
  const { x, y } = pointOfStop(diagram, event);
  return <circle className={`dot is-${light}`} cx={px(x)} cy={px(y)} r={light === 'now' ? 8 : 3.5} />;
}

/** Only this renders while the pointer moves. */
function PointedAt({ diagram }: { readonly diagram: Diagram }) {
  const pointed = useSession((state) => state.pointed);
  const selected = useSession(selectedMessage);
  const id = pointed?.message ?? selected;
  const line = diagram.lines.find((one) => one.id === id);
  const events =
    pointed === null ? [] : (diagram.events ?? []).filter((event) => isPointedEvent(pointed, event));
  const shown = events.filter(({ what }) => !('packet' in what));
  return (
    <g className="pointed" aria-hidden="true">
      {line && <MessagePath line={line} signed={diagram.closeness === 'signs'} />}
      {shown.map((event) => {
        const { x, y } = pointOfStop(diagram, event);
        return <circle key={event.seq} className="dot is-pointed" cx={px(x)} cy={px(y)} r={10} />;
      })}
    </g>
  );
}
