import { expect, test } from 'vitest';
import { pageAddress } from './share-view.ts';

test.each([
  ['https://example.org/#library/one-command', 'https://example.org/library/one-command/'],
  ['https://example.org/raft/#library/one-command', 'https://example.org/raft/library/one-command/'],
  [
    'https://example.org/raft/index.html?from=mail#library/one-command&t=50&play',
    'https://example.org/raft/library/one-command/?from=mail#t=50&play',
  ],
])('%s has the page %s', (address, page) => {
  expect(pageAddress(address)).toBe(page);
});
