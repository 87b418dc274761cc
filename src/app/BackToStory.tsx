import { backToStory } from '../store/story/reading.ts';
import { useReading, useStory } from '../store/story/state.ts';
import { Button } from '../ui/Button.tsx';
import { REST } from '../ui/focus.ts';
import * as words from '../words/page.ts';

/** From the sandbox back to the last page of the story; nothing if there is none. */
export function BackToStory() {
  const reading = useReading();
  const cameFromThere = useStory(({ mode, lesson }) => mode === 'sandbox' && lesson !== null);
  if (!cameFromThere) return null;
  return (
    <Button className="back-to-story" data-focus-then={REST} onClick={() => backToStory(reading)}>
      {words.backToStory}
    </Button>
  );
}
