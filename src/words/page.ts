/** The page around its views: its regions, tabs and modes, and its own messages. */
export const product = 'Raftarium';
export const story = 'Story';
export const sandbox = 'Sandbox';
export const library = 'Library';
export const backToStory = 'Back to the story';
export const skip = 'Skip to';
export const toStage = 'To the stage';
export const toWords = 'To the words';
export const toEvents = 'To the events';
export const playback = 'Playback';
export const diagramHeight = 'Height of the diagram';

export const cancel = 'Cancel';
export const undo = 'Undo';
export const dismiss = 'Dismiss';
export const address = 'Address to copy';

export const wentWrong = (why: string) => `Something went wrong in this page: ${why} Your run is kept.`;
/** What the browser's storage holds. */
export const kept = {
  story: 'your progress in the story',
  run: 'the run of this tab and its branches',
} as const;
export const setting = (name: string) => `the setting “${name}”`;
export const isUnread = (what: string) =>
  `Not all that this browser kept could be read: ${what}. What could be read is here; the rest is set aside.`;
export const isTooLongToKeep =
  'This tab had no room to keep its run and branches over a reload: here is what its address holds. “Share” saves a long run as a file.';
