import { ClusterActions } from '../views/controls/ClusterActions.tsx';
import { NewRun } from '../views/controls/NewRun.tsx';
import { Logs } from '../views/logs/Logs.tsx';
import { Narration } from '../views/narration/Narration.tsx';
import { BackToStory } from './BackToStory.tsx';
import { Hint } from './Hint.tsx';
import { RunTitle } from './RunTitle.tsx';
import { type Sheets, Tabs } from './Tabs.tsx';
import { Time } from './Time.tsx';

const SHEETS: Sheets = { events: WhatHappens, logs: Logs, cluster: Cluster };

/** On a phone: below the tank its time, and the rest one sheet at a time. */
export function SmallSandbox() {
  return (
    <>
      <Time />
      <Tabs sheets={SHEETS} />
    </>
  );
}

function WhatHappens() {
  return (
    <div className="what-happens">
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
      <NewRun />
    </div>
  );
}
