import { type ComponentType, useMemo } from 'react';
import { isIntroduced, type Story, useStory } from '../store/story/state.ts';
import { Deeds } from '../views/controls/Deeds.tsx';
import { Logs } from '../views/logs/Logs.tsx';
import { Events } from '../views/narration/Events.tsx';
import { CaptionsHeard } from '../views/story/CaptionsHeard.tsx';
import { Chapters } from '../views/story/Chapters.tsx';
import { Asides, StoryFoot } from '../views/story/StoryFoot.tsx';
import { StoryWords } from '../views/story/StoryWords.tsx';
import { Tabs } from './Tabs.tsx';
import { Time } from './Time.tsx';

const SHEETS = {
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

/** Each with what introduces it; the words are always there. */
const INTRODUCED = { Logs: 'logs', Events: 'events', Run: 'transport' } as const;

/** The sheets that the story has introduced, as their names in one text: so that it is the same while nothing changes. */
const namesOf = (story: Story): string =>
  Object.entries(INTRODUCED)
    .flatMap(([name, what]) => (isIntroduced(story, what) ? [name] : []))
    .join();

const sheetsOf = (names: string): Readonly<Record<string, ComponentType>> =>
  Object.fromEntries(
    Object.entries(SHEETS).filter(([name]) => name === 'Words' || names.split(',').includes(name)),
  );

/** On a phone: below the tank the words, or one of the other sheets; the way on stays under the thumb. */
export function SmallStory() {
  const page = useStory((story) => story.page);
  const names = useStory(namesOf);
  const sheets = useMemo(() => sheetsOf(names), [names]);
  return (
    <>
      <Chapters />
      <CaptionsHeard />
      <Tabs key={`${page.chapter}/${page.beat}`} label="Below the tank" sheets={sheets} />
      <StoryFoot bare />
    </>
  );
}
