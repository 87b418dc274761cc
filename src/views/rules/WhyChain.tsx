import { useLayoutEffect, useMemo, useState } from 'react';
import type { SimEvent } from '../../sim/types.ts';
import { decisionBehind } from '../../store/decisions.ts';
import { useSession } from '../../store/session.ts';
import { explain, lightPath } from '../../store/why.ts';
import { valuesWords } from '../../words/conditions.ts';
import { unbroken } from '../../words/unbroken.ts';
import * as words from '../../words/why.ts';
import { Exact } from '../narration/Exact.tsx';
import { useWhyWords } from '../narration/why-words.ts';
import { ChainStep } from './ChainStep.tsx';
import { foldedChain } from './folded-chain.ts';

/** The fewest events that led to one, in order; the diagram lights them. */
export function WhyChain({ seq }: { readonly seq: number }) {
  const session = useSession();
  const explanation = useMemo(() => explain(session, seq), [session, seq]);
  useLayoutEffect(() => lightPath(session, seq, explanation), [session, seq, explanation]);
  const { steps, stoppedAt } = explanation;
  return (
    <div className="chain is-why">
      <p className="chain-intro">{words.intro(steps.length)}</p>
      {stoppedAt && <p className="chain-intro">{words.stoppedAt(stoppedAt.time)}</p>}
      <ol>
        {foldedChain(steps).map((part) =>
          Array.isArray(part) ? (
            <li key={part[0]?.seq}>
              <Fold events={part} />
            </li>
          ) : (
            <Step key={part.seq} event={part} />
          ),
        )}
      </ol>
    </div>
  );
}

const Step = ({ event }: { readonly event: SimEvent }) => (
  <li>
    <ChainStep event={event} />
    <Reason event={event} />
  </li>
);

/** Its steps are made when it is opened: each decision is computed again. */
function Fold({ events }: { readonly events: readonly SimEvent[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="chain-fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.between(events.length)}</summary>
      {isOpen && (
        <ol>
          {events.map((event) => (
            <Step key={event.seq} event={event} />
          ))}
        </ol>
      )}
    </details>
  );
}

/** The rule of a decision, its section, and the values that decided. */
function Reason({ event }: { readonly event: SimEvent }) {
  const session = useSession();
  const [section, text] = useWhyWords(event);
  const seen = text === undefined ? undefined : decisionBehind(session, event)?.conditions.at(-1);
  if (text === undefined) return null;
  return (
    <p className="chain-reason">
      <Exact text={text} /> <cite>{section}</cite>{' '}
      {seen && <Exact text={unbroken(valuesWords(seen.condition, seen.values))} />}
    </p>
  );
}
