import { useSession } from '../../store/session.ts';
import { CommandButton } from './CommandButton.tsx';
import './controls.css';

/** Play and the steps, like a video player's. */
export function Transport() {
  const playing = useSession((state) => state.playing);
  return (
    <fieldset className="transport">
      <legend className="hidden">Steps</legend>
      <CommandButton command="start" icon="start" label="To the start" />
      <CommandButton command="previous-highlight" icon="previous-highlight" label="Previous highlight" />
      <CommandButton command="previous-event" icon="previous" label="Previous event" />
      <CommandButton
        command="toggle"
        icon={playing ? 'pause' : 'play'}
        label={playing ? 'Pause' : 'Play'}
        strong
        data-rest-focus
      />
      <CommandButton command="next-event" icon="next" label="Next event" />
      <CommandButton command="next-highlight" icon="next-highlight" label="Next highlight" />
      <CommandButton command="end" icon="end" label="To the end" />
      <CommandButton command="until" icon="until" label="Play until" id="play-until" aria-haspopup="menu" />
    </fieldset>
  );
}
