/** Interprets a key press: the character that it types, and its command. */
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
  /** A character in lower case, or the name of a key, as `KeyboardEvent.key` gives it. */
  readonly key: string;
  readonly shift: boolean;
  /** Control, or Command on a Mac. */
  readonly control: boolean;
}

const IS_MAC = /^(Mac|iP)/.test(globalThis.navigator?.platform ?? '');

/**
 * Part of a composition, not a key press. In Safari the press that ends a composition is known by its
 * `keyCode` only.
 */
const isComposed = ({ isComposing, keyCode, key }: Pressed): boolean =>
  isComposing || keyCode === 229 || key === 'Process' || key === 'Dead';

/** A character, not the name of a key. */
const isCharacter = (key: string): boolean => /^.$/u.test(key);
const isSign = (key: string): boolean => /^[!-/:-@[-`{-~]$/.test(key);

/** Full-width forms of Latin letters, digits and signs. */
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

/** The signs of our commands, at their positions on a US keyboard. */
const SIGNS: Readonly<Record<string, string>> = {
  BracketLeft: '[',
  BracketRight: ']',
  Period: '.',
  Comma: ',',
};

/** The character of a physical key on a US keyboard; undefined if no command uses it. */
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
 * The character or key that was pressed; null if it cannot be a command. AltGr (Option on a Mac) counts as
 * the character that it types; with plain Alt, keys belong to the browser. Windows reports AltGr as Control
 * and Alt, and Control and Alt as AltGr: a letter with these is a shortcut of another program.
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
  /** Single-character commands are switched on. */
  readonly letters?: boolean;
  /** Hall mode is on. */
  readonly hall?: boolean;
}

/** The command of a key press, if it has one. Signs such as `?` are the same with and without Shift. */
export function commandAt(
  pressed: Pressed,
  { mode, letters = true, hall = false }: Where,
): Command | undefined {
  const press = pressOf(pressed);
  if (press === null) return undefined;
  return COMMANDS.find(
    (command) =>
      (hall || !command.inHall) &&
      keysIn(command, mode, letters).some(
        ({ key, shift, control }) =>
          key === press.key &&
          control === press.control &&
          (shift === press.shift || command.anyShift || (isCharacter(key) && !/[a-z ]/.test(key))),
      ),
  );
}
