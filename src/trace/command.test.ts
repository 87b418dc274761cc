/** The copied command, in a real shell. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { EVERYTHING, PARTITION } from '../scenario/testing/documents.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { shellCommand, shellCommandOfFile } from './command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const shell = (command: string): string =>
  spawnSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' }).stdout;

/** The document that the command gives to what it pipes to. */
const piped = (document: ScenarioDocument): unknown =>
  JSON.parse(shell((shellCommand(document, 1) ?? '').replace(/\| npm .*$/, '| cat')));

test('gives the run its document, whatever its title is', () => {
  for (const title of [
    'plain',
    `it's "quoted"`,
    '$HOME `ls` !! \\ \\n %s %%',
    'a\nb\tc',
    '\u001b[2J',
    '’—é',
  ]) {
    expect(piped({ raftarium: 1, title })).toEqual({ raftarium: 1, title });
  }
  const { $schema: _, ...everything } = EVERYTHING;
  expect(piped(EVERYTHING)).toEqual(everything);
});

test('is one line', () => {
  expect(shellCommand({ ...PARTITION, title: 'a\nb' }, 1)).not.toContain('\n');
});

test('is not made of a document that is too long; then a saved file is run', () => {
  expect(shellCommand({ raftarium: 1, title: 'x'.repeat(20_000) }, 1)).toBeNull();
  expect(shellCommandOfFile('a.raftarium.json', 12.5)).toBe(
    'npm run -s headless -- --until 12.5 a.raftarium.json',
  );
});

test('run in a shell, reproduces the run', () => {
  const result = JSON.parse(shell(shellCommand({ ...PARTITION, title: `it's !$PATH\\` }, 3000) ?? ''));
  expect(result).toMatchObject({ time: 3000, expectations: [{ ok: true }, { ok: true }] });
});
