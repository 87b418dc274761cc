import { useSession } from '../store/session.ts';
import { ClusterActions } from '../views/controls/ClusterActions.tsx';
import { CommandButton } from '../views/controls/CommandButton.tsx';
import { Doors } from '../views/controls/Doors.tsx';
import { ServersField } from '../views/controls/ServersField.tsx';
import { SmallEntryRest } from '../views/library/EntryWords.tsx';
import { useOpenEntry } from '../views/library/useOpenEntry.ts';
import { Logs } from '../views/logs/Logs.tsx';
import { Narration } from '../views/narration/Narration.tsx';
import { StudyPanel } from '../views/study/StudyPanel.tsx';
import { breakRule } from '../words/controls.ts';
import { BackToStory } from './BackToStory.tsx';
import { EditorPanel } from './EditorPanel.tsx';
import { Hint } from './Hint.tsx';
import { RunTitle } from './RunTitle.tsx';
import { type Sheets, Tabs } from './Tabs.tsx';
import { Time } from './Time.tsx';

const SHEETS: Sheets = { events: WhatHappens, logs: Logs, cluster: Cluster };

/** On a phone: the time below the tank, and the rest as tabs. */
export function SmallSandbox() {
  const isEditing = useSession(({ editor }) => editor !== null);
  const isStudying = useSession(({ study }) => study !== null);
  return (
    <>
      <Time />
      {isEditing ? <EditorPanel /> : isStudying ? <StudyPanel /> : <Tabs sheets={SHEETS} />}
    </>
  );
}

function WhatHappens() {
  const entry = useOpenEntry();
  return (
    <div className="what-happens">
      {entry && <SmallEntryRest key={entry.slug} entry={entry} />}
      <Narration />
      <Hint />
      <BackToStory />
    </div>
  );
}

function Cluster() {
  return (
    <div className="cluster-sheet">
      <RunTitle />
      <ClusterActions />
      <div className="small-doors">
        <Doors />
        <CommandButton command="rules" icon="off" label={breakRule} withLabel />
        <ServersField />
      </div>
    </div>
  );
}
