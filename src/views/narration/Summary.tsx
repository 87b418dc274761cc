import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Highlight } from '../../sim/highlights.ts';
import type { Kind, World } from '../../sim/types.ts';
import { fetchEvent } from '../../store/fetch-events.ts';
import { type Session, useSession } from '../../store/session.ts';
import { type Reading, useReading } from '../../store/story/state.ts';
import { useKept } from '../../ui/kept.ts';
import { summary } from '../../words/narration.ts';
import { wordsFor } from './line-words.ts';
import { nextSummary, type Spoken, type SpokenState, type SummaryWords } from './spoken-summary.ts';

/** As often as one can listen to a sentence. */
const EVERY_MS = 3000;

const summaryWordsOf = (session: Session, reading: Reading): SummaryWords => ({
  wordsOf: ({ seq }) => {
    const event = fetchEvent(session, seq);
    return event && wordsFor(session, event, session.getState().events);
  },
  isOmitted: ({ kind }) => STAGED.has(kind) && reading.getState().onRun,
});

/** The setup of a run of the story is not read out: its pages describe it. */
const STAGED: ReadonlySet<Highlight['kind']> = new Set<Kind>([
  'timeout',
  'setTimer',
  'link',
  'network',
  'redraw',
  'settings',
  'failWrite',
  'drop',
  'duplicate',
  'deliver-now',
  'delay',
  'block',
  'unblock',
  'hold',
  'release',
]);

interface Props {
  readonly tooFast: boolean;
  readonly world: World;
}

/**
 * For screen readers, while lines come too quickly to be read out: a sentence from time to time about what
 * happened since the last one, and a final one when lines come slowly again. It stands before the lines and
 * changes together with them, so the order is right.
 */
export function Summary({ tooFast, world }: Props) {
  const session = useSession();
  const reading = useReading();
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!tooFast) return;
    const interval = setInterval(() => setRound((before) => before + 1), EVERY_MS);
    return () => clearInterval(interval);
  }, [tooFast]);
  const shown = useMemo(
    () => ({ history: session.run.history, tooFast, world, round }),
    [session, tooFast, world, round],
  );
  const next = useCallback(
    (now: SpokenState, before: Spoken | null): Spoken | null =>
      nextSummary(now, before, session.getState().highlights, summaryWordsOf(session, reading)),
    [session, reading],
  );
  const text = useKept(shown, null, next)?.text ?? '';
  return (
    <p className="hidden" role="status" aria-label={summary}>
      {text}
    </p>
  );
}
