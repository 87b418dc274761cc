import { toMs } from '../../base/time.ts';
import { isBroken } from '../../raft/verdict.ts';
import type { SimEvent } from '../../sim/types.ts';
import { closeDialog, goToEvent } from '../../store/commands.ts';
import { actionOf } from '../../store/fetch-events.ts';
import { useSession } from '../../store/session.ts';
import { Exact } from '../narration/Exact.tsx';
import { sentence } from '../narration/sentences.ts';
import './chain.css';

/** An event of a chain; it leads to its moment. */
export function ChainStep({ event }: { readonly event: SimEvent }) {
  const session = useSession();
  const { seq, time, rule } = event;
  const go = () => {
    closeDialog(session);
    goToEvent(session, seq);
  };
  return (
    <button
      type="button"
      className="chain-step"
      data-broken={(rule !== null && isBroken(rule)) || undefined}
      data-focus-then=".line.is-selected .line-button, .inquiry-question"
      onClick={go}
    >
      <span className="chain-time">{toMs(time).toFixed(1)}</span>
      <span>
        <Exact text={sentence(event, actionOf(session, event))} />
      </span>
    </button>
  );
}
