import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { TaskWords } from '../../lessons/types.ts';
import { play } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { isDone, type Story, useReading, useStory } from '../../store/story/state.ts';
import { followTasks, MISSES_BEFORE_HELP, showMe } from '../../store/story/task.ts';
import { Button } from '../../ui/Button.tsx';
import { REST } from '../../ui/focus.ts';
import * as texts from '../../words/story.ts';
import { Prose } from './Prose.tsx';

/** How long readers may try before help is offered. */
const HELP_AFTER_MS = 15_000;

/** A task, and what the reader's acts did. */
export function TaskBox({ words }: { readonly words: TaskWords }) {
  const reading = useReading();
  const reached = useStory((story) => story.reached);
  const [shown, setShown] = useState(false);
  useLayoutEffect(() => followTasks(reading), [reading]);
  const show = () => {
    setShown(true);
    showMe(reading);
  };
  return (
    <section className={reached ? 'task is-done' : 'task'} aria-label={texts.toDo}>
      <div className="task-ask">
        <Prose text={words.ask} />
      </div>
      {/* First how it was done, then the result. */}
      {shown && <Prose text={words.help} />}
      <TaskReply words={words} />
      {!reached && <Help text={shown ? null : words.help} onShow={show} />}
    </section>
  );
}

const actsOf = ({ reached, half, missed, watching, onRun }: Story) => ({
  reached,
  half,
  missed,
  watching,
  onRun,
});

/** What the page says to the reader's acts so far, and offers then. Scrolled into view when it changes. */
function TaskReply({ words }: { readonly words: TaskWords }) {
  const session = useSession();
  const acts = useStory(useShallow(actsOf));
  const doneBefore = useStory(isDone);
  const news = replyOf(acts, words);
  const reply = news ?? (doneBefore && acts.onRun ? texts.doneBefore : '');
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (news !== null && news !== '') box.current?.scrollIntoView({ block: 'nearest' });
  }, [news]);
  return (
    <div ref={box} className="task-reply">
      {reply !== '' && <Prose key={reply} text={reply} />}
      {acts.reached && words.play && (
        <div className="question-row">
          <Button strong onClick={() => play(session)}>
            {words.play}
          </Button>
        </div>
      )}
    </div>
  );
}

function replyOf({ reached, half, missed, watching }: ReturnType<typeof actsOf>, words: TaskWords) {
  if (reached) return words.done;
  if (watching !== null) return texts.watch;
  if (half) return words.half ?? words.other;
  return missed > 0 ? words.other : null;
}

/** How it is done: after a while, after some tries, or on request. `text`: null if it is shown elsewhere. */
function Help({ text, onShow }: { readonly text: string | null; readonly onShow: () => void }) {
  const missed = useStory((story) => story.missed);
  const waited = useWaited(HELP_AFTER_MS);
  const [asked, setAsked] = useState(false);
  const isShown = asked || waited || missed >= MISSES_BEFORE_HELP;
  return (
    <div className="task-help">
      {isShown && text !== null && <Prose text={text} />}
      <div className="task-ways">
        {!isShown && text !== null && (
          <Button data-focus-then=".task-ways .button" onClick={() => setAsked(true)}>
            {texts.hint}
          </Button>
        )}
        <Button data-focus-then={REST} onClick={onShow}>
          {texts.showHow}
        </Button>
      </div>
    </div>
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
