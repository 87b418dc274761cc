import { countBefore } from '../../../base/sorted.ts';
import { toMs } from '../../../base/time.ts';
import type { LineId } from '../../../sim/figure/lines.ts';
import { actionOf } from '../../../store/fetch-events.ts';
import type { RanAt, RanMoments } from '../../../store/figure/deciding.ts';
import { litUpTo } from '../../../store/figure/lit.ts';
import { goToRan } from '../../../store/figure/panel.ts';
import { type Session, useSession } from '../../../store/session.ts';
import * as words from '../../../words/figure.ts';
import { unbroken } from '../../../words/unbroken.ts';
import { Exact } from '../../narration/Exact.tsx';
import { sentence } from '../../narration/sentences.ts';

/** So many moments are listed, around the cursor. */
const LISTED = 7;

/** The moments of a rule around the cursor; each leads there. */
export function MomentList({ line, found: { at } }: { readonly line: LineId; readonly found: RanMoments }) {
  const session = useSession();
  const moment = useSession(({ world }) => world.moment);
  if (at.length === 0) return null;
  const middle = countBefore(at, (one) => one.moment < moment) - Math.floor(LISTED / 2);
  const from = Math.max(0, Math.min(middle, at.length - LISTED));
  return (
    <ol className="ran-list" start={from + 1} aria-label={words.moments}>
      {at.slice(from, from + LISTED).map((one) => (
        <li key={one.moment}>
          <button
            type="button"
            className="ran-moment"
            aria-current={one.moment === moment || undefined}
            onClick={() => goToRan(session, line, one.moment)}
          >
            <span className="ran-time">{toMs(one.time).toFixed(1)}</span>
            <span>
              <Exact text={unbroken(wordsAt(session, one))} />
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

const known = new WeakMap<RanAt, string>();

/** What happened at a moment: its event is computed again, once. */
function wordsAt(session: Session, at: RanAt): string {
  const said = known.get(at) ?? eventAt(session, at);
  known.set(at, said);
  return said;
}

function eventAt(session: Session, { moment, server }: RanAt): string {
  const event = litUpTo(session.run.history, moment)?.event ?? null;
  return event === null ? words.written(server) : sentence(event, actionOf(session, event));
}
