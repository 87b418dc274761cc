import { useId } from 'react';
import { useKeysOf } from '../../store/keys.ts';
import { pageFrom } from '../../store/story/pages.ts';
import { goOn } from '../../store/story/question.ts';
import { previousPage, takeOver } from '../../store/story/reading.ts';
import {
  beatOf,
  indexOf,
  isAsking,
  isAtChapterEnd,
  onwardOf,
  type Story,
  useReading,
  useStory,
} from '../../store/story/state.ts';
import { replay } from '../../store/story/trial.ts';
import { Button } from '../../ui/Button.tsx';
import { REST } from '../../ui/focus.ts';
import { Icon } from '../../ui/Icon.tsx';
import * as texts from '../../words/story.ts';
import { withKeys } from '../../words/ui.ts';
import { ToGuesses } from './ToGuesses.tsx';

/** Next and Back, always in the same place. `bare`: and nothing else, if there is little room. */
export function StoryFoot({ bare = false }: { readonly bare?: boolean }) {
  const reading = useReading();
  const page = useStory((story) => story.page);
  const isFirst = pageFrom(page, -1) === null;
  const isLast = pageFrom(page, 1) === null;
  const onward = useStory(onwardOf);
  const isChapterEnd = useStory(isAtChapterEnd);
  return (
    <footer className="story-foot">
      {!isLast && <ToGuesses />}
      <div className="story-aside">
        <BeatDots />
        {!bare && <Asides />}
      </div>
      <div className={isChapterEnd && !isLast ? 'turns is-chapter-end' : 'turns'}>
        <Turn
          command="previous-page"
          label={texts.back}
          isEnd={isFirst}
          onTurn={() => previousPage(reading)}
        />
        <Turn
          command="next-page"
          label={texts.next}
          isEnd={isLast}
          onTurn={() => goOn(reading)}
          strong={!isLast}
        >
          {onward}
        </Turn>
      </div>
    </footer>
  );
}

interface TurnProps {
  readonly command: 'next-page' | 'previous-page';
  readonly label: string;
  readonly isEnd: boolean;
  readonly onTurn: () => void;
  readonly strong?: boolean;
  /** Its target, in words. */
  readonly children?: string | null;
}

/** It keeps the focus when there is nothing more to turn to. */
function Turn({ command, label, isEnd, onTurn, strong = false, children }: TurnProps) {
  const keys = useKeysOf(command);
  const [name, more] = [useId(), useId()];
  return (
    <Button
      strong={strong}
      className={children ? 'turn is-onward' : 'turn'}
      title={withKeys(label, keys)}
      aria-disabled={isEnd || undefined}
      data-rest-focus={command === 'next-page' || undefined}
      {...(children && { 'aria-labelledby': name, 'aria-describedby': more })}
      onClick={onTurn}
    >
      {children ? (
        <>
          <span className="turn-words">
            <span className="turn-name" id={name}>
              {label}
            </span>{' '}
            <span id={more}>{children}</span>
          </span>
          <Icon name="request" />
        </>
      ) : (
        label
      )}
    </Button>
  );
}

/** The place in the chapter. */
function BeatDots() {
  const at = useStory(indexOf);
  const beats = useStory(({ lesson }) => lesson?.chapter.beats);
  const lines = beats ?? [];
  return (
    <p className="beat-dots">
      <span className="hidden">{texts.pageOf(at + 1, lines.length)}</span>
      <span aria-hidden="true">
        {lines.map(({ id }, i) => (
          <i key={id} data-is={i < at ? 'past' : i === at ? 'now' : 'to-come'} />
        ))}
      </span>
    </p>
  );
}

/** The page can be played again. */
const hasPlayed = (story: Story): boolean =>
  story.onRun && !isAsking(story) && (story.trial !== null || beatOf(story)?.until !== undefined);

/** Other commands of a page. */
export function Asides() {
  const reading = useReading();
  const canReplay = useStory(hasPlayed);
  return (
    <div className="asides">
      {canReplay && (
        <Button data-focus-then={REST} onClick={() => replay(reading)}>
          {texts.playAgain}
        </Button>
      )}
      <Button data-focus-then={REST} onClick={() => void takeOver(reading)} title={texts.takeOverHint}>
        {texts.takeOver}
      </Button>
    </div>
  );
}
