import { backToStory } from '../store/story/reading.ts';
import { useReading, useStory } from '../store/story/state.ts';
import { Button } from '../ui/Button.tsx';
import { REST } from '../ui/focus.ts';
import * as words from '../words/page.ts';

/** From the sandbox to the page that one came from; nothing where one came from none. */
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
