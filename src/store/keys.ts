/** Every command that has a key: the key handler, tooltips and the help use this list. */

import { isAnyCut, isHolding } from '../sim/ways.ts';
import * as words from '../words/commands.ts';
import type { Command, CommandId, Mode } from './command.ts';
import * as commands from './commands.ts';
import { showDiagram, toggleDiagram } from './diagram.ts';
import { showEditor, toggleEditor } from './editor.ts';
import { walkLines } from './figure/walk-part.ts';
import { showHall, toggleHall } from './hall.ts';
import { IN_HALL } from './hall-keys.ts';
import { toggleLens } from './lens.ts';
import { useLetterKeys } from './letterKeys.ts';
import { inHall } from './present/hall-part.ts';
import { type Session, type SessionState, useSession } from './session.ts';
import { withFiles } from './story/files-part.ts';
import { focusSearch } from './story/library.ts';
import { chooseNumber, goOn } from './story/question.ts';
import { previousPage } from './story/reading.ts';
import { type Reading, useStory } from './story/state.ts';
import { closeStudy } from './study.ts';
import { startTour } from './tour.ts';
import { cancelWork } from './work.ts';

export type { Command, CommandId, Mode } from './command.ts';

function closeOne(session: Session): void {
  const { work, selected, notice, hall, editor, study } = session.getState();
  if (work !== null) cancelWork(session);
  else if (selected !== null || notice !== null) commands.closeAll(session);
  else if (hall) showHall(session, false);
  else if (editor !== null) showEditor(session, false);
  else if (study !== null) closeStudy(session);
  else showDiagram(session, false);
}

const noRules = ({ study }: SessionState): string | null => (study?.what === 'rules' ? null : words.noRules);

const CHOICES: readonly Command[] = Array.from({ length: 9 }, (_, i) => ({
  id: `choose-${i + 1}`,
  name: words.choose,
  group: 'story',
  key: String(i + 1),
  only: 'story',
  printed: i === 0 ? '1 – 9' : '',
  run: (_, reading) => chooseNumber(reading, i + 1),
}));

export const COMMANDS: readonly Command[] = [
  ...IN_HALL,
  {
    id: 'next-page',
    name: words.nextPage,
    group: 'story',
    key: ' ',
    also: ['ArrowRight', 'PageDown'],
    only: 'story',
    run: (_, reading) => goOn(reading),
  },
  {
    id: 'previous-page',
    name: words.previousPage,
    group: 'story',
    key: 'ArrowLeft',
    also: ['PageUp'],
    only: 'story',
    run: (_, reading) => previousPage(reading),
  },
  ...CHOICES,
  { id: 'toggle', name: words.toggle, group: 'time', key: ' ', inStory: 'k', run: commands.toggle },
  {
    id: 'next-event',
    name: words.nextEvent,
    group: 'time',
    key: 'ArrowRight',
    inStory: '.',
    run: commands.nextEvent,
  },
  {
    id: 'previous-event',
    name: words.previousEvent,
    group: 'time',
    key: 'ArrowLeft',
    inStory: ',',
    run: commands.previousEvent,
  },
  {
    id: 'next-highlight',
    name: words.nextHighlight,
    group: 'time',
    key: 'ArrowRight',
    shift: true,
    alsoInSandbox: ['PageDown'],
    run: commands.nextHighlight,
  },
  {
    id: 'previous-highlight',
    name: words.previousHighlight,
    group: 'time',
    key: 'ArrowLeft',
    shift: true,
    alsoInSandbox: ['PageUp'],
    run: commands.previousHighlight,
  },
  {
    id: 'next-line',
    name: words.nextLine,
    group: 'time',
    key: 'j',
    // The panel says them: it is there when they count.
    printed: '',
    whyNot: noRules,
    run: walkLines(1),
  },
  {
    id: 'previous-line',
    name: words.nextLine,
    group: 'time',
    key: 'j',
    shift: true,
    printed: '',
    whyNot: noRules,
    run: walkLines(-1),
  },
  { id: 'slower', name: words.slower, group: 'time', key: '[', run: commands.slower },
  { id: 'faster', name: words.faster, group: 'time', key: ']', run: commands.faster },
  { id: 'start', name: words.start, group: 'time', key: 'Home', run: commands.toStart },
  {
    id: 'end',
    name: words.end,
    group: 'time',
    key: 'End',
    run: commands.toEnd,
  },
  {
    id: 'until',
    name: words.until,
    group: 'time',
    key: 'u',
    run: commands.chooseUntil,
  },
  {
    id: 'request',
    name: words.request,
    group: 'cluster',
    key: 'r',
    run: (session) => commands.openDialog(session, { name: 'request', server: 'leader' }),
  },
  {
    id: 'partition',
    name: words.partition,
    group: 'cluster',
    key: 'p',
    run: (session) => commands.openDialog(session, { name: 'partition' }),
  },
  {
    id: 'heal',
    name: words.heal,
    group: 'cluster',
    key: 'h',
    whyNot: ({ world }) => (isAnyCut(world.network) ? null : words.noWall),
    run: commands.heal,
  },
  {
    id: 'release',
    name: words.release,
    group: 'cluster',
    key: 'g',
    whyNot: ({ world }) => (isHolding(world) ? null : words.nothingHeld),
    run: commands.releaseAll,
  },
  {
    id: 'network',
    name: words.network,
    group: 'cluster',
    key: 'w',
    run: (session) => commands.openDialog(session, { name: 'network' }),
  },
  {
    id: 'new-run',
    name: words.newRun,
    group: 'cluster',
    key: 'n',
    only: 'sandbox',
    run: (session) => commands.anotherRun(session),
  },
  {
    id: 'settings',
    name: words.settings,
    group: 'cluster',
    key: 's',
    only: 'sandbox',
    run: (session) => commands.openDialog(session, { name: 'settings' }),
  },
  {
    id: 'rules',
    name: words.rules,
    group: 'cluster',
    key: 'b',
    only: 'sandbox',
    run: (session) => commands.openDialog(session, { name: 'broken-rules' }),
  },
  {
    id: 'undo',
    name: words.undo,
    group: 'cluster',
    key: 'z',
    control: true,
    whyNot: ({ canUndo }) => (canUndo ? null : words.nothingDone),
    run: commands.undo,
  },
  {
    id: 'files',
    name: words.files,
    group: 'page',
    key: 'o',
    run: (session) => commands.openDialog(session, { name: 'files' }),
  },
  {
    id: 'open',
    name: words.open,
    group: 'page',
    key: 'o',
    control: true,
    // The line of `files` names both.
    printed: '',
    run: (session, reading) => void withFiles(session, ({ pickFile }) => pickFile(reading)),
  },
  {
    id: 'save',
    name: words.save,
    group: 'page',
    key: 's',
    control: true,
    printed: '',
    run: (session) => void withFiles(session, ({ saveDocument }) => saveDocument(session)),
  },
  { id: 'edit', name: words.edit, group: 'page', key: 'e', only: 'sandbox', run: toggleEditor },
  { id: 'look', name: words.look, group: 'page', key: 'i', run: commands.lookCloser },
  { id: 'lens', name: words.lens, group: 'page', key: 'a', run: (_, reading) => toggleLens(reading) },
  { id: 'diagram', name: words.diagram, group: 'page', key: 'd', run: toggleDiagram },
  {
    id: 'hall',
    name: words.hall,
    group: 'page',
    key: 'f',
    run: toggleHall,
  },
  { id: 'presenter', name: words.presenter, group: 'page', key: 'v', run: inHall('openPresenter') },
  {
    id: 'legend',
    name: words.legend,
    group: 'page',
    key: 'l',
    run: (session) => commands.openDialog(session, { name: 'legend' }),
  },
  {
    id: 'help',
    name: words.help,
    group: 'page',
    key: '?',
    inLibrary: true,
    run: (session) => commands.openDialog(session, { name: 'help' }),
  },
  {
    id: 'find',
    name: words.find,
    group: 'page',
    key: '/',
    only: 'library',
    inLibrary: true,
    run: focusSearch,
  },
  { id: 'tour', name: words.tour, group: 'page', key: 't', only: 'sandbox', run: startTour },
  {
    id: 'close',
    name: words.close,
    group: 'page',
    key: 'Escape',
    inLibrary: true,
    run: closeOne,
  },
];

const SIGNS: Readonly<Record<string, string>> = {
  ' ': words.space,
  ArrowRight: '→',
  ArrowLeft: '←',
  PageDown: words.pageDown,
  PageUp: words.pageUp,
  Home: words.home,
  End: words.endKey,
  Escape: words.escape,
};

export interface Key {
  readonly key: string;
  readonly shift: boolean;
  readonly control: boolean;
}

/** A character that may be typed by accident, or by speech input; Space is none. */
const isSingle = ({ key, control }: Key): boolean => key.length === 1 && key !== ' ' && !control;

/**
 * The keys of a command in a mode; none if it does not exist there. `letters`: whether single characters are
 * commands.
 */
export function keysIn(command: Command, mode: Mode, letters = true): readonly Key[] {
  const { key, also = [], alsoInSandbox = [], inStory, only, shift = false, control = false } = command;
  if (only !== undefined && only !== mode) return [];
  if (mode === 'library' && !command.inLibrary) return [];
  const own = mode === 'story' && inStory !== undefined ? [inStory] : [key, ...also];
  const others = mode === 'sandbox' ? alsoInSandbox : [];
  const all = [
    ...own.map((one) => ({ key: one, shift, control })),
    ...others.map((one) => ({ key: one, shift: false, control: false })),
  ];
  return letters ? all : all.filter((one) => !isSingle(one));
}

export const signOf = ({ key, shift, control }: Key): string =>
  [control && words.control, shift && words.shift, SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key)]
    .filter(Boolean)
    .join(' ');

/** The keys of a command as they are printed, one by one: `Shift →`. */
export function signsOf(command: Command, mode: Mode, letters: boolean): readonly string[] {
  const { printed } = command;
  const keys = keysIn(command, mode, letters);
  if (printed === undefined) return keys.map(signOf);
  return keys.length > 0 && printed !== '' ? [printed] : [];
}

/** The same in one line; '' if it has none of its own. */
export const keyHint = (command: Command, mode: Mode = 'sandbox', letters = true): string =>
  signsOf(command, mode, letters).join(words.or);

export function commandOf(id: CommandId): Command {
  const found = COMMANDS.find((command) => command.id === id);
  if (!found) throw new Error(`there is no command ${id}`);
  return found;
}

const isPossible = ({ whyNot }: Command, state: SessionState): boolean => (whyNot?.(state) ?? null) === null;

/** Runs a command if it can be done now. Buttons and keys call this. */
export function runCommand(command: Command, reading: Reading): void {
  const { session } = reading;
  if (isPossible(command, session.getState())) command.run(session, reading);
}

/** Whether a command can be done now. */
export function useCan(id: CommandId): boolean {
  const command = commandOf(id);
  return useSession((state) => isPossible(command, state));
}

/** The printed keys of a command in the current mode. */
export function useKeysOf(id: CommandId): string {
  const mode = useStory((story) => story.mode);
  const letters = useLetterKeys(({ on }) => on);
  return keyHint(commandOf(id), mode, letters);
}
