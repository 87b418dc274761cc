import { Narration } from '../views/narration/Narration.tsx';
import { BackToStory } from './BackToStory.tsx';
import { Hint } from './Hint.tsx';
import { RunTitle } from './RunTitle.tsx';

/** The column beside the tank that tells what happens in it, where no story does. */
export function SandboxColumn() {
  return (
    <div className="story">
      <BackToStory />
      <RunTitle />
      <Narration />
      <Hint />
    </div>
  );
}
