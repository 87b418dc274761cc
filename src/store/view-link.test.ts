/** The parameters of a link: docs/links.md promises them. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_RUN } from '../scenario/limits.ts';
import { type LinkView, partsOf, printView, readView } from './view-link.ts';

const read = (text: string) => readView(partsOf(text).parts);

const time = fc.integer({ min: 1, max: LONGEST_RUN });
const stretch = fc
  .tuple(time, time)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const views: fc.Arbitrary<LinkView> = fc.record(
  {
    t: time,
    play: fc.constant(true as const),
    until: time,
    speed: fc.constantFrom(1 / 1000, 1 / 700, 1 / 50, 1 / 15, 1, 1.5, 100),
    theme: fc.constantFrom('light', 'dark'),
    select: fc.record({ kind: fc.constantFrom('server', 'message', 'event'), id: fc.nat(1_000_000) }),
    panels: fc.subarray(['diagram', 'editor', 'rules', 'numbers'] as const),
    window: stretch,
    track: stretch,
    detail: fc.constantFrom('turns', 'decisions', 'everything'),
    hall: fc.constant(true as const),
    branches: fc.stringMatching(/^[\w-]{1,60}$/),
    beside: fc.nat(50),
  },
  { requiredKeys: [] },
);

const EVERYTHING: LinkView = {
  t: 240_500,
  play: true,
  until: 900_000,
  speed: 0.02,
  theme: 'dark',
  select: { kind: 'server', id: 3 },
  panels: ['diagram', 'editor'],
  window: { from: 120_000, to: 480_250 },
  track: { from: 0, to: 2_000_000 },
  detail: 'everything',
  hall: true,
  rule: 'leader-commit',
  branches: 'abc-_9',
  beside: 2,
};

test('everything has the names and forms that docs/links.md promises', () => {
  const text =
    '&t=240.5&v=3&play&until=900&speed=0.02&theme=dark&select=S3&panels=diagram,editor&window=120-480.25&track=0-2000&detail=everything&hall&rule=leader-commit&branches=abc-_9&beside=2';
  expect(printView(EVERYTHING)).toBe(text);
  expect(read(text)).toEqual({ view: EVERYTHING, complaint: null });
  // Whoever does not need the newest version writes the one before: an older page can read that.
  const { hall: _, ...second } = EVERYTHING;
  expect(printView(second)).toBe(text.replace('v=3', 'v=2').replace('&hall', ''));
});

test('docs/links.md has every parameter, with an example that can be read', () => {
  const [, table = ''] = readFileSync('docs/links.md', 'utf8').split('## Parameters');
  const rows = [...table.matchAll(/^\| `(\w+)` \| `([^`]+)` \|/gm)].map(([, name = '', text = '']) => [
    name,
    text,
  ]);
  expect(rows.map(([name]) => name)).toEqual(['t', 'v', ...Object.keys(EVERYTHING).slice(1)]);
  for (const [name, text = ''] of rows) {
    const { view, complaint } = read(`&v=3&${text.replace('…', '')}`);
    expect(complaint).toBeNull();
    expect(Object.keys(view)).toEqual(name === 'v' ? [] : [name]);
  }
});

test('with no more than a time, a link is that of version 1', () => {
  expect(printView({ t: 40_000 })).toBe('&t=40');
  expect(printView({ t: 0 })).toBe('');
  expect(printView({})).toBe('');
  expect(printView({ theme: 'light' })).toBe('&v=2&theme=light');
});

test('what is printed is read again', () => {
  fc.assert(
    fc.property(views, (view) => {
      const { view: again, complaint } = read(printView(view));
      expect(complaint).toBeNull();
      const { speed = 0, ...others } = again;
      const { speed: wanted = 0, ...rest } = view;
      expect(others).toEqual(rest);
      expect(speed).toBeCloseTo(wanted, 6);
    }),
    { numRuns: 500 },
  );
});

describe('version 1', () => {
  test('knows only the time; what others add to it means nothing', () => {
    expect(read('&t=40&from=mail&theme=dark&v=1')).toEqual({ view: { t: 40_000 }, complaint: null });
  });

  test.each([
    ['&t=40x', '“40x”'],
    ['&t=3600001', 'beyond the longest run'],
    ['&t=40&pl', '“pl”'],
    ['&theme=dark', '“theme=dark”'],
    ['&t', '“t”'],
  ])('with “%s” opens at the start, and says so', (text, words) => {
    const { view, complaint } = read(text);
    expect(view).toEqual({});
    expect(complaint).toContain(words);
    expect(complaint).toContain('at its start');
  });
});

describe('version 2', () => {
  test('names what it cannot read, and reads the rest', () => {
    const { view, complaint } = read('&t=40&v=2&select=X3&speed=0.02&theme=blue');
    expect(view).toEqual({ t: 40_000, speed: 0.02 });
    expect(complaint).toContain('“theme=blue”, “select=X3”');
  });

  test('ignores parameters that others add, and takes the first of two', () => {
    const { view, complaint } = read('&v=2&theme=dark&from=mail&theme=light');
    expect({ view, complaint }).toEqual({ view: { theme: 'dark' }, complaint: null });
  });

  test.each(['&v=2&window=9-3', '&v=2&window=3', '&v=2&speed=0', '&v=2&panels=attic', '&v=2&branches=a!'])(
    'refuses “%s”',
    (text) => {
      const { view, complaint } = read(text);
      expect(view).toEqual({});
      expect(complaint).toContain(text.slice('&v=2&'.length));
    },
  );

  test('knows no hall: others may have added it', () => {
    expect(read('&v=2&theme=dark&hall=3')).toEqual({ view: { theme: 'dark' }, complaint: null });
    expect(read('&v=2&theme=dark&hall').complaint).toContain('“hall”');
    expect(read('&v=3&theme=dark&hall=3').complaint).toContain('“hall=3”');
  });

  test('cut off anywhere behind its version, says so or reads what is whole', () => {
    const text = printView(EVERYTHING);
    for (let end = text.indexOf('&play'); end < text.length; end += 1) {
      const { view } = read(text.slice(0, end));
      expect(view.t).toBe(240_500);
      expect(view.play).toBe(end >= text.indexOf('&play') + 5 ? true : undefined);
    }
  });
});

test.each([
  ['&t=40&v=4&theme=dark&new', 'version 4'],
  ['&v=99999&t=40', 'version 99999'],
  ['&v=two', '“two”'],
  ['&v=', '“”'],
])('a version that is not known opens what is named, from its start: %s', (text, words) => {
  const { view, complaint } = read(text);
  expect(view).toEqual({});
  expect(complaint).toContain(words);
});

/** Parameters with one place changed, and parameters of any letters. */
const spoilt = fc
  .tuple(views, fc.nat(200), fc.string({ maxLength: 3, unit: 'binary' }))
  .map(([view, at, letters]) => {
    const text = printView({ ...view, t: 40_000 });
    const place = at % (text.length + 1);
    return text.slice(0, place) + letters + text.slice(place + 1);
  });
const any = fc
  .array(
    fc.tuple(
      fc.constantFrom('t', 'v', 'play', 'until', 'speed', 'theme', 'select', 'panels', 'window', '__proto__'),
      fc.constantFrom(
        '',
        '=',
        '=2',
        '=-1',
        '=1e999',
        '=NaN',
        '=0x10',
        '=1-2-3',
        '=S0',
        '=diagram,diagram',
        '==&=&',
      ),
    ),
  )
  .map((pairs) => pairs.map(([name, value]) => `&${name}${value}`).join(''));

test('2,000 spoilt and strange links: never an error, never a value out of bounds', () => {
  fc.assert(
    fc.property(fc.oneof(spoilt, any, fc.string({ unit: 'binary' })), (text) => {
      const { view, complaint } = read(text);
      for (const at of [view.t, view.until, view.window?.to, view.track?.to])
        expect(at ?? 0).toBeLessThanOrEqual(LONGEST_RUN);
      expect(view.speed ?? 1).toBeGreaterThan(0);
      expect(complaint ?? 'all was read').toMatch(/\w+/);
      expect((complaint ?? '').length).toBeLessThan(400);
    }),
    { numRuns: 2000 },
  );
});
