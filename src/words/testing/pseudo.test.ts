import { expect, test } from 'vitest';
import { pseudo, pseudoText } from './pseudo.ts';

test('a text is longer by some 40%, and shows that it was taken from the words', () => {
  expect(pseudoText('Play until an election')).toBe('Plááy úúntííl áán éélééctííóón');
});

test('commands, servers and the paper’s names stay as they are', () => {
  expect(pseudoText('S3 sends AppendEntries with SET x 5: nextIndex is 2')).toBe(
    'S3 séénds AppendEntries wííth SET x 5: nextIndex íís 2',
  );
});

test('what a sentence is about stays as it is', () => {
  const words = { lost: (what: string) => `${what} is lost`, table: ['one', { key: 'two' }] };
  const { lost, table } = pseudo(words) as typeof words;
  expect(lost('a note')).toBe('a note íís lóóst');
  expect(table).toEqual(['óónéé', { key: 'twóó' }]);
});
