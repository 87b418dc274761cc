// node scripts/run.mjs NAME [arguments]  runs src/NAME/main.ts on the command line; --build alone only
// bundles it.
//
// Node 20 reads no TypeScript and a bundler takes longer to start than most scenarios take to run, so the
// bundle is kept and made again only when something it could be made of is newer.
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The latest change at or below a path, in ms. Folders count too: a removed file leaves no other trace.
 * @type {(path: string) => number}
 */
function changed(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => changed(join(path, name))));
}

/** @type {(entry: string, out: string) => Promise<void>} */
async function bundle(entry, out) {
  const started = new Date();
  const { build } = await import('vite');
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      target: 'node20',
      write: false,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  // Written under a name of its own and then renamed, so that two runs at once never read half a file.
  const draft = `${out}.${process.pid}`;
  mkdirSync(dirname(out), { recursive: true });
  if (!('output' in result)) throw new Error('The bundler gave no bundle.');
  writeFileSync(draft, result.output[0].code);
  // Dated to the build's start, so that a file saved meanwhile counts as newer.
  utimesSync(draft, started, started);
  renameSync(draft, out);
}

const [name = '', ...args] = process.argv.slice(2);
const entry = join(root, 'src', name, 'main.ts');
const onlyBuild = args.length === 1 && args[0] === '--build';

if (!name || !existsSync(entry)) {
  // `npm ci` builds what exists; a tree without this room is no error.
  if (onlyBuild) process.exit(0);
  console.error(`There is no src/${name}/main.ts to run.`);
  process.exit(2);
}

const out = join(root, 'node_modules/.cache/raftarium', `${name}.mjs`);
const made = statSync(out, { throwIfNoEntry: false })?.mtimeMs ?? -1;
const stale = [join(root, 'src'), join(root, 'package-lock.json'), fileURLToPath(import.meta.url)].some(
  (path) => changed(path) > made,
);
try {
  if (stale) await bundle(entry, out);
} catch (error) {
  // A failed build must not fail the installation: the first run reports it again.
  console.error(error instanceof Error ? error.message : error);
  process.exit(onlyBuild ? 0 : 2);
}

if (!onlyBuild) {
  process.env.INIT_CWD ??= process.cwd();
  process.argv = [process.execPath, out, ...args];
  await import(pathToFileURL(out).href);
}
