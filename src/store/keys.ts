/** Every command that has a key: the key handler, the buttons' tooltips and the help are drawn from this list. */
import * as commands from './commands.ts';
import { toggleDiagram } from './diagram.ts';
import { isHolding } from './network.ts';
import { useSession } from './session.ts';
import { chooseNumber, goOn } from './story/question.ts';
import { previousPage } from './story/reading.ts';
import { startTour } from './tour.ts';

export type Mode = 'story' | 'sandbox';

export type CommandId =
  | 'next-page'
  | 'previous-page'
  | `choose-${number}`
  | 'toggle'
  | 'next-event'
  | 'previous-event'
  | 'next-highlight'
  | 'previous-highlight'
  | 'slower'
  | 'faster'
  | 'start'
  | 'until'
  | 'end'
  | 'request'
  | 'partition'
  | 'heal'
  | 'release'
  | 'network'
  | 'new-run'
  | 'undo'
  | 'diagram'
  | 'legend'
  | 'close'
  | 'tour'
  | 'help';

export interface Command {
  readonly id: CommandId;
  /** What it does, as the help says it. */
  readonly name: string;
  readonly group: 'The story' | 'Time' | 'The cluster' | 'The page';
  /** As `KeyboardEvent.key` has it. */
  readonly key: string;
  /** Other keys that do the same. */
  readonly also?: readonly string[];
  /** Its key while a story is read, where that takes the usual one for itself. */
  readonly inStory?: string;
  /** Where it is there at all, if not everywhere. */
  readonly only?: Mode;
  /** How its keys are printed, where several commands stand on one line of the help; '' on the others. */
  readonly printed?: string;
  readonly shift?: boolean;
  /** Control, or Command on a Mac. */
  readonly control?: boolean;
  readonly run: () => void;
}

const isCut = () => useSession.getState().world.network.cut.some((cut) => cut !== 0);

const CHOICES: readonly Command[] = Array.from({ length: 9 }, (_, i) => ({
  id: `choose-${i + 1}`,
  name: 'Choose an answer',
  group: 'The story',
  key: String(i + 1),
  only: 'story',
  printed: i === 0 ? '1 – 9' : '',
  run: () => chooseNumber(i + 1),
}));

export const COMMANDS: readonly Command[] = [
  {
    id: 'next-page',
    name: 'Next',
    group: 'The story',
    key: ' ',
    also: ['ArrowRight', 'PageDown'],
    only: 'story',
    run: goOn,
  },
  {
    id: 'previous-page',
    name: 'Back',
    group: 'The story',
    key: 'ArrowLeft',
    also: ['PageUp'],
    only: 'story',
    run: previousPage,
  },
  ...CHOICES,
  { id: 'toggle', name: 'Play or pause', group: 'Time', key: ' ', inStory: 'k', run: commands.toggle },
  {
    id: 'next-event',
    name: 'Next event',
    group: 'Time',
    key: 'ArrowRight',
    inStory: '.',
    run: commands.nextEvent,
  },
  {
    id: 'previous-event',
    name: 'Previous event',
    group: 'Time',
    key: 'ArrowLeft',
    inStory: ',',
    run: commands.previousEvent,
  },
  {
    id: 'next-highlight',
    name: 'Next highlight: an election, a commit, a loss',
    group: 'Time',
    key: 'ArrowRight',
    shift: true,
    run: commands.nextHighlight,
  },
  {
    id: 'previous-highlight',
    name: 'Previous highlight',
    group: 'Time',
    key: 'ArrowLeft',
    shift: true,
    run: commands.previousHighlight,
  },
  { id: 'slower', name: 'Slower', group: 'Time', key: '[', run: commands.slower },
  { id: 'faster', name: 'Faster', group: 'Time', key: ']', run: commands.faster },
  { id: 'start', name: 'To the start of the run', group: 'Time', key: 'Home', run: commands.toStart },
  { id: 'end', name: 'To the end of what is known', group: 'Time', key: 'End', run: commands.toFrontier },
  {
    id: 'until',
    name: 'Play until the next highlight of a kind',
    group: 'Time',
    key: 'u',
    run: commands.chooseUntil,
  },
  {
    id: 'request',
    name: 'Send a request to the leader',
    group: 'The cluster',
    key: 'r',
    run: () => commands.openDialog({ name: 'request', server: 'leader' }),
  },
  {
    id: 'partition',
    name: 'Cut the network into groups',
    group: 'The cluster',
    key: 'p',
    run: () => commands.openDialog({ name: 'partition' }),
  },
  {
    id: 'heal',
    name: 'Heal the network',
    group: 'The cluster',
    key: 'h',
    run: () => isCut() && commands.heal(),
  },
  {
    id: 'release',
    name: 'Let go of everything that is held',
    group: 'The cluster',
    key: 'g',
    run: () => isHolding(useSession.getState().world) && commands.releaseAll(),
  },
  {
    id: 'network',
    name: 'The network: latency, loss, cuts, one way or every way',
    group: 'The cluster',
    key: 'w',
    run: () => commands.openDialog({ name: 'network' }),
  },
  {
    id: 'new-run',
    name: 'New run, with another seed',
    group: 'The cluster',
    key: 'n',
    only: 'sandbox',
    run: () => commands.anotherRun(),
  },
  {
    id: 'undo',
    name: 'Undo what was done to the cluster',
    group: 'The cluster',
    key: 'z',
    control: true,
    run: commands.undo,
  },
  { id: 'diagram', name: 'Space–time diagram', group: 'The page', key: 'd', run: toggleDiagram },
  {
    id: 'legend',
    name: 'What the signs mean',
    group: 'The page',
    key: 'l',
    run: () => commands.openDialog({ name: 'legend' }),
  },
  {
    id: 'help',
    name: 'Help, and all keys',
    group: 'The page',
    key: '?',
    run: () => commands.openDialog({ name: 'help' }),
  },
  { id: 'tour', name: 'A short tour', group: 'The page', key: 't', only: 'sandbox', run: startTour },
  { id: 'close', name: 'Close what is open', group: 'The page', key: 'Escape', run: commands.closeAll },
];

const SIGNS: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowRight: '→',
  ArrowLeft: '←',
  PageDown: 'Page ↓',
  PageUp: 'Page ↑',
};

/** The keys that a command has in a mode; none where it is not there. */
function keysIn({ key, also = [], inStory, only }: Command, mode: Mode): readonly string[] {
  if (only !== undefined && only !== mode) return [];
  return mode === 'story' && inStory !== undefined ? [inStory] : [key, ...also];
}

/** The keys of a command as they are printed: `Shift →`. '' where it has none of its own. */
export function keysOf(command: Command, mode: Mode = 'sandbox'): string {
  if (command.printed !== undefined) return command.printed;
  const signs = keysIn(command, mode).map(
    (key) => SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key),
  );
  const held = [command.control && 'Ctrl', command.shift && 'Shift'].filter(Boolean);
  return [...held, signs.join(' or ')].filter(Boolean).join(' ');
}

export function commandOf(id: CommandId): Command {
  const found = COMMANDS.find((command) => command.id === id);
  if (!found) throw new Error(`there is no command ${id}`);
  return found;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The command of a key press, if it has one. Signs like `?` are taken as they come, with or without Shift. */
export function commandAt(pressed: Pressed, mode: Mode = 'sandbox'): Command | undefined {
  if (pressed.altKey) return undefined;
  const isSign = pressed.key.length === 1 && !/[a-z ]/i.test(pressed.key);
  const pressedKey = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  return COMMANDS.find(
    (command) =>
      keysIn(command, mode).includes(pressedKey) &&
      (isSign || (command.shift ?? false) === pressed.shiftKey) &&
      (command.control ?? false) === (pressed.ctrlKey || pressed.metaKey),
  );
}
