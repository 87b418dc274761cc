/** The keys of the page. A focused control handles its own keys. */
import { commandAt } from '../store/keyPress.ts';
import { type Command, type CommandId, runCommand } from '../store/keys.ts';
import { useLetterKeys } from '../store/letterKeys.ts';
import type { Reading } from '../store/story/state.ts';
import { scrollsBefore } from '../views/story/scroll.ts';
import { takesText } from './typing.ts';

/**
 * After a click, Space plays, as in every player; it does not press the clicked button again, or the one that
 * has the focus in its place.
 */
let byPointer = false;
const BUTTONS = 'button, a, summary, input, [role=button], [role=tab]';

const scrollsSideways = (target: Element): boolean =>
  target.scrollWidth > target.clientWidth && /auto|scroll/.test(getComputedStyle(target).overflowX);

/** Arrows move a slider or a choice, or scroll; Space and Enter press a button. */
function isTheirs(target: Element, key: string, hall: boolean): boolean {
  if (takesText(target)) return true;
  // A clicker's keys, whatever was clicked on before.
  if (hall && /^(Page|F5)/.test(key)) return false;
  if (/^Arrow(Left|Right)$/.test(key) && scrollsSideways(target)) return true;
  if (target.matches('[type=radio], [type=checkbox]') && key.startsWith('Page')) return false;
  if (target.matches('input') && /^(Arrow|Home|End|Page)/.test(key))
    return !target.matches('.time-slider') || key.startsWith('Page');
  if (key === ' ') return target.matches(BUTTONS) && !byPointer;
  return key === 'Enter' && target.matches(BUTTONS);
}

/** The arrows turn the page at once. */
const scrollsFirst = (command: CommandId, key: string): boolean =>
  !key.startsWith('Arrow') && scrollsBefore(command);

/** On the track, keys have their meaning of the sandbox: arrows step through the run, also in the story. */
function commandOn(reading: Reading, target: Element, event: KeyboardEvent): Command | undefined {
  const { mode } = reading.getState();
  const { hall } = reading.session.getState();
  const letters = useLetterKeys.getState().on;
  const onTrack = target.matches('.time-slider') && commandAt(event, { mode: 'sandbox', letters });
  return onTrack && onTrack.group === 'time' ? onTrack : commandAt(event, { mode, letters, hall });
}

function onKeyDown(reading: Reading, event: KeyboardEvent, may: (command: Command) => boolean): void {
  if (event.key === 'Tab') byPointer = false;
  if (event.defaultPrevented || !(event.target instanceof Element)) return;
  const { menu, dialog, hall } = reading.session.getState();
  if (menu !== null || dialog !== null || isTheirs(event.target, event.key, hall)) return;
  const command = commandOn(reading, event.target, event);
  if (command === undefined || !may(command) || (event.repeat && command.group !== 'time')) return;
  event.preventDefault();
  if (!scrollsFirst(command.id, event.key)) runCommand(command, reading);
}

/** `may`: whether a command may be given by a key now. */
export function listenToKeys(reading: Reading, may: (command: Command) => boolean = () => true): void {
  const point = () => {
    byPointer = true;
  };
  window.addEventListener('pointerdown', point, true);
  window.addEventListener('keydown', (event) => onKeyDown(reading, event, may));
}
