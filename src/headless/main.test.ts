/** Runs the command through its script. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PARTITION } from '../scenario/testing/documents.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const script = join(root, 'scripts/run.mjs');
const folder = mkdtempSync(join(tmpdir(), 'headless-'));
const document = JSON.stringify(PARTITION);

interface Call {
  readonly args: readonly string[];
  readonly input?: string;
  readonly initCwd?: string;
}

function call({ args, input = '', initCwd }: Call): SpawnSyncReturns<string> {
  const { INIT_CWD: _, ...env } = process.env;
  const options = {
    cwd: initCwd === undefined ? folder : root,
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
  } as const;
  const settings = { ...options, env: { ...env, ...(initCwd !== undefined && { INIT_CWD: initCwd }) } };
  return spawnSync(process.execPath, [script, 'headless', ...args], settings);
}

beforeAll(() => {
  writeFileSync(join(folder, 'example.json'), document);
  // The first call builds the bundle.
  call({ args: [] });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('reads standard input, prints one document, and sets the exit status', () => {
  const { status, stdout, stderr } = call({ args: ['-'], input: document });
  expect([status, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({ time: 3000, expectations: [{ ok: true }, { ok: true }] });
});

test('reads a file by a path relative to the working directory', () => {
  const here = call({ args: ['example.json'] });
  expect([here.status, here.stderr]).toEqual([0, '']);
  expect(call({ args: ['example.json'], initCwd: folder }).stdout).toBe(here.stdout);
});

test('prints all of a long trace', () => {
  const long = JSON.stringify({ raftarium: 1, cluster: { servers: 30 }, until: 10_000 });
  const { status, stdout } = call({ args: ['-', '--trace'], input: long });
  const lines = stdout.trimEnd().split('\n');
  expect([status, JSON.parse(lines.at(-1) ?? '').events]).toEqual([0, lines.length - 1]);
  expect(stdout.length).toBeGreaterThan(1e6);
});

test('prints nothing on standard output if it does not run', () => {
  const { status, stdout, stderr } = call({ args: ['absent.json'] });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^absent\.json: cannot be read: /);
});

test('stops when the reader closes the pipe', () => {
  const input = JSON.stringify({ raftarium: 1, cluster: { servers: 30 }, until: 10_000 });
  const command = `"${process.execPath}" "${script}" headless --trace - | head -n 1`;
  const { stdout, stderr } = spawnSync('sh', ['-c', command], { input, encoding: 'utf8' });
  expect([JSON.parse(stdout).seq, stderr]).toEqual([1, '']);
});
