import { Narration } from '../views/narration/Narration.tsx';
import { BackToStory } from './BackToStory.tsx';
import { Hint } from './Hint.tsx';
import { RunTitle } from './RunTitle.tsx';

/** The column beside the tank with the events of the sandbox. */
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
