import { useEffect, useMemo, useState } from 'react';
import type { Highlight } from '../../sim/highlights.ts';
import type { Kind, World } from '../../sim/types.ts';
import { recall } from '../../store/recall.ts';
import { run, useSession } from '../../store/session.ts';
import { useStory } from '../../store/story/state.ts';
import { useKept } from '../../ui/kept.ts';
import { wordsFor } from './line-words.ts';
import { nextSummary, type Spoken, type SpokenState, type Telling } from './spoken-summary.ts';

/** As often as a sentence can be listened to. */
const EVERY_MS = 3000;

const TELLING: Telling = {
  tell: ({ seq }) => {
    const event = recall(seq);
    return event && wordsFor(event, useSession.getState().events);
  },
  isOmitted: ({ kind }) => STAGED.has(kind) && useStory.getState().onRun,
};

/** How a run of the story is staged: its pages tell what comes of it. */
const STAGED: ReadonlySet<Highlight['kind']> = new Set<Kind>([
  'timeout',
  'setTimer',
  'link',
  'network',
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
 * For the ear, while lines come too quickly to be read out: what happened since the last sentence, now and then, and once more when
 * they come slowly again. It stands before the lines, and changes along with them: what happened first is heard first.
 */
export function Summary({ tooFast, world }: Props) {
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!tooFast) return;
    const telling = setInterval(() => setRound((before) => before + 1), EVERY_MS);
    return () => clearInterval(telling);
  }, [tooFast]);
  const shown = useMemo(() => ({ history: run.history, tooFast, world, round }), [tooFast, world, round]);
  const text = useKept(shown, null, next)?.text ?? '';
  return (
    <p className="hidden" role="status" aria-label="Summary">
      {text}
    </p>
  );
}

const next = (shown: SpokenState, before: Spoken | null): Spoken | null =>
  nextSummary(shown, before, useSession.getState().highlights, TELLING);
