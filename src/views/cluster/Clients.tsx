import { useCallback, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { clientsOf, clientTexts, presenceOf } from '../../scene/clients.ts';
import { placeOf } from '../../scene/layout.ts';
import { minus, px } from '../../scene/plane.ts';
import { figureScale, standOf } from '../../scene/stand.ts';
import { useMay } from '../../store/allowed.ts';
import { openMenu } from '../../store/commands.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { useSlots } from '../../ui/slots.ts';
import * as says from '../../words/stage.ts';
import { menuGestures, reachOf } from './menu-gestures.ts';
import { setOnce } from './paint.ts';
import { usePaint, useStage } from './stage-context.ts';

/**
 * Requests whose answer is old are dropped at each event, both while playing and while paused; between events
 * `paint` fades them.
 */
const idsOf = ({ world, speed }: SessionState) =>
  clientsOf(world.requests)
    .filter((request) =>
      [-Infinity, Infinity].some((from) => presenceOf(request, world.time, { from, speed }) > 0),
    )
    .map((request) => request.id);
const requestOf = (session: SessionState, id: number) =>
  session.world.requests.find((request) => request.id === id);

const BUTTON = { role: 'button', tabIndex: 0, 'aria-haspopup': 'menu' } as const;

/** The clients that wait, or were answered recently. */
export function Clients() {
  const ids = useSession(useShallow(idsOf));
  const slots = useSlots(ids);
  return (
    <g>
      {ids.map((id) => (
        <Client key={slots.get(id)} id={id} />
      ))}
    </g>
  );
}

function Client({ id }: { id: number }) {
  const session = useSession();
  const request = useSession((state) => requestOf(state, id));
  const violations = useSession((state) => state.world.violations);
  const { layout, field, coarse } = useStage();
  const hasMenu = useMay();
  const server = request?.server ?? 1;
  const figure = useRef<SVGGElement>(null);
  const paint = useCallback(
    (time: number, from: number) => {
      const now = session.getState();
      const shown = requestOf(now, id);
      const presence = shown ? presenceOf(shown, time, { from, speed: now.speed }) : 0;
      setOnce(figure.current, 'opacity', px(presence));
      setOnce(figure.current, 'visibility', presence === 0 ? 'hidden' : 'visible');
      const drift = minus(field.place(server), placeOf(layout, server));
      setOnce(figure.current, 'transform', `translate(${px(drift.x)} ${px(drift.y)})`);
    },
    [id, server, field, layout, session],
  );
  usePaint(paint);
  if (!request) return null;
  const { commandText, answerText, outcome, size, width } = clientTexts(layout, request, violations);
  const { at, words, anchor } = standOf(layout, request.server, width);
  const answer = says.answer(request.command, request.answer);
  return (
    <g
      ref={figure}
      className="client"
      data-state={outcome}
      {...(hasMenu ? BUTTON : { role: 'img' })}
      {...(hasMenu && menuGestures((place) => openMenu(session, { kind: 'request', id, ...place })))}
      // When it goes, its server gets the focus.
      data-focus-then={`[data-server="${server}"]`}
      aria-label={says.client(request.command, answer, outcome === 'misled')}
    >
      <g transform={`translate(${px(at.x)} ${px(at.y)}) scale(${px(figureScale(layout))})`}>
        {hasMenu && <circle className="hit" r={reachOf(coarse, figureScale(layout))} />}
        <ClientFigure />
      </g>
      <text x={words.x} y={words.y} style={{ textAnchor: anchor }} fontSize={size}>
        <tspan className="client-command">{commandText}</tspan>
        <tspan className="client-answer" x={words.x} dy={size * 1.25}>
          {answerText}
        </tspan>
      </text>
    </g>
  );
}

/** A head and shoulders. Drawn around (0, 0), at scale 1. */
export function ClientFigure() {
  return (
    <>
      <circle className="client-body" cy={-5} r={5} />
      <path className="client-body" d="M-9.5,11C-9.5,0 9.5,0 9.5,11Z" />
    </>
  );
}
