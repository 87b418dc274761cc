import { expect, test } from 'vitest';
import { unbroken } from '../../words/unbroken.ts';
import { paragraphsOf, parseInline } from './inline.ts';

test('words are parsed into terms, stress and servers', () => {
  expect(parseInline('S1 is the [leader], *for [terms|term]*, of S12.')).toEqual([
    { kind: 'server', text: 'S1', server: 1 },
    { kind: 'text', text: ' is the ' },
    { kind: 'term', text: 'leader', term: 'leader', tail: ',' },
    { kind: 'text', text: ' ' },
    {
      kind: 'stress',
      marks: [
        { kind: 'text', text: 'for ' },
        { kind: 'term', text: 'terms', term: 'term' },
      ],
    },
    { kind: 'text', text: ', of ' },
    { kind: 'server', text: 'S12', server: 12 },
    { kind: 'text', text: '.' },
  ]);
});

test('a blank line begins a paragraph', () => {
  expect(paragraphsOf('one\ntwo\n\nthree')).toEqual(['one\ntwo', 'three']);
});

test('a formula, a unit or a number stays on one line', () => {
  expect(paragraphsOf('x = 7, every 75 ms')).toEqual(['x\u00a0=\u00a07, every 75\u00a0ms']);
  expect(paragraphsOf('x is 1, set x to 5')).toEqual(['x\u00a0is\u00a01, set x\u00a0to\u00a05']);
  expect(paragraphsOf('Term 3: entry 2 of term 1')).toEqual(['Term\u00a03: entry\u00a02 of term\u00a01']);
  expect(unbroken('make x 2')).toBe('make x\u00a02');
  expect(unbroken('150 to 300 ms')).toBe('150\u00a0to\u00a0300\u00a0ms');
  expect(unbroken('Only 2 of 4, Figure 8 (a)')).toBe('Only 2\u00a0of\u00a04, Figure\u00a08\u00a0(a)');
});
