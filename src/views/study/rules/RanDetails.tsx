import type { Seen } from '../../../raft/verdict.ts';
import type { Assigned, Ran } from '../../../sim/figure/ran.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { fails, holds, valuesWords } from '../../../words/conditions.ts';
import * as words from '../../../words/figure.ts';
import { unbroken } from '../../../words/unbroken.ts';
import { Exact } from '../../narration/Exact.tsx';
import { type AskedOften, askedOnce, wordsOfRule } from './spoken-line.ts';

interface Props {
  readonly ran: Ran;
  /** It is the line that is walked to: its rule is said, too. */
  readonly isNow: boolean;
}

/** What a line asked, of which values, what it assigned and what it did. */
export function RanDetails({ ran: { asked, assigned, did }, isNow }: Props) {
  return (
    <>
      {askedOnce(asked).map((one) => (
        <AskedPart key={`${one.asked.judge} ${one.asked.verdict?.rule}`} one={one} isNow={isNow} />
      ))}
      <Changes assigned={assigned} />
      {words.deeds(did).map((deed) => (
        <p key={deed} className="ran-deed">
          <Exact text={deed} />
        </p>
      ))}
    </>
  );
}

function AskedPart({ one: { asked, times }, isNow }: { readonly one: AskedOften; readonly isNow: boolean }) {
  const { seen, verdict } = asked;
  return (
    <>
      {seen.length > 0 && (
        <ul className="ran-conditions">
          {seen.map((condition) => (
            <ConditionAsked key={condition.condition} seen={condition} />
          ))}
        </ul>
      )}
      {times > 1 && <p className="ran-deed">{words.repeated(times)}</p>}
      {isNow && verdict !== null && (
        <p className="ran-verdict">
          <Exact text={unbroken(wordsOfRule(verdict.rule)[1])} />
        </p>
      )}
    </>
  );
}

const ConditionAsked = ({ seen: { condition, held, values } }: { readonly seen: Seen }) => (
  <li data-held={held}>
    <Icon name={held ? 'check' : 'close'} />
    <span>
      <span className="hidden">{held ? holds : fails}</span>{' '}
      <span className="ran-condition">
        <Exact text={condition} />
      </span>{' '}
      <span className="ran-values">
        <Exact text={unbroken(valuesWords(condition, values))} />
      </span>
    </span>
  </li>
);

interface ChangesProps {
  readonly assigned: readonly Assigned[];
  /** They stand at their field, which names them. */
  readonly ofField?: boolean;
}

/** Fields with their old and new values. */
export function Changes({ assigned, ofField = false }: ChangesProps) {
  if (assigned.length === 0) return null;
  const isOne = ofField && assigned.every((one) => !('of' in one));
  return (
    <dl className="ran-changes">
      {words.changes(assigned).map(({ name, values }) => (
        <div key={`${name} ${values}`}>
          <dt translate="no" className={isOne ? 'hidden' : undefined}>
            {name}
          </dt>
          <dd translate="no">{values}</dd>
        </div>
      ))}
    </dl>
  );
}
