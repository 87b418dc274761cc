// Finds a Chromium for the browser tests, and writes its path into a file: Playwright takes it from nowhere
// but its configuration. In order: CHROMIUM_PATH; Chromium's headless shell, which root installs from Debian
// if it is missing, because the tests take about half the time in it; a whole browser on the machine; the
// shell inside an npm package. That one is older than version 156, does not fetch a module again that failed
// once, and skips the tests of that.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const DEBIANS_SHELL = '/usr/bin/chromium-headless-shell';
const WHOLE_BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

const runs = (exe: string): boolean => spawnSync(exe, ['--version'], { stdio: 'ignore' }).status === 0;

const onMachine = (paths: readonly (string | undefined)[]): string | undefined =>
  paths.find((path) => path && existsSync(path));

async function packaged(): Promise<string | undefined> {
  const folder = resolve('node_modules/.cache/chromium');
  mkdirSync(folder, { recursive: true });
  // The package unpacks into the temporary folder and reuses any `chromium` there, of whatever version.
  process.env.TMPDIR = folder;
  try {
    const exe = await (await import('@sparticuz/chromium')).default.executablePath();
    return runs(exe) ? exe : undefined;
  } catch {
    return undefined;
  }
}

function installed(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  try {
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell');
  } catch {
    return undefined;
  }
  return onMachine([DEBIANS_SHELL]);
}

const exe =
  onMachine([process.env.CHROMIUM_PATH, DEBIANS_SHELL]) ??
  installed() ??
  onMachine(WHOLE_BROWSERS) ??
  (await packaged());
if (!exe) {
  console.error('No Chromium found: install one, or set CHROMIUM_PATH.');
  process.exit(1);
}
mkdirSync('.reports', { recursive: true });
writeFileSync('.reports/chromium-path', exe);
