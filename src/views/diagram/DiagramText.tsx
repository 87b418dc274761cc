import { useLayoutEffect, useMemo, useState } from 'react';
import { serverName } from '../../base/names.ts';
import { toMs } from '../../base/time.ts';
import type { Diagram } from '../../scene/diagram.ts';
import { betweenTimes } from '../../scene/diagram-marks.ts';
import { spanOf } from '../../scene/time-window.ts';
import type { SimEvent } from '../../sim/types.ts';
import { goToEvent } from '../../store/commands.ts';
import { fetchEvents } from '../../store/fetch-events.ts';
import { isListed } from '../../store/pages.ts';
import { type Session, useSession } from '../../store/session.ts';
import * as words from '../../words/diagram.ts';
import { Exact } from '../narration/Exact.tsx';
import { Folding, type Line } from '../narration/fold.ts';
import { lineWords } from '../narration/line-words.ts';
import type { Pane } from './pane.ts';

/** The most lines; for more, the window must be made smaller. */
const LINES = 150;

/** While a window moves its text is updated a few dozen times, not in every frame. */
const STEPS = 40;

const clock = (time: number) => toMs(time).toFixed(1);

function startOf({ window }: Pane): number {
  const step = spanOf(window) / STEPS;
  return Math.floor(window.from / step) * step;
}

/** The window as text: its events in order, with the detail of the list of events. */
export function DiagramText({ pane, diagram }: { readonly pane: Pane; readonly diagram: Diagram }) {
  const session = useSession();
  const detail = useSession((state) => state.detail);
  const [from, setFrom] = useState(() => startOf(pane));
  const span = spanOf(pane.window);
  useLayoutEffect(() => pane.onMove(() => setFrom(startOf(pane))), [pane]);
  const events = useMemo(() => eventsOf(session, diagram), [session, diagram]);
  const lines = linesOf(
    session,
    betweenTimes(events, from, from + span).filter((event) => isListed(event, detail)),
  );
  const shown = lines.slice(0, LINES);
  return (
    <div className="diagram-description">
      <table>
        <caption>
          {lines.length > LINES
            ? words.firstLines(clock(Math.max(0, from)), clock(from + span), LINES, lines.length)
            : words.stretch(clock(Math.max(0, from)), clock(from + span))}
        </caption>
        <thead>
          <tr>
            <th scope="col">ms</th>
            <th scope="col">{words.server}</th>
            <th scope="col">{words.whatHappens}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <Row key={line.events[0].seq} line={line} />
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p>{words.nothing}</p>}
    </div>
  );
}

/** All known events of the stretch; only highlights if there are too many. */
const eventsOf = (session: Session, { events, marks }: Diagram): readonly SimEvent[] =>
  events ??
  fetchEvents(
    session,
    marks.map(({ seq }) => seq).sort((one, other) => one - other),
  );

/** Only events of the same time are folded: each row has its place in the diagram. */
function linesOf(session: Session, events: readonly SimEvent[]): readonly Line[] {
  const starts = events.flatMap(({ time }, i) => (time === events[i - 1]?.time ? [] : [i]));
  return starts.flatMap((start, i) => new Folding(session, false).take(events.slice(start, starts[i + 1])));
}

/** The server that the sentence is about: for a lost message, its sender. */
function subjectOf({ server, what }: SimEvent): string {
  const id = what.kind === 'lost' ? what.packet.message.from : server;
  return id === 0 ? '–' : serverName(id);
}

function Row({ line }: { readonly line: Line }) {
  const session = useSession();
  const [event] = line.events;
  return (
    <tr>
      <td>{clock(event.time)}</td>
      <td>{subjectOf(event)}</td>
      <td>
        <button type="button" className="line-button" onClick={() => goToEvent(session, event.seq)}>
          <Exact text={lineWords(session, line)} />
        </button>
      </td>
    </tr>
  );
}
