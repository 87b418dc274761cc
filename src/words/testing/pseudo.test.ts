import { expect, test } from 'vitest';
import { pseudo, pseudoText } from './pseudo.ts';

test('a text is about 40% longer, and visibly from the words', () => {
  expect(pseudoText('Play until an election')).toBe('Plááy úúntííl áán éélééctííóón');
});

test('commands, servers and the paper’s names do not change', () => {
  expect(pseudoText('S3 sends AppendEntries with SET x 5: nextIndex is 2')).toBe(
    'S3 séénds AppendEntries wííth SET x 5: nextIndex íís 2',
  );
});

test('parameters of a sentence do not change', () => {
  const words = { lost: (what: string) => `${what} is lost`, table: ['one', { key: 'two' }] };
  const { lost, table } = pseudo(words) as typeof words;
  expect(lost('a note')).toBe('a note íís lóóst');
  expect(table).toEqual(['óónéé', { key: 'twóó' }]);
});
