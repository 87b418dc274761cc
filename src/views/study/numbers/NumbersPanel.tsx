import { useEffect, useState } from 'react';
import type { Micros } from '../../../base/time.ts';
import { type Numbers, type RunTally, tallySinceAct, wholeTally } from '../../../sim/numbers.ts';
import { actionOf, fetchEvent } from '../../../store/fetch-events.ts';
import { followNumbers, type Shown } from '../../../store/run-numbers.ts';
import { type Session, useSession } from '../../../store/session.ts';
import * as words from '../../../words/numbers.ts';
import { Exact } from '../../narration/Exact.tsx';
import { sentence } from '../../narration/sentences.ts';
import { Latencies } from './Latencies.tsx';
import { MessageTable } from './MessageTable.tsx';
import './numbers.css';

type Which = 'wholeRun' | 'sinceAct';
const BOTH: readonly Which[] = ['wholeRun', 'sinceAct'];

/** What was sent, how long nobody led, how long clients waited: in the whole run, or since the last act. */
export function NumbersPanel() {
  const session = useSession();
  const [shown, setShown] = useState<Shown | null>(null);
  const [which, setWhich] = useState<Which>('wholeRun');
  useEffect(() => followNumbers(session, setShown), [session]);
  if (shown === null) return null;
  const { numbers, until, share } = shown;
  const tally = which === 'wholeRun' ? wholeTally(numbers, until) : tallySinceAct(numbers, until);
  return (
    <div className="numbers">
      <fieldset className="study-choices">
        <legend className="hidden">{words.which}</legend>
        {BOTH.map((one) => (
          <label key={one} className="study-choice">
            <input type="radio" name="numbers" checked={which === one} onChange={() => setWhich(one)} />
            <span>{words.parts[one]}</span>
          </label>
        ))}
      </fieldset>
      <p className="numbers-since">
        <Exact text={share < 1 ? words.counting(share) : aboutWords(session, which, numbers, until)} />
      </p>
      {tally && <Tables tally={tally} />}
    </div>
  );
}

function aboutWords(session: Session, which: Which, { act }: Numbers, until: Micros): string {
  if (which === 'wholeRun') return words.upTo(until);
  const event = act && fetchEvent(session, act.seq);
  return act && event ? words.since(sentence(event, actionOf(session, event)), act.time) : words.noAct;
}

function Tables({ tally }: { readonly tally: RunTally }) {
  return (
    <>
      <MessageTable tally={tally} />
      <section>
        <h3>{words.elections}</h3>
        <dl className="numbers-list">
          <Fact name={words.stood} value={words.number(tally.stood)} />
          <Fact name={words.terms} value={words.number(tally.terms)} />
          <Fact name={words.won} value={words.number(tally.won)} />
          <Fact name={words.leaderless} value={words.lasted(tally.leaderless, tally.lasted)} />
        </dl>
        <p className="numbers-note">{words.leaderlessMeant}</p>
      </section>
      <section>
        <h3>{words.requests}</h3>
        <dl className="numbers-list">
          <Fact name={words.asked} value={words.number(tally.asked)} />
          <Fact name={words.redirected} value={words.number(tally.redirected)} />
          <Fact name={words.committed} value={words.number(tally.committed)} />
        </dl>
        <Latencies latencies={tally.latencies} />
      </section>
    </>
  );
}

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);
