/** The command of a key press, on common keyboards. */
import { describe, expect, test } from 'vitest';
import { commandAt, type Pressed, pressOf } from './keyPress.ts';
import { COMMANDS, commandOf, keyHint } from './keys.ts';

interface Keys extends Partial<Omit<Pressed, 'getModifierState'>> {
  readonly altGraph?: boolean;
}

const pressed = ({ altGraph = false, ...more }: Keys): Pressed => ({
  key: '',
  code: '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 0,
  getModifierState: (name) => name === 'AltGraph' && altGraph,
  ...more,
});
const commandOn = (keys: Keys, mode: 'story' | 'sandbox' = 'sandbox', hall = false) =>
  commandAt(pressed(keys), { mode, hall })?.id;

/** What Windows reports for AltGr. */
const WINDOWS_ALTGR = { ctrlKey: true, altKey: true, altGraph: true };

describe('the typed character counts', () => {
  test.each<readonly [keyboard: string, keys: Keys, id: string | undefined]>([
    ['US', { key: 'n', code: 'KeyN' }, 'new-run'],
    ['US, caps lock', { key: 'P', code: 'KeyP' }, 'partition'],
    ['US', { key: '[', code: 'BracketLeft' }, 'slower'],
    ['US', { key: '?', code: 'Slash', shiftKey: true }, 'help'],
    ['US', { key: ' ', code: 'Space' }, 'toggle'],
    ['US', { key: 'x', code: 'KeyX' }, undefined],
    ['US, shift and a letter', { key: 'N', code: 'KeyN', shiftKey: true }, undefined],
    ['French', { key: 'w', code: 'KeyZ' }, 'network'],
    ['French, where US has W', { key: 'z', code: 'KeyW' }, undefined],
    ['French', { key: '?', code: 'KeyM', shiftKey: true }, 'help'],
    ['French, left of 1', { key: '²', code: 'Backquote' }, undefined],
    ['German', { key: '?', code: 'Minus', shiftKey: true }, 'help'],
    ['German, where US has a bracket', { key: 'ü', code: 'BracketLeft' }, undefined],
    ['Dvorak', { key: 'r', code: 'KeyO' }, 'request'],
    ['Dvorak, where US has R', { key: 'p', code: 'KeyR' }, 'partition'],
    ['Turkish', { key: 'ı', code: 'KeyI' }, undefined],
    ['Turkish, where US has a bracket', { key: 'ğ', code: 'BracketLeft' }, undefined],
  ])('%s: %j is %s', (_, keys, id) => {
    expect(commandOn(keys)).toBe(id);
  });
});

describe('without Latin letters the position of the key counts', () => {
  test.each<readonly [keyboard: string, keys: Keys, id: string | undefined]>([
    ['Russian', { key: 'т', code: 'KeyN' }, 'new-run'],
    ['Russian, caps lock', { key: 'З', code: 'KeyP' }, 'partition'],
    ['Russian', { key: 'х', code: 'BracketLeft' }, 'slower'],
    ['Russian, shift', { key: 'Х', code: 'BracketLeft', shiftKey: true }, undefined],
    ['Russian', { key: '?', code: 'Digit7', shiftKey: true }, 'help'],
    ['Russian, undo', { key: 'я', code: 'KeyZ', ctrlKey: true }, 'undo'],
    ['Russian, reload', { key: 'к', code: 'KeyR', ctrlKey: true }, undefined],
    ['Greek', { key: 'ν', code: 'KeyN' }, 'new-run'],
    ['Greek', { key: 'π', code: 'KeyP' }, 'partition'],
    ['Korean', { key: 'ㅜ', code: 'KeyN' }, 'new-run'],
    ['Hebrew', { key: 'ר', code: 'KeyR' }, 'request'],
    ['Arabic', { key: 'ى', code: 'KeyN' }, 'new-run'],
    ['Arabic', { key: '؟', code: 'Slash', shiftKey: true }, 'help'],
    ['Hindi, a vowel sign', { key: 'ु', code: 'KeyG' }, 'release'],
    ['Georgian', { key: 'ნ', code: 'KeyN' }, 'new-run'],
    ['full width', { key: 'ｎ', code: 'KeyN' }, 'new-run'],
    ['full width', { key: '［', code: 'BracketLeft' }, 'slower'],
    ['full width', { key: '　', code: 'Space' }, 'toggle'],
  ])('%s: %j is %s', (_, keys, id) => {
    expect(commandOn(keys)).toBe(id);
  });

  test('the digits of any script choose answers of the story', () => {
    expect(commandOn({ key: '2', code: 'Digit2' }, 'story')).toBe('choose-2');
    expect(commandOn({ key: '２', code: 'Digit2' }, 'story')).toBe('choose-2');
    expect(commandOn({ key: '٢', code: 'Digit2' }, 'story')).toBe('choose-2');
    expect(commandOn({ key: '2', code: 'Digit2', shiftKey: true }, 'story')).toBe('choose-2');
    expect(commandOn({ key: 'ю', code: 'Period' }, 'story')).toBe('next-event');
  });
});

describe('AltGr counts as the character that it types', () => {
  test.each<readonly [keyboard: string, keys: Keys, id: string | undefined]>([
    ['German, Windows', { key: '[', code: 'Digit8', ...WINDOWS_ALTGR }, 'slower'],
    ['German, Windows', { key: ']', code: 'Digit9', ...WINDOWS_ALTGR }, 'faster'],
    ['German, Linux', { key: ']', code: 'Digit9', altGraph: true }, 'faster'],
    ['Windows, Control and Alt', { key: 'n', code: 'KeyN', ...WINDOWS_ALTGR }, undefined],
    ['Polish', { key: 'ń', code: 'KeyN', altGraph: true }, undefined],
    ['Russian', { key: 'т', code: 'KeyN', altGraph: true }, undefined],
    ['AltGr and an arrow', { key: 'ArrowRight', code: 'ArrowRight', altGraph: true }, undefined],
  ])('%s: %j is %s', (_, keys, id) => {
    expect(commandOn(keys)).toBe(id);
  });

  test('so does Option on a Mac, which no other system has', () => {
    const option = pressed({ key: '[', code: 'Digit5', altKey: true });
    expect(pressOf(option, true)?.key).toBe('[');
    expect(pressOf(option, false)).toBeNull();
    expect(pressOf(pressed({ key: 'ArrowLeft', code: 'ArrowLeft', altKey: true }), true)).toBeNull();
  });
});

describe('no command', () => {
  test.each<readonly [why: string, keys: Keys]>([
    ['while composing', { key: 'n', code: 'KeyN', isComposing: true }],
    ['to an input method', { key: 'Process', code: 'KeyN', keyCode: 229 }],
    ['that ends a composition in Safari', { key: 'Escape', code: 'Escape', keyCode: 229 }],
    ['that is dead', { key: 'Dead', code: 'BracketLeft' }],
    ['with Control', { key: 'r', code: 'KeyR', ctrlKey: true }],
    ['with Command', { key: 'n', code: 'KeyN', metaKey: true }],
    ['with Alt', { key: 'ArrowLeft', code: 'ArrowLeft', altKey: true }],
    ['with Alt', { key: 'd', code: 'KeyD', altKey: true }],
    ['with Control and Shift', { key: 'Z', code: 'KeyZ', ctrlKey: true, shiftKey: true }],
    ['without a name', { key: 'Unidentified', code: '' }],
  ])('%s: %j', (_, keys) => {
    expect(commandOn(keys)).toBeUndefined();
  });
});

describe('keys with a name', () => {
  test.each([
    ['sandbox', 'ArrowRight', false, 'next-event'],
    ['sandbox', 'ArrowRight', true, 'next-highlight'],
    ['sandbox', 'PageDown', false, 'next-highlight'],
    ['sandbox', 'PageUp', false, 'previous-highlight'],
    ['sandbox', 'PageDown', true, undefined],
    ['story', 'PageDown', false, 'next-page'],
    ['story', 'PageUp', false, 'previous-page'],
    ['story', 'ArrowRight', true, 'next-highlight'],
    ['story', 'Escape', false, 'close'],
  ] as const)('in the %s %s (Shift: %s) is %s', (mode, key, shiftKey, id) => {
    expect(commandOn({ key, code: key, shiftKey }, mode)).toBe(id);
  });

  test('undo is Control or Command with Z', () => {
    expect(commandOn({ key: 'z', code: 'KeyY', metaKey: true })).toBe('undo');
    expect(commandOn({ key: 'z', code: 'KeyZ', ctrlKey: true })).toBe('undo');
    expect(commandOn({ key: 'z', code: 'KeyZ' })).toBeUndefined();
  });
});

describe('in a hall a clicker’s keys come first', () => {
  test.each([
    ['sandbox', '.', false, 'blank', undefined],
    ['sandbox', 'b', false, 'blank', 'rules'],
    ['story', '.', false, 'blank', 'next-event'],
    ['story', 'b', false, 'blank', undefined],
    ['story', 'c', false, 'pointer', undefined],
    ['sandbox', 'F5', false, 'fill', undefined],
    ['sandbox', 'F5', true, 'fill', undefined],
    ['story', 'PageDown', false, 'next-page', 'next-page'],
    ['sandbox', 'PageDown', false, 'next-highlight', 'next-highlight'],
    ['story', 'v', false, 'presenter', 'presenter'],
  ] as const)('in the %s %s (Shift: %s) is %s, elsewhere %s', (mode, key, shiftKey, inHall, elsewhere) => {
    expect(commandOn({ key, code: key, shiftKey }, mode, true)).toBe(inHall);
    expect(commandOn({ key, code: key, shiftKey }, mode)).toBe(elsewhere);
  });
});

describe('with single-character commands switched off', () => {
  const left = (mode: 'story' | 'sandbox') =>
    COMMANDS.map((command) => keyHint(command, mode, false)).filter((keys) => keys !== '');

  test('only keys remain that typing and speech input do not press', () => {
    expect(left('sandbox')).toEqual([
      'F5',
      'Space',
      '→',
      '←',
      'Shift → or Page ↓',
      'Shift ← or Page ↑',
      'Home',
      'End',
      'Ctrl Z',
      'Escape',
    ]);
    expect(left('story')).not.toContain('1 – 9');
  });

  test('a letter does nothing; an arrow and undo work', () => {
    const off = (keys: Keys) => commandAt(pressed(keys), { mode: 'sandbox', letters: false })?.id;
    expect(off({ key: 'n', code: 'KeyN' })).toBeUndefined();
    expect(off({ key: 'т', code: 'KeyN' })).toBeUndefined();
    expect(off({ key: '?', code: 'Slash', shiftKey: true })).toBeUndefined();
    expect(off({ key: 'z', code: 'KeyZ', ctrlKey: true })).toBe('undo');
    expect(off({ key: 'ArrowRight', code: 'ArrowRight' })).toBe('next-event');
  });
});

describe('the keys of a command', () => {
  test('no two commands have the same key', () => {
    for (const mode of ['story', 'sandbox'] as const) {
      const printed = COMMANDS.map((command) => keyHint(command, mode)).filter((keys) => keys !== '');
      expect(new Set(printed).size).toBe(printed.length);
    }
  });

  test('are printed as on keyboards', () => {
    expect(keyHint(commandOf('next-highlight'))).toBe('Shift → or Page ↓');
    expect(keyHint(commandOf('next-highlight'), 'story')).toBe('Shift →');
    expect(keyHint(commandOf('undo'))).toBe('Ctrl Z');
    expect(keyHint(commandOf('toggle'))).toBe('Space');
  });
});
