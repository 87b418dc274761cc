import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useRunForm } from '../../store/settings/form.ts';
import { FAILURES, type TimingNumbers, timingVerdict, USUAL_FAILURES } from '../../store/settings/verdict.ts';
import { useMore } from '../../ui/more.ts';
import * as words from '../../words/settings.ts';
import { rough, roughTime, VerdictWords } from './VerdictWords.tsx';

/** Whether a cluster with these settings works (§5.6): in numbers, and in plain words. */
export function TimingVerdict() {
  const valid = useDeferredValue(useRunForm((form) => form.valid));
  const isWrong = useRunForm(({ faults }) => faults.length > 0);
  const [failures, setFailures] = useState(USUAL_FAILURES);
  const numbers = useMemo(() => timingVerdict(valid, failures), [valid, failures]);
  const box = useRef<HTMLElement>(null);
  useMore(box);
  return (
    <section ref={box} className="settings-verdict" aria-labelledby="settings-verdict">
      <h3 id="settings-verdict">{words.verdict}</h3>
      <Inequality numbers={numbers} onFailures={setFailures} />
      <div className="verdict-words" aria-live="polite">
        <VerdictWords numbers={numbers} />
        <Source numbers={numbers} />
      </div>
      {isWrong && <p>{words.verdictOfLast}</p>}
    </section>
  );
}

interface Props {
  readonly numbers: TimingNumbers;
  readonly onFailures: (failures: number) => void;
}

/** Broadcast time ≪ election timeout ≪ time between failures. */
function Inequality({ numbers, onFailures }: Props) {
  const { broadcastTime, electionTimeout, failures, holds } = numbers;
  const [low, high] = electionTimeout;
  return (
    <dl className="inequality">
      <div>
        <dt>{words.broadcastTime}</dt>
        <dd>{broadcastTime === null ? words.unreached : roughTime(broadcastTime)}</dd>
      </div>
      <Sign holds={holds.broadcast} times={broadcastTime === null ? 0 : low / broadcastTime} />
      <div>
        <dt>{words.electionTimeout}</dt>
        <dd>{words.range(roughTime(low), roughTime(high))}</dd>
      </div>
      <Sign holds={holds.failures} times={failures / high} />
      <div>
        <dt>{words.betweenFailures}</dt>
        <dd>
          <select
            className="input"
            aria-label={words.betweenFailures}
            value={failures}
            onChange={({ target }) => onFailures(Number(target.value))}
          >
            {FAILURES.map((time, i) => (
              <option key={time} value={time}>
                {words.failures[i]}
              </option>
            ))}
          </select>
        </dd>
      </div>
    </dl>
  );
}

interface SignProps {
  /** Whether the one is far less than the other: ten times. */
  readonly holds: boolean;
  readonly times: number;
}

function Sign({ holds, times }: SignProps) {
  const isLess = times >= 1.1 ? words.isTimesLess(rough(times)) : words.isNotLess;
  return (
    <div className="inequality-sign">
      <dt className="hidden">{words.relation}</dt>
      <dd>{holds ? words.isFarLess : isLess}</dd>
    </div>
  );
}

/** Where the share without a leader is from. */
function Source({ numbers: { failover, leaderless, findings } }: { readonly numbers: TimingNumbers }) {
  if (failover === null || leaderless === null)
    return findings.some(({ level }) => level === 'broken') ? <p>{words.noShare}</p> : null;
  const { detection, election, split } = failover;
  return (
    <>
      <p>{words.failover(roughTime(detection), roughTime(election), `${Math.round(split * 100)}`)}</p>
      <p>{words.modelled}</p>
    </>
  );
}
