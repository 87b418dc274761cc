// @vitest-environment happy-dom
/**
 * Settings in the browser's storage: a readable value is used; any other is replaced by the default, set
 * aside and reported once.
 */
import { beforeEach, describe, expect, test, vi } from 'vitest';

beforeEach(() => {
  localStorage.clear();
  vi.resetModules();
});

interface Setting {
  readonly name: string;
  readonly read: () => Promise<unknown>;
  readonly usual: unknown;
  readonly good: readonly (readonly [text: string, value: unknown])[];
}

const SETTINGS: readonly Setting[] = [
  {
    name: 'theme',
    read: async () => (await import('./theme.ts')).keptTheme(),
    usual: 'system',
    good: [
      ['"dark"', 'dark'],
      ['"light"', 'light'],
      ['"system"', 'system'],
    ],
  },
  {
    name: 'keys',
    read: async () => (await import('./letterKeys.ts')).useLetterKeys.getState().on,
    usual: true,
    good: [
      ['on', true],
      ['off', false],
    ],
  },
  {
    name: 'diagram-height',
    read: async () => (await import('./kept.ts')).keptNumber('diagram-height', 20, 80),
    usual: null,
    good: [
      ['20', 20],
      ['79.5', 79.5],
    ],
  },
];

const GARBAGE = [
  '',
  'null',
  '{}',
  '[]',
  '"OFF"',
  '"dark',
  '-1',
  '81',
  '1e999',
  'NaN',
  '\u0000',
  'x'.repeat(100_000),
];

describe.each(SETTINGS)('$name', ({ name, read, usual, good }) => {
  const key = `raftarium.${name}`;

  test('without a stored value, the default is used', async () => {
    expect(await read()).toBe(usual);
    expect(localStorage.length).toBe(0);
  });

  test.each(good)('%s is read back', async (text, value) => {
    localStorage.setItem(key, text);
    expect(await read()).toBe(value);
    expect([localStorage.getItem(key), localStorage.getItem(`${key}.unread`)]).toEqual([text, null]);
  });

  test.each(GARBAGE)('%j is set aside and reported once', async (text) => {
    localStorage.setItem(key, text);
    expect(await read()).toBe(usual);
    expect([localStorage.getItem(key), localStorage.getItem(`${key}.unread`)]).toEqual([null, text]);
    const reported: string[] = [];
    const { onUnread } = await import('./kept.ts');
    onUnread((unread) => reported.push(unread));
    onUnread((unread) => reported.push(unread));
    await read();
    expect(reported).toEqual([name]);
  });
});

test('a theme of an older version is migrated, and any other value of it is dropped', async () => {
  localStorage.setItem('raftarium-theme', 'dark');
  const { keptTheme } = await import('./theme.ts');
  expect(keptTheme()).toBe('dark');
  expect(localStorage.getItem('raftarium-theme')).toBeNull();
  expect(keptTheme()).toBe('dark');
  localStorage.clear();
  localStorage.setItem('raftarium-theme', '{"dark":1}');
  expect(keptTheme()).toBe('system');
  expect(localStorage.length).toBe(0);
});

test('storage that throws is no error: nothing is stored, and defaults are used', async () => {
  const refuse = () => {
    throw new DOMException('Not here.', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  const { keep, kept, keepText } = await import('./kept.ts');
  const { keptTheme, keepTheme } = await import('./theme.ts');
  const { switchLetterKeys, useLetterKeys } = await import('./letterKeys.ts');
  expect([keep('theme', 'dark'), keepText('keys', 'off')]).toEqual([false, false]);
  const { string } = await import('valibot');
  expect(kept('theme', () => string())).toBeNull();
  keepTheme('dark');
  expect(keptTheme()).toBe('system');
  switchLetterKeys(false);
  expect(useLetterKeys.getState().on).toBe(false);
  vi.unstubAllGlobals();
});
