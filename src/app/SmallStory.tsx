import type { ComponentType } from 'react';
import { useStory } from '../store/story/state.ts';
import { Deeds } from '../views/controls/Deeds.tsx';
import { Logs } from '../views/logs/Logs.tsx';
import { Events } from '../views/narration/Events.tsx';
import { CaptionsHeard } from '../views/story/CaptionsHeard.tsx';
import { Chapters } from '../views/story/Chapters.tsx';
import { Asides, StoryFoot } from '../views/story/StoryFoot.tsx';
import { StoryWords } from '../views/story/StoryWords.tsx';
import { Tabs } from './Tabs.tsx';
import { Time } from './Time.tsx';

const SHEETS: Readonly<Record<string, ComponentType>> = {
  Words: () => (
    <>
      <StoryWords />
      <Asides />
    </>
  ),
  Logs,
  Events,
  Run: () => (
    <div className="cluster-sheet">
      <Time />
      <Deeds />
    </div>
  ),
};

/** On a phone: below the tank the words, or one of the other sheets; the way on stays under the thumb. */
export function SmallStory() {
  const page = useStory((story) => story.page);
  return (
    <>
      <Chapters />
      <CaptionsHeard />
      <Tabs key={`${page.chapter}/${page.beat}`} label="Below the tank" sheets={SHEETS} />
      <StoryFoot bare />
    </>
  );
}
