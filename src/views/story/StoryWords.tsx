import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { BeatWords } from '../../lessons/types.ts';
import { pageFrom } from '../../store/story/pages.ts';
import { fetchAgain, returnToRun } from '../../store/story/reading.ts';
import {
  beatOf,
  beatWordsOf,
  indexOf,
  onwardOf,
  type Story,
  useReading,
  useStory,
} from '../../store/story/state.ts';
import { Failure } from '../../ui/Boundary.tsx';
import { Button } from '../../ui/Button.tsx';
import { REST } from '../../ui/focus.ts';
import { useFingers } from '../../ui/tap.ts';
import * as texts from '../../words/story.ts';
import { Related } from '../library/Related.tsx';
import { Ending } from './Ending.tsx';
import { PickBox } from './PickBox.tsx';
import { Prose } from './Prose.tsx';
import { QuestionBox } from './QuestionBox.tsx';
import { Recap } from './Recap.tsx';
import { TaskBox } from './TaskBox.tsx';
import './story.css';

/**
 * One page of the story: its words, its question or task, and the way back to it. `children`: shown with the
 * words.
 */
export function StoryWords({ children }: { readonly children?: ReactNode }) {
  const reading = useReading();
  const page = useStory((story) => story.page);
  const beat = useStory(beatOf);
  const words = useStory(beatWordsOf);
  const isLast = pageFrom(page, 1) === null;
  const missing = useStory((story) => story.missing);
  return (
    <div
      className="story-words"
      aria-live="polite"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
      role="group"
      aria-label={texts.page}
    >
      {missing !== null && (
        <Failure what={texts.chapterMissing} error={missing} onAgain={() => fetchAgain(reading)} />
      )}
      {beat && words && (
        <Article key={`${page.chapter}/${page.beat}`}>
          <h2>{words.title}</h2>
          <Prose text={words.text} />
          {isLast && <Ending />}
          {beat.question && words.question ? (
            <QuestionBox question={beat.question} words={words.question}>
              <Note words={words} />
            </QuestionBox>
          ) : (
            <>
              {beat.pick && words.pick && <PickBox size={beat.pick.size} words={words.pick} />}
              {beat.task && words.task && <TaskBox words={words.task} />}
            </>
          )}
          {children}
          {!beat.question && <Note words={words} />}
          <OffTheRun />
          {!isLast && <Recap />}
          <Related />
          <Onward />
        </Article>
      )}
    </div>
  );
}

/** For screen readers: the focus stays on Next, so its new label is not read out. */
function Onward() {
  const onward = useStory(onwardOf);
  return onward && <p className="hidden">{texts.onward(onward)}</p>;
}

function Note({ words: { note, touchNote = note } }: { readonly words: BeatWords }) {
  const text = useFingers() ? touchNote : note;
  if (text === undefined) return null;
  return (
    <aside className="story-note">
      <Prose text={text} />
    </aside>
  );
}

/** Scrolled to its top, wherever the previous page was scrolled. */
function Article({ children }: { readonly children: ReactNode }) {
  const article = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (article.current?.parentElement) article.current.parentElement.scrollTop = 0;
    window.scrollTo(0, 0);
  }, []);
  return (
    <article ref={article} data-focus-then=".story-words">
      {children}
    </article>
  );
}

/** The reader has changed the run: nothing is lost by it. */
function OffTheRun() {
  const reading = useReading();
  const onRun = useStory((story) => story.onRun);
  const reached = useStory((story) => story.reached);
  const goesOn = useStory(isGoingOn);
  const isTask = useStory((story) => beatOf(story)?.task !== undefined);
  if (onRun) return null;
  return (
    // The act of a task leaves the story's run, too: then the page says what it did.
    <p className="off-the-run" aria-live={isTask && !reached ? 'off' : 'polite'}>
      {reached ? (goesOn ? texts.ownRun : texts.ownRunAtItsEnd) : texts.otherRun}{' '}
      <Button data-focus-then={REST} onClick={() => returnToRun(reading)}>
        {texts.returnToStory}
      </Button>
    </p>
  );
}

/** The next page goes on with the run of this one. */
function isGoingOn(story: Story): boolean {
  const next = story.lesson?.chapter.beats[indexOf(story) + 1];
  return next !== undefined && next.scenario === undefined;
}
