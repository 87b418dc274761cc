import { useSession } from '../../store/session.ts';
import * as words from '../../words/controls.ts';
import { CommandButton } from './CommandButton.tsx';
import './controls.css';

/** Play and the steps, like a video player's. */
export function Transport() {
  const playing = useSession((state) => state.playing);
  return (
    <fieldset className="transport">
      <legend className="hidden">{words.steps}</legend>
      <CommandButton command="start" icon="start" label={words.toStart} />
      <CommandButton command="previous-highlight" icon="previous-highlight" label={words.previousHighlight} />
      <CommandButton command="previous-event" icon="previous" label={words.previousEvent} />
      <CommandButton
        command="toggle"
        icon={playing ? 'pause' : 'play'}
        label={playing ? words.pause : words.play}
        strong
        data-rest-focus
      />
      <CommandButton command="next-event" icon="next" label={words.nextEvent} />
      <CommandButton command="next-highlight" icon="next-highlight" label={words.nextHighlight} />
      <CommandButton command="end" icon="end" label={words.toEnd} />
      <CommandButton
        command="until"
        icon="until"
        label={words.playUntil}
        id="play-until"
        aria-haspopup="menu"
      />
    </fieldset>
  );
}
