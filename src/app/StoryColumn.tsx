import { type MouseEvent, useState } from 'react';
import { useIntroduced } from '../store/story/state.ts';
import { Events } from '../views/narration/Events.tsx';
import { CaptionsHeard } from '../views/story/CaptionsHeard.tsx';
import { Chapters } from '../views/story/Chapters.tsx';
import { StoryFoot } from '../views/story/StoryFoot.tsx';
import { StoryWords } from '../views/story/StoryWords.tsx';
import * as words from '../words/columns.ts';

/** The column of the story: chapters, words, the way on, and the events of the run. */
export function StoryColumn() {
  const hasEvents = useIntroduced('events');
  return (
    <div className="story-column">
      <Chapters />
      <CaptionsHeard />
      <StoryWords />
      <StoryFoot />
      {hasEvents && <Happenings />}
    </div>
  );
}

/** The events of the run: the last lines, or more of them. The rule is shown if there is room. */
function Happenings() {
  const [tall, setTall] = useState(false);
  const giveRoom = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('.line-button')) setTall(true);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- a press of a line in it, by whatever means, is a click
    <div className={tall ? 'happenings is-tall' : 'happenings'} onClickCapture={giveRoom}>
      <button
        type="button"
        className="happenings-more"
        aria-expanded={tall}
        title={tall ? words.fewerLines : words.moreLines}
        onClick={() => setTall(!tall)}
      >
        <span className="hidden">{words.moreHappenings}</span>
        <svg viewBox="0 0 20 8" aria-hidden="true">
          <path d={tall ? 'M5 2l5 4 5-4' : 'M5 6l5-4 5 4'} />
        </svg>
      </button>
      <Events />
    </div>
  );
}
