import type { SimEvent } from '../../sim/types.ts';
import { decisionBehind } from '../../store/decisions.ts';
import { useSession } from '../../store/session.ts';
import { Icon } from '../../ui/Icon.tsx';
import * as words from '../../words/conditions.ts';
import { unbroken } from '../../words/unbroken.ts';
import { Exact } from './Exact.tsx';

/** The conditions that led to an event, in the order in which they were asked, with their values. */
export function Conditions({ event }: { readonly event: SimEvent }) {
  const session = useSession();
  const decision = decisionBehind(session, event);
  if (decision === null || decision.conditions.length === 0) return null;
  return (
    <ol className="conditions" aria-label={words.conditions}>
      {decision.conditions.map(({ condition, values, held }) => (
        <li key={condition} data-held={held}>
          <span className="condition-sign">
            <Icon name={held ? 'check' : 'close'} />
          </span>
          <p>
            <span className="hidden">{held ? words.holds : words.fails}</span>{' '}
            <span className="condition">
              <Exact text={condition} />
            </span>{' '}
            <span className="condition-values">
              <Exact text={unbroken(words.valuesWords(condition, values))} />
            </span>
          </p>
        </li>
      ))}
    </ol>
  );
}
