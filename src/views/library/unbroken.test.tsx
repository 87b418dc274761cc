// @vitest-environment happy-dom
/** A value or a number is on one line in the library, too. */
import { cleanup } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ENTRIES } from '../../library/entries.ts';
import { stillReading } from '../../store/story/testing/page.ts';
import { BREAK } from '../../words/testing/breaks.ts';
import { renderIn } from '../testing/renderIn.tsx';
import { EntryWords } from './EntryWords.tsx';
import { Library } from './Library.tsx';

afterEach(cleanup);

/** The paragraphs and titles that may break within a value. */
const broken = (container: Element): string[] =>
  [...container.querySelectorAll('h2, p:not(.entry-foot), .card-title, .card-more > span:first-child')]
    .map((element) => element.textContent ?? '')
    .filter((text) => BREAK.test(text));

test.each(ENTRIES.map((entry) => [entry.slug, entry] as const))('%s', (_, entry) => {
  expect(broken(renderIn(stillReading(), <EntryWords entry={entry} />).container)).toEqual([]);
});

test('all entries at once', () => {
  expect(broken(renderIn(stillReading(), <Library />).container)).toEqual([]);
});
