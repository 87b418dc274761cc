import { useSession } from '../../store/session.ts';
import { type Story, useStory } from '../../store/story/state.ts';
import { EntryWords } from '../../views/library/EntryWords.tsx';
import { useOpenEntry } from '../../views/library/useOpenEntry.ts';
import { Events } from '../../views/narration/Events.tsx';
import { Headline } from '../../views/narration/Headline.tsx';
import { StoryFoot } from '../../views/story/StoryFoot.tsx';
import { StoryWords } from '../../views/story/StoryWords.tsx';
import { RunTitle } from '../RunTitle.tsx';
import '../../views/narration/narration.css';

const isReading = ({ mode }: Story) => mode === 'story';

/** The words of a page of the story, of an entry of the library, or of what just happened. */
export function EmbedWords() {
  const isStory = useStory(isReading);
  const entry = useOpenEntry();
  const { allowed } = useSession();
  if (isStory)
    return (
      <div className="embed-words" inert={allowed?.has('read') === false}>
        <StoryWords />
        <StoryFoot bare />
      </div>
    );
  if (entry)
    return (
      <div className="embed-words">
        <EntryWords key={entry.slug} entry={entry} />
      </div>
    );
  return (
    <div className="embed-words is-events">
      <RunTitle />
      <Headline />
      <Events />
    </div>
  );
}
