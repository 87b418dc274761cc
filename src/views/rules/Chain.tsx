import { useMemo } from 'react';
import { violationToTell } from '../../store/alarm.ts';
import { askWhy } from '../../store/asking.ts';
import { rulesOff } from '../../store/broken-rules.ts';
import { chainOf } from '../../store/chain.ts';
import { fetchEvent } from '../../store/fetch-events.ts';
import { useSession } from '../../store/session.ts';
import { Button } from '../../ui/Button.tsx';
import { RULES_BY_NAME } from '../../words/broken-rules.ts';
import * as words from '../../words/rule-search.ts';
import { alarmTitle, breachWords } from '../../words/safety.ts';
import { everyStep } from '../../words/why.ts';
import { Exact } from '../narration/Exact.tsx';
import { ChainStep } from './ChainStep.tsx';

/** What the broken rules protect, and the decisive events that led to the violation that the alarm tells. */
export function Chain() {
  const session = useSession();
  const violation = useSession(violationToTell);
  const off = useSession(rulesOff);
  const events = useMemo(() => (violation ? chainOf(session, violation) : []), [session, violation]);
  if (!violation) return null;
  const askStepByStep = () => {
    const last = fetchEvent(session, violation.event);
    if (last) askWhy(session, last);
  };
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
            <ChainStep event={event} />
          </li>
        ))}
      </ol>
      <div className="chain-more">
        <Button onClick={askStepByStep}>{everyStep}</Button>
      </div>
    </div>
  );
}
