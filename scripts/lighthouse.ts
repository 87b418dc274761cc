// Measures the built site with Lighthouse, as on a phone: `npm run lighthouse`. Prints the four scores of the
// site's own page and of a static page of each kind, and what costs points. Fails below a score of BOUNDS.
//
// Lighthouse is installed into .cache when it is first needed: with 200 packages (186 MB) it would double the
// time of `npm ci` for everyone.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildSite, chromiumPath, serve } from './site.ts';

/** The newest for Node 20. */
const VERSION = '12.8.2';
const FOLDER = resolve(`.cache/lighthouse-${VERSION}`);
const BOUNDS: Readonly<Record<string, number>> = {
  performance: 90,
  accessibility: 100,
  'best-practices': 100,
  seo: 100,
};
const ALL = ['', 'library/one-command/', 'story/partition/'];
/** Those that are named behind `--`, by default all. */
const PAGES = process.argv.length > 2 ? process.argv.slice(2) : ALL;

/** The part of a report that is read here. */
interface Report {
  readonly categories: Readonly<Record<string, Category | undefined>>;
  readonly audits: Readonly<
    Record<string, { readonly title: string; readonly score: number | null; readonly displayValue?: string }>
  >;
}
interface Category {
  readonly score: number | null;
  readonly auditRefs: readonly AuditRef[];
}
interface AuditRef {
  readonly id: string;
  readonly weight: number;
}

/** Runs a command to its end. An error has its output. */
const run = promisify(execFile);

async function install(): Promise<string> {
  const start = join(FOLDER, 'node_modules/lighthouse/cli/index.js');
  if (existsSync(start)) return start;
  mkdirSync(FOLDER, { recursive: true });
  // A later version of this package cannot be installed beside Lighthouse.
  const overrides = { 'third-party-web': '0.27.0' };
  writeFileSync(join(FOLDER, 'package.json'), JSON.stringify({ private: true, overrides }));
  await run('npm', [
    'install',
    '--prefix',
    FOLDER,
    '--no-audit',
    '--no-fund',
    '--save-exact',
    `lighthouse@${VERSION}`,
  ]);
  return start;
}

/** Prints what Lighthouse says about a page. Returns whether it is good enough. */
function isGood(path: string, { categories, audits }: Report): boolean {
  console.log(`\n/${path}`);
  const results = Object.entries(BOUNDS).map(([name, bound]) => {
    const category = categories[name];
    const points = Math.round((category?.score ?? 0) * 100);
    console.log(`${String(points).padStart(5)}  ${name} (at least ${bound})`);
    for (const { id, weight } of category?.auditRefs ?? []) {
      const audit = audits[id];
      if (weight > 0 && audit && audit.score !== null && audit.score < 0.9)
        console.log(`         ${audit.title}${audit.displayValue ? `: ${audit.displayValue}` : ''}`);
    }
    return points >= bound;
  });
  return results.every(Boolean);
}

const start = await install();
const site = await serve(await buildSite('.cache/site'));
const env = { ...process.env, CHROME_PATH: await chromiumPath() };
try {
  mkdirSync('.reports', { recursive: true });
  for (const path of PAGES) {
    const report = resolve(`.reports/lighthouse-${path.replace(/\W+/g, '-')}.json`);
    const flags = [`--output-path=${report}`, '--chrome-flags=--headless --no-sandbox'];
    await run(process.execPath, [start, site.address + path, '--output=json', '--quiet', ...flags], { env });
    if (!isGood(path, JSON.parse(readFileSync(report, 'utf8')) as Report)) process.exitCode = 1;
  }
} finally {
  site.stop();
}
