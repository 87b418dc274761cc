import { useSession } from '../store/session.ts';
import { ServersField } from '../views/controls/ServersField.tsx';
import { EntryWords } from '../views/library/EntryWords.tsx';
import { useOpenEntry } from '../views/library/useOpenEntry.ts';
import { Narration } from '../views/narration/Narration.tsx';
import { StudyPanel } from '../views/study/StudyPanel.tsx';
import { BackToStory } from './BackToStory.tsx';
import { EditorPanel } from './EditorPanel.tsx';
import { Hint } from './Hint.tsx';
import { RunTitle } from './RunTitle.tsx';

/** The column beside the tank with the events of the sandbox. */
export function SandboxColumn() {
  const entry = useOpenEntry();
  const isEditing = useSession(({ editor }) => editor !== null);
  const isStudying = useSession(({ study, hall }) => study !== null && !hall);
  if (isEditing)
    return (
      <div className="story">
        <EditorPanel />
      </div>
    );
  if (isStudying)
    return (
      <div className="story">
        <StudyPanel />
      </div>
    );
  return (
    <div className="story">
      <BackToStory />
      {entry ? (
        <EntryWords key={entry.slug} entry={entry} />
      ) : (
        <div className="run-head">
          <RunTitle />
          <ServersField />
        </div>
      )}
      <Narration />
      <Hint />
    </div>
  );
}
