/** What a key press means: the character that it types, and the command that has it. */
import { COMMANDS, type Command, keysIn, type Mode } from './keys.ts';

export type Pressed = Pick<
  KeyboardEvent,
  | 'key'
  | 'code'
  | 'shiftKey'
  | 'ctrlKey'
  | 'metaKey'
  | 'altKey'
  | 'isComposing'
  | 'keyCode'
  | 'getModifierState'
>;

interface Press {
  /** A character in lower case, or the name of a key, as `KeyboardEvent.key` has it. */
  readonly key: string;
  readonly shift: boolean;
  /** Control, or Command on a Mac. */
  readonly control: boolean;
}

const IS_MAC = /^(Mac|iP)/.test(globalThis.navigator?.platform ?? '');

/** Part of a composition, not a key of its own. Safari ends one with a key press that only its code tells. */
const isComposed = ({ isComposing, keyCode, key }: Pressed): boolean =>
  isComposing || keyCode === 229 || key === 'Process' || key === 'Dead';

/** And not the name of a key. */
const isCharacter = (key: string): boolean => /^.$/u.test(key);
const isSign = (key: string): boolean => /^[!-/:-@[-`{-~]$/.test(key);

/** What Latin letters, digits and signs are called where they are typed at full width. */
function atHalfWidth(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x3000) return ' ';
  return code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : character;
}

/** A letter or digit of another script, such as Cyrillic, Greek, Hangul or Arabic. */
const isOfOtherScript = (character: string): boolean =>
  /[^\0-\x7f]/.test(character) &&
  /[\p{L}\p{M}\p{Nd}]/u.test(character) &&
  !/[\p{Script=Latin}\p{Script=Inherited}]/u.test(character);

/** The signs of our commands where a US keyboard has them. */
const SIGNS: Readonly<Record<string, string>> = {
  BracketLeft: '[',
  BracketRight: ']',
  Period: '.',
  Comma: ',',
};

/** The character of a physical key on a US keyboard; undefined for what no command needs. */
function physical(code: string, shift: boolean): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return letter.toLowerCase();
  if (shift) return code === 'Slash' ? '?' : undefined;
  return /^Digit(\d)$/.exec(code)?.[1] ?? SIGNS[code];
}

function keyOf({ key, code, shiftKey }: Pressed): string {
  if (!isCharacter(key)) return key;
  const character = atHalfWidth(key);
  if (character === '؟') return '?';
  return (isOfOtherScript(character) ? physical(code, shiftKey) : undefined) ?? character.toLowerCase();
}

/**
 * What was pressed; null where it means nothing to the page. AltGr (Option on a Mac) counts as the sign that it types; with Alt
 * otherwise a key belongs to the browser. Windows reports AltGr as Control and Alt, and those two as AltGr: a letter is a shortcut
 * of somebody else then.
 */
export function pressOf(pressed: Pressed, isMac = IS_MAC): Press | null {
  if (isComposed(pressed)) return null;
  const { key, shiftKey, ctrlKey, metaKey, altKey } = pressed;
  const isOption = isMac && altKey && !ctrlKey && !metaKey;
  if (isOption || pressed.getModifierState('AltGraph'))
    return isSign(key) ? { key, shift: false, control: false } : null;
  return altKey ? null : { key: keyOf(pressed), shift: shiftKey, control: ctrlKey || metaKey };
}

interface Where {
  readonly mode: Mode;
  /** Commands of a single character are switched on. */
  readonly letters?: boolean;
}

/** The command of a key press, if it has one. Signs such as `?` are taken as they come, with or without Shift. */
export function commandAt(pressed: Pressed, { mode, letters = true }: Where): Command | undefined {
  const press = pressOf(pressed);
  if (press === null) return undefined;
  return COMMANDS.find((command) =>
    keysIn(command, mode, letters).some(
      ({ key, shift, control }) =>
        key === press.key &&
        control === press.control &&
        (shift === press.shift || (isCharacter(key) && !/[a-z ]/.test(key))),
    ),
  );
}
