import { useMemo } from 'react';
import { toMs } from '../../base/time.ts';
import { isBroken } from '../../raft/verdict.ts';
import type { SimEvent } from '../../sim/types.ts';
import { violationToTell } from '../../store/alarm.ts';
import { rulesOff } from '../../store/broken-rules.ts';
import { chainOf } from '../../store/chain.ts';
import { closeDialog, goToEvent } from '../../store/commands.ts';
import { actionOf } from '../../store/fetch-events.ts';
import { useSession } from '../../store/session.ts';
import { RULES_BY_NAME } from '../../words/broken-rules.ts';
import * as words from '../../words/rule-search.ts';
import { alarmTitle, breachWords } from '../../words/safety.ts';
import { Exact } from '../narration/Exact.tsx';
import { sentence } from '../narration/sentences.ts';

/** What the broken rules protect, and the decisive events that led to the violation that the alarm tells. */
export function Chain() {
  const session = useSession();
  const violation = useSession(violationToTell);
  const off = useSession(rulesOff);
  const events = useMemo(() => (violation ? chainOf(session, violation) : []), [session, violation]);
  if (!violation) return null;
  const { property, detail } = violation;
  return (
    <div className="chain">
      <p className="chain-end">
        <b>{alarmTitle(property, detail)}</b>. <Exact text={`${breachWords(detail)}.`} />
      </p>
      {off.map((bug) => (
        <p key={bug}>
          {words.ruleIsOff(RULES_BY_NAME[bug].name)} <Exact text={RULES_BY_NAME[bug].protects} />
        </p>
      ))}
      <p className="chain-intro">{words.chainIntro(events.length)}</p>
      <ol>
        {events.map((event) => (
          <li key={event.seq}>
            <Step event={event} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Step({ event }: { readonly event: SimEvent }) {
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
      data-focus-then=".line.is-selected .line-button"
      onClick={go}
    >
      <span className="chain-time">{toMs(time).toFixed(1)}</span>
      <span>
        <Exact text={sentence(event, actionOf(session, event))} />
      </span>
    </button>
  );
}
