import { type Micros, toMs } from '../../base/time.ts';
import { FAILURES, type TimingNumbers } from '../../store/settings/verdict.ts';
import { advice } from '../../store/timing.ts';
import * as words from '../../words/settings.ts';
import './verdict.css';

const DAY_S = 86_400;

/** Two digits that count: 0.00021, 3.4, 170. */
export const rough = (number: number): string => `${Number(number.toPrecision(2))}`;
const SECOND: Micros = 1_000_000;
export const roughTime = (time: Micros): string =>
  time < SECOND ? words.inMs(rough(toMs(time))) : words.inSeconds(rough(time / SECOND));
const often = (failures: Micros): string => words.failures[FAILURES.indexOf(failures)] ?? roughTime(failures);
const ofDay = (share: number): string => words.inSeconds(rough(share * DAY_S));

/** What is wrong with a timing, or that nothing is; and the share of the time without a leader. */
export function VerdictWords({ numbers }: { readonly numbers: TimingNumbers }) {
  const { findings, leaderless, failures } = numbers;
  return (
    <>
      {findings.map(advice).map(({ level, text }) => (
        <p key={text} data-level={level}>
          {text}
        </p>
      ))}
      {leaderless !== null && (
        <p data-level="fine">{words.without(often(failures), rough(leaderless * 100), ofDay(leaderless))}</p>
      )}
    </>
  );
}
