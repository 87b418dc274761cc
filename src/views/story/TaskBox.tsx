import { useEffect, useState } from 'react';
import type { TaskWords } from '../../lessons/types.ts';
import { isDone, useStory } from '../../store/story/state.ts';
import { MISSES_BEFORE_HELP, showMe } from '../../store/story/task.ts';
import { Button } from '../../ui/Button.tsx';
import { REST } from '../../ui/focus.ts';
import { Prose } from './Prose.tsx';

/** How long readers may look for a way before help is offered. */
const HELP_AFTER_MS = 15_000;

/** Something to do to the cluster, and what came of it. */
export function TaskBox({ words }: { readonly words: TaskWords }) {
  const done = useStory(isDone);
  const onRun = useStory((story) => story.onRun);
  const missed = useStory((story) => story.missed);
  const watching = useStory((story) => story.watching !== null);
  const waited = useWaited(HELP_AFTER_MS);
  return (
    <section className={done ? 'task is-done' : 'task'} aria-label="To do">
      <div className="task-ask">
        <Prose text={words.ask} />
      </div>
      <div>
        {done && !onRun && <Prose text={words.done} />}
        {done && onRun && <p>You have done this before. Do it again, or go on.</p>}
        {!done && watching && <p>Watch.</p>}
        {!done && !watching && missed > 0 && <Prose text={words.other} />}
      </div>
      {!done && (
        <div className="task-help">
          {(waited || missed >= MISSES_BEFORE_HELP) && <Prose text={words.help} />}
          <Button data-focus-then={REST} onClick={showMe}>
            Show me how
          </Button>
        </div>
      )}
    </section>
  );
}

function useWaited(ms: number): boolean {
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const waiting = setTimeout(() => setWaited(true), ms);
    return () => clearTimeout(waiting);
  }, [ms]);
  return waited;
}
