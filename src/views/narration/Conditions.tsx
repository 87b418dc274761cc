import type { Seen } from '../../raft/verdict.ts';
import type { SimEvent } from '../../sim/types.ts';
import { decisionBehind } from '../../store/decisions.ts';
import { useSession } from '../../store/session.ts';
import { Icon } from '../../ui/Icon.tsx';
import * as words from '../../words/conditions.ts';
import { unbroken } from '../../words/unbroken.ts';
import { Exact } from './Exact.tsx';

/** The values of the condition that decided an event; folded, all that were asked, in order. */
export function Conditions({ event }: { readonly event: SimEvent }) {
  const session = useSession();
  const seen = decisionBehind(session, event)?.conditions ?? [];
  const decisive = seen.at(-1);
  if (decisive === undefined) return null;
  return (
    <>
      <p className="decisive">
        <Values of={decisive} />
      </p>
      {seen.length > 1 && (
        <details className="conditions">
          <summary>{words.conditions(seen.length)}</summary>
          <ol>
            {seen.map((one) => (
              <Condition key={one.condition} seen={one} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

const Values = ({ of: { condition, values } }: { readonly of: Seen }) => (
  <Exact text={unbroken(words.valuesWords(condition, values))} />
);

const Condition = ({ seen }: { readonly seen: Seen }) => (
  <li>
    <span className="condition-sign">
      <Icon name={seen.held ? 'check' : 'close'} />
    </span>
    <p>
      <span className="hidden">{seen.held ? words.holds : words.fails}</span>{' '}
      <span className="condition">
        <Exact text={seen.condition} />
      </span>{' '}
      <Values of={seen} />
    </p>
  </li>
);
