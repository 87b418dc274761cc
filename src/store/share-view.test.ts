import { expect, test } from 'vitest';
import { chosenView, pageAddress } from './share-view.ts';

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

test('a link with the lens says whose it is, and a window of the diagram that it is open', () => {
  const view = { t: 5, select: { kind: 'server', id: 3 }, panels: ['knows'], speed: 1 } as const;
  expect(chosenView(view, 'opens', null, new Set(['panels']))).toEqual({
    select: { kind: 'server', id: 3 },
    panels: ['knows'],
  });
  const others = { t: 5, select: view.select, panels: ['diagram'], window: { from: 0, to: 9 } } as const;
  expect(chosenView(others, 'opens', null, new Set(['window']))).toEqual({
    panels: ['diagram'],
    window: { from: 0, to: 9 },
  });
});
