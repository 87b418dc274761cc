/** All panels that are fetched after the tank, as one file. */
export { SmallEntryHead } from '../views/library/EntryWords.tsx';
export { Whereabouts } from '../views/narration/Whereabouts.tsx';
export { Timeline } from '../views/timeline/Timeline.tsx';
export { LogsOrStudy } from './LogsOrStudy.tsx';
export { SandboxColumn } from './SandboxColumn.tsx';
export { SmallSandbox } from './SmallSandbox.tsx';
export { SmallStory } from './SmallStory.tsx';
export { StoryColumn } from './StoryColumn.tsx';
