/** All keys, in groups, for the help. */

import * as words from '../words/commands.ts';
import { COMMANDS, type Command, keysIn, type Mode, signOf, signsOf } from './keys.ts';

export interface KeyGroup {
  readonly title: string;
  readonly rows: readonly (readonly [keys: readonly string[], name: string])[];
}

/** Focused elements have keys of their own. */
const TRACK: KeyGroup = {
  title: words.onTrack,
  rows: [
    [['+ −'], words.zoom],
    [['0'], words.wholeRun],
    [[words.pageKeys], words.alongRun],
  ],
};
const STAGE: KeyGroup = {
  title: words.onStage,
  rows: [
    [['← →'], words.nextOnStage],
    [[words.enter], words.menuOrAnswer],
  ],
};
const DIAGRAM: KeyGroup = {
  title: words.onDiagram,
  rows: [
    [['← →'], words.fromEventToEvent],
    [['↑ ↓'], words.anotherServer],
    [[words.enter], words.goToEvent],
    [[words.shiftF10], words.whatIf],
    [[words.shiftArrows], words.alongRun],
    [['+ −', '0'], words.zoomOrBack],
  ],
};

const LIBRARY: KeyGroup = {
  title: words.onEntries,
  rows: [
    [['← → ↑ ↓'], words.toNeighbour],
    [[words.home, words.endKey], words.firstOrLast],
    [[words.enter], words.openEntry],
  ],
};

function rowsOf(commands: readonly Command[], mode: Mode, letters: boolean): KeyGroup['rows'] {
  return commands.flatMap((command) => {
    const keys = signsOf(command, mode, letters);
    return keys.length === 0 ? [] : [[keys, command.name] as const];
  });
}

/** Keys that differ in the story are listed in the sandbox too. */
const isOfStory = ({ group, inStory }: Command): boolean => group === 'story' || inStory !== undefined;

/** All keys in a `mode`, and those of the story. `letters`: whether single characters are commands. */
export function keyGroups(mode: Mode, letters: boolean): readonly KeyGroup[] {
  const group = (id: Command['group']): KeyGroup => ({
    title: words.groups[id],
    rows: rowsOf(
      COMMANDS.filter((command) => command.group === id && !command.inHall),
      mode,
      letters,
    ),
  });
  // One line has to do for the keys of the hall: all keys are in one view on a low projector.
  const ofHall = COMMANDS.filter(({ inHall }) => inHall).flatMap((one) =>
    keysIn(one, mode, letters).slice(0, 1),
  );
  const page = {
    ...group('page'),
    rows: [...group('page').rows, [ofHall.map(signOf), words.inHall] as const],
  };
  if (mode === 'library') return [group('page'), LIBRARY];
  const story =
    mode === 'story'
      ? group('story')
      : { title: words.inStory, rows: rowsOf(COMMANDS.filter(isOfStory), 'story', letters) };
  // In an order that fills three columns evenly.
  const all = [group('time'), TRACK, STAGE, group('cluster'), story, page, DIAGRAM];
  return all.filter(({ rows }) => rows.length > 0);
}
