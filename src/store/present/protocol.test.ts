/** What the two windows say to each other: every shape but the right one is refused, and nothing throws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Asking,
  askingOf,
  GIVEN,
  hearAsking,
  hearTidings,
  isOfThisSite,
  type Tidings,
  targetOf,
  tidingsOf,
  VERSION,
} from './protocol.ts';

const PLACE = {
  mode: 'story',
  page: { chapter: 'partition', beat: 'the-cut' },
  entry: null,
  asking: true,
  answer: null,
  over: false,
  onRun: true,
  hall: true,
  blank: null,
  pointer: false,
  playing: false,
  speed: 0.02,
  canUndo: false,
  isBusy: false,
  stage: { width: 800, height: 600 },
  beside: null,
} as const;

const ASKED: readonly Asking[] = [
  askingOf({ say: 'hello', fresh: true, hall: false }),
  askingOf({ say: 'bye' }),
  ...GIVEN.map((id) => askingOf({ say: 'command', id, scroll: true })),
  askingOf({ say: 'choose', number: 2 }),
  askingOf({ say: 'server', server: 3, act: 'crash' }),
  askingOf({ say: 'blank', as: 'paper' }),
  askingOf({ say: 'point', on: 'open', at: [0.25, 1] }),
  askingOf({ say: 'point', on: 'beside', at: null }),
  askingOf({ say: 'close' }),
];
const BRANCH = { document: '{}', isStaged: true, name: 'The first run' };
const TOLD: readonly Tidings[] = [
  tidingsOf({ say: 'place', place: PLACE }),
  tidingsOf({ say: 'run', run: 1, open: BRANCH, beside: null }),
  tidingsOf({ say: 'run', run: 2, open: { ...BRANCH, document: null }, beside: BRANCH }),
  tidingsOf({ say: 'time', run: 1, time: 158_000 }),
  tidingsOf({ say: 'here' }),
  tidingsOf({ say: 'taken' }),
  tidingsOf({ say: 'bye' }),
];

describe('a message', () => {
  test.each(ASKED.map((message) => [JSON.stringify(message), message] as const))(
    '%s is heard',
    (_, message) => {
      expect(hearAsking(structuredClone(message))).toEqual({ message });
    },
  );

  test.each(TOLD.map((message) => [JSON.stringify(message), message] as const))(
    '%s is heard back',
    (_, message) => {
      expect(hearTidings(structuredClone(message))).toEqual({ message });
    },
  );

  test('of another version says so, whatever else it is', () => {
    expect(hearAsking({ raftarium: 'present', version: VERSION + 1, say: 'dance' })).toEqual({
      fault: 'version',
    });
    expect(hearTidings({ raftarium: 'present' })).toEqual({ fault: 'version' });
  });

  test('of another script is no business of ours', () => {
    for (const data of [null, undefined, 7, 'present', [], {}, { raftarium: 'embed' }])
      expect(hearAsking(data)).toEqual({ fault: 'foreign' });
  });

  test.each([
    ['an unknown word', { say: 'eval', code: '1' }],
    ['a word that every object has', { say: 'constructor' }],
    ['a word that is none', { say: { toString: 'hello' } }],
    ['a field too many', { say: 'bye', html: '<b>' }],
    ['a field too few', { say: 'hello', fresh: true }],
    ['a command that opens a dialog', { say: 'command', id: 'settings', scroll: false }],
    ['a place beside the stage', { say: 'point', on: 'open', at: [0.5, 1.01] }],
    ['a place that is no number', { say: 'point', on: 'open', at: [Number.NaN, 0] }],
    ['server 0', { say: 'server', server: 0, act: 'crash' }],
    ['half a server', { say: 'server', server: 1.5, act: 'crash' }],
    ['an act that cannot be taken back', { say: 'server', server: 1, act: 'wipe' }],
  ])('with %s is refused', (_, message) => {
    expect(hearAsking({ raftarium: 'present', version: VERSION, ...message })).toEqual({ fault: 'shape' });
  });
});

/** A right message with one of its fields replaced, left out or added, also deep inside. */
const damaged = (messages: readonly object[]) =>
  fc
    .tuple(fc.constantFrom(...messages), fc.nat(), fc.anything(), fc.constantFrom('replace', 'remove', 'add'))
    .map(([message, at, value, how]) => {
      const copy = structuredClone(message) as Record<string, unknown>;
      const inner = copy.place as Record<string, unknown> | undefined;
      const target = inner && at % 2 === 0 ? inner : copy;
      const keys = Object.keys(target);
      const key = keys[at % keys.length] ?? '';
      if (how === 'remove') delete target[key];
      else target[how === 'add' ? `${key}+` : key] = value;
      return copy;
    });

const FAULTS = ['foreign', 'version', 'shape'].map((fault) => ({ fault }));

test('no damaged message throws, and what is heard is one that could have been said', () => {
  fc.assert(
    fc.property(damaged(ASKED), damaged(TOLD), fc.anything(), (asked, told, anything) => {
      for (const data of [asked, told, anything])
        for (const heard of [hearAsking(data), hearTidings(data)])
          expect([{ message: data }, ...FAULTS]).toContainEqual(heard);
    }),
    { numRuns: 1500, seed: 21 },
  );
});

test('only windows of this site are heard; files have no origin', () => {
  const site = { origin: 'https://raft.example', protocol: 'https:' } as Location;
  const file = { origin: 'null', protocol: 'file:' } as Location;
  expect(isOfThisSite('https://raft.example', site)).toBe(true);
  expect(isOfThisSite('https://other.example', site)).toBe(false);
  expect(isOfThisSite('null', site)).toBe(false);
  expect(isOfThisSite('null', file)).toBe(true);
  expect(targetOf(site)).toBe('https://raft.example');
  expect(targetOf(file)).toBe('*');
});
