/** All keys, in groups, as the help lists them. */
import { COMMANDS, type Command, type Mode, signsOf } from './keys.ts';

export interface KeyGroup {
  readonly title: string;
  readonly rows: readonly (readonly [keys: readonly string[], name: string])[];
}

/** What has the focus has keys of its own. */
const TRACK: KeyGroup = {
  title: 'With the focus on the track',
  rows: [
    [['+ −'], 'Zoom'],
    [['0'], 'The whole run'],
    [['Page ↑ ↓'], 'Along the run'],
  ],
};
const STAGE: KeyGroup = {
  title: 'With the focus on the stage',
  rows: [
    [['← →'], 'To the next server or message'],
    [['Enter'], 'Its menu; or it is the answer'],
  ],
};
const DIAGRAM: KeyGroup = {
  title: 'With the focus on the diagram',
  rows: [
    [['← →'], 'From event to event of a server'],
    [['↑ ↓'], 'To another server'],
    [['Enter'], 'Go to the event'],
    [['Shift F10'], 'What if …?'],
    [['Shift ← →'], 'Along the run'],
    [['+ −', '0'], 'Zoom; back to the playhead'],
  ],
};

function rowsOf(commands: readonly Command[], mode: Mode, letters: boolean): KeyGroup['rows'] {
  return commands.flatMap((command) => {
    const keys = signsOf(command, mode, letters);
    return keys.length === 0 ? [] : [[keys, command.name] as const];
  });
}

/** The keys of the story are listed in the sandbox too: those that are others there. */
const isOfStory = ({ group, inStory }: Command): boolean => group === 'The story' || inStory !== undefined;

/** Every key of the page while it is in `mode`, and those of the story. `letters`: whether single characters are commands. */
export function keyGroups(mode: Mode, letters: boolean): readonly KeyGroup[] {
  const group = (title: Command['group']): KeyGroup => ({
    title,
    rows: rowsOf(
      COMMANDS.filter((command) => command.group === title),
      mode,
      letters,
    ),
  });
  const story =
    mode === 'story'
      ? group('The story')
      : { title: 'In the story', rows: rowsOf(COMMANDS.filter(isOfStory), 'story', letters) };
  // In an order that fills three columns evenly.
  const all = [group('Time'), TRACK, group('The cluster'), story, group('The page'), STAGE, DIAGRAM];
  return all.filter(({ rows }) => rows.length > 0);
}
