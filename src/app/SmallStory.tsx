import type { ComponentType } from 'react';
import { useIntroduced, useStory } from '../store/story/state.ts';
import { ClusterActions } from '../views/controls/ClusterActions.tsx';
import { Logs } from '../views/logs/Logs.tsx';
import { Events } from '../views/narration/Events.tsx';
import { CaptionsHeard } from '../views/story/CaptionsHeard.tsx';
import { Chapters } from '../views/story/Chapters.tsx';
import { Asides, StoryFoot } from '../views/story/StoryFoot.tsx';
import { StoryWords } from '../views/story/StoryWords.tsx';
import { Tabs } from './Tabs.tsx';
import { Time } from './Time.tsx';
import { useLogs } from './useLogs.ts';

/** The logs stand with the words: most of what is said of entries could not be seen otherwise. */
function Words() {
  const hasLogs = useLogs();
  return (
    <>
      <StoryWords>
        {hasLogs && (
          <div className="logs-with-words" aria-live="off">
            <Logs />
          </div>
        )}
      </StoryWords>
      <Asides />
    </>
  );
}

const SHEETS = {
  Words,
  Logs,
  Events,
  Run: () => (
    <div className="cluster-sheet">
      <Time />
      <ClusterActions />
    </div>
  ),
};

/** The words, and the sheets that the story has introduced. */
function useSheets(): Readonly<Record<string, ComponentType>> {
  const there: Readonly<Record<keyof typeof SHEETS, boolean>> = {
    Words: true,
    Logs: useLogs(),
    Events: useIntroduced('events'),
    Run: useIntroduced('transport'),
  };
  return Object.fromEntries(Object.entries(SHEETS).filter(([name]) => there[name as keyof typeof SHEETS]));
}

/** On a phone: below the tank the words, or one of the other sheets; the way on stays under the thumb. */
export function SmallStory() {
  const page = useStory((story) => story.page);
  const sheets = useSheets();
  return (
    <>
      <Chapters />
      <CaptionsHeard />
      <Tabs key={`${page.chapter}/${page.beat}`} label="Below the tank" sheets={sheets} />
      <StoryFoot bare />
    </>
  );
}
