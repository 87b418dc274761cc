/** What a worker does for a curve: follows the run once, then futures of it. */
import '../../raft/bugs.ts';
import type { Micros } from '../../base/time.ts';
import { compile } from '../../scenario/compile.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import { type Decided, Futures } from '../../sim/odds/futures.ts';
import type { OddsQuestion, OddsVerdict } from '../../sim/odds/question.ts';
import type { Want } from './curve.ts';

/** What a worker is asked: once about the run, then about futures of it. */
export type FuturesRequest =
  | {
      readonly kind: 'run';
      readonly document: ScenarioDocument;
      readonly question: OddsQuestion;
      /** The run is known up to here. */
      readonly end: Micros;
    }
  | { readonly kind: 'futures'; readonly want: Want; readonly horizon: Micros };

export type FuturesReport =
  /** How much of the run was followed, from 0 to 1. */
  | { readonly kind: 'following'; readonly share: number }
  | { readonly kind: 'run'; readonly times: readonly Micros[]; readonly decided: Decided | null }
  | { readonly kind: 'futures'; readonly want: Want; readonly verdicts: readonly OddsVerdict[] };

/** Kept worlds between two reports. */
const REPORT_EVERY = 100;

/** Answers requests, each by one report or more. */
export function answering(say: (report: FuturesReport) => void): (request: FuturesRequest) => void {
  let futures: Futures | null = null;
  const follow = ({ document, question, end }: FuturesRequest & { kind: 'run' }): void => {
    futures = new Futures(compile(document), question);
    let steps = 0;
    for (const time of futures.following(end))
      if (++steps % REPORT_EVERY === 0) say({ kind: 'following', share: time / end });
    say({ kind: 'run', times: futures.times, decided: futures.decided });
  };
  return (request) => {
    if (request.kind === 'run') return follow(request);
    const { want, horizon } = request;
    const verdicts = want.streams.map((stream) => futures?.verdict(want.time, stream, horizon) ?? 'open');
    say({ kind: 'futures', want, verdicts });
  };
}
