import { expect, test } from 'vitest';
import { hashOfStaticPage } from './named.ts';

test.each([
  ['library/figure-8/', '#library/figure-8'],
  ['library/figure-8', '#library/figure-8'],
  ['library/figure-8/index.html', '#library/figure-8'],
  ['story/split-vote/', '#story/split-vote'],
  ['library/', '#library'],
  ['library/figure-8/card.png', null],
  ['libraryx/', null],
  ['library/<b>/', null],
  ['embed-example.html', null],
])('%s opens %s', (path, hash) => {
  expect(hashOfStaticPage(path)).toBe(hash);
});
