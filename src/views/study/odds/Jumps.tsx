import { type Micros, timeWords } from '../../../base/time.ts';
import { runTo } from '../../../store/commands.ts';
import { actionOf } from '../../../store/fetch-events.ts';
import { type CurveJump, yesShare } from '../../../store/odds/curve.ts';
import { eventOfJump } from '../../../store/odds/jump-event.ts';
import { useSession } from '../../../store/session.ts';
import * as words from '../../../words/odds.ts';
import { Exact } from '../../narration/Exact.tsx';
import { sentence } from '../../narration/sentences.ts';

/** The moments at which the share changes by much, each with what happened there. */
export function Jumps({ jumps }: { readonly jumps: readonly CurveJump[] }) {
  if (jumps.length === 0) return <p className="odds-small">{words.noJumps}</p>;
  return (
    <div className="odds-jumps">
      <h3>{words.jumps}</h3>
      <p className="odds-small">{words.whatJumps}</p>
      <ol>
        {jumps.map(({ before, after }) => (
          <li key={after.time}>
            <JumpButton time={after.time} what={words.jump(yesShare(before), yesShare(after))} />
          </li>
        ))}
      </ol>
    </div>
  );
}

interface Props {
  readonly time: Micros;
  readonly what: string;
}

/** What happened at a moment; it leads there. */
export function JumpButton({ time, what }: Props) {
  const session = useSession();
  const event = eventOfJump(session, time);
  const go = () => {
    runTo(session, time);
  };
  return (
    <button type="button" className="odds-jump" onClick={go}>
      <span>
        <b>{timeWords(time)}</b> {what}
      </span>
      {event && (
        <span>
          <Exact text={sentence(event, actionOf(session, event))} />
        </span>
      )}
    </button>
  );
}
