import { useLayoutEffect, useMemo, useState } from 'react';
import { toMs } from '../../base/time.ts';
import type { Diagram } from '../../scene/diagram.ts';
import { between } from '../../scene/diagram-marks.ts';
import type { SimEvent } from '../../sim/types.ts';
import { goToEvent } from '../../store/commands.ts';
import { recallAll } from '../../store/recall.ts';
import { useSession } from '../../store/session.ts';
import { actionOf } from '../narration/Caption.tsx';
import { Exact } from '../narration/Exact.tsx';
import { told } from '../narration/told.ts';
import { lineOf } from '../narration/words.ts';
import type { Pane } from './pane.ts';

/** So many lines are told; the window must be made smaller for more. */
const LINES = 150;

/** A window that moves is told anew a few dozen times on its way, and not every frame. */
const STEPS = 40;

function startOf({ window: { from, span } }: Pane): number {
  const step = span / STEPS;
  return Math.floor(from / step) * step;
}

/** The same window in words: what happened in it, one after the other, at the level of detail that the list of events has. */
export function Telling({ pane, diagram }: { readonly pane: Pane; readonly diagram: Diagram }) {
  const detail = useSession((session) => session.detail);
  const [from, setFrom] = useState(() => startOf(pane));
  const { span } = pane.window;
  useLayoutEffect(() => pane.onMove(() => setFrom(startOf(pane))), [pane]);
  const events = useMemo(() => eventsOf(diagram), [diagram]);
  const lines = told(between(events, from, from + span), detail);
  const shown = lines.slice(0, LINES);
  return (
    <div className="diagram-telling">
      <table>
        <caption>
          {`From ${toMs(Math.max(0, from)).toFixed(1)} to ${toMs(from + span).toFixed(1)} ms`}
          {lines.length > LINES && `: the first ${LINES} of ${lines.length} lines`}
        </caption>
        <thead>
          <tr>
            <th scope="col">ms</th>
            <th scope="col">Server</th>
            <th scope="col">What happens</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <Row key={line[0]?.seq} line={line} />
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p>Nothing happens in it.</p>}
    </div>
  );
}

/** All events that are known of the stretch; of a stretch with too many of them, the turns. */
const eventsOf = ({ events, marks }: Diagram): readonly SimEvent[] =>
  events ?? recallAll(marks.map(({ seq }) => seq).sort((one, other) => one - other));

function Row({ line }: { readonly line: readonly SimEvent[] }) {
  const [event] = line;
  if (event === undefined) return null;
  return (
    <tr>
      <td>{toMs(event.time).toFixed(1)}</td>
      <td>{event.server === 0 ? 'all' : `S${event.server}`}</td>
      <td>
        <button type="button" className="line-button" onClick={() => goToEvent(event.seq)}>
          <Exact text={lineOf(line, actionOf(event))} />
        </button>
      </td>
    </tr>
  );
}
