/** The options of an embed: what can be read is read, what cannot is named, nothing throws. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromMs } from '../../base/time.ts';
import { readEmbedOptions } from './options.ts';

const listed = (set: ReadonlySet<string>) => [...set];

test('without options: stage and time, and the reader may play', () => {
  const { options, faults } = readEmbedOptions('?embed');
  expect(listed(options.parts)).toEqual(['stage', 'time']);
  expect(listed(options.allow)).toEqual(['play', 'read']);
  expect(options).toMatchObject({ start: null, end: null, loop: false, autoplay: false, theme: 'system' });
  expect(faults).toEqual([]);
});

test('reads every option', () => {
  const { options, faults } = readEmbedOptions(
    '?embed&parts=words,stage&allow=crash,restart&start=120.5&end=400&loop&autoplay=1&speed=1/50&theme=dark&runonclick=true',
  );
  expect(faults).toEqual([]);
  expect(listed(options.parts)).toEqual(['words', 'stage']);
  expect(listed(options.allow)).toEqual(['play', 'read', 'crash', 'restart']);
  expect(options).toMatchObject({
    start: fromMs(120.5),
    end: fromMs(400),
    loop: true,
    autoplay: true,
    speed: 0.02,
    theme: 'dark',
    runonclick: true,
  });
});

test('none allows nothing; all allows every act', () => {
  expect(listed(readEmbedOptions('?embed&allow=none').options.allow)).toEqual([]);
  const all = listed(readEmbedOptions('?embed&allow=all').options.allow);
  expect(all).toEqual(expect.arrayContaining(['play', 'crash', 'partition', 'settings', 'unblock']));
});

test('a flag may be switched off', () => {
  expect(readEmbedOptions('?embed&loop=0&autoplay=false').options).toMatchObject({
    loop: false,
    autoplay: false,
  });
});

test('names what it cannot read, and reads the rest', () => {
  const { options, faults } = readEmbedOptions(
    '?embed&parts=stage,clock&allow=crash,fly&start=soon&end=9e9&speed=0&theme=blue&loop=maybe&colour=red',
  );
  expect(listed(options.parts)).toEqual(['stage']);
  expect(listed(options.allow)).toContain('crash');
  expect(options).toMatchObject({ start: null, end: null, speed: null, theme: 'system', loop: false });
  expect(faults.toSorted()).toEqual(
    [
      ...['parts=clock', 'allow=fly', 'start=soon', 'end=9e9', 'speed=0', 'theme=blue', 'loop=maybe'],
      'colour',
    ].toSorted(),
  );
});

test('an end before the start is a fault', () => {
  const { options, faults } = readEmbedOptions('?embed&start=500&end=400');
  expect(options).toMatchObject({ start: fromMs(500), end: null });
  expect(faults).toEqual(['end=400']);
});

test('what others add to an address to count readers is not a fault', () => {
  expect(readEmbedOptions('?embed&utm_source=mail&fbclid=1').faults).toEqual([]);
});

test('an act that every object knows is not an act', () => {
  expect(readEmbedOptions('?embed&allow=constructor,__proto__').faults).toHaveLength(2);
});

const NAMES = 'parts allow start end loop autoplay speed theme runonclick embed x __proto__'.split(' ');
const value = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'stage',
    'none',
    'all',
    'crash,heal',
    '1',
    '-1',
    '1e3',
    '1/0',
    '0/0',
    'dark',
    '%',
    'NaN',
    ',',
  ),
  fc.double().map(String),
);
const query = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), value), { maxLength: 12 })
  .map((pairs) => `?embed&${pairs.map(([name, text]) => `${name}=${text}`).join('&')}`);

test('any query gives usable options', () => {
  fc.assert(
    fc.property(fc.oneof(query, fc.string()), (search) => {
      const { options, faults } = readEmbedOptions(search);
      expect(options.parts.size).toBeGreaterThan(0);
      const [start, end] = [options.start ?? 0, options.end ?? Number.MAX_SAFE_INTEGER];
      expect(Number.isInteger(start) && start >= 0 && Number.isInteger(end)).toBe(true);
      expect(end).toBeGreaterThan(options.start ?? -1);
      expect(options.speed ?? 1).toBeGreaterThan(0);
      expect(faults.every((fault) => fault.length < 100)).toBe(true);
    }),
    { numRuns: 1500 },
  );
});
