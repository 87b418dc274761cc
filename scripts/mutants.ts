// npm run mutants [-- src/raft/log.ts …]  changes the code in small ways, one at a time, and runs the tests
// against each.
//
// A change that no test notices is a survivor. Each is either killed by a test, or it changes nothing that
// anybody can see: then it stands in `scripts/mutants.json` with the reason. The command fails on a survivor
// that does not stand there, and on an entry whose mutant does not survive any more. Without arguments it
// mutates all of `src/raft` and `src/sim/safety`, which is slow. MUTANTS_CONCURRENCY: how many run at once, 1
// if nothing is said.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A change of the code, known by what it replaces: not by its line, which moves. */
interface Change {
  readonly file: string;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
}
/** A change that nobody can see. */
interface Excuse extends Change {
  /** In how many places of the file. One, if nothing is said. */
  readonly times?: number;
  readonly why: string;
}
interface Mutant extends Change {
  readonly line: number;
  readonly status: string;
}
interface Place {
  readonly line: number;
  readonly column: number;
}

/** Which tests have to notice what is changed in a folder. */
const GROUPS = [
  { folder: 'src/raft', tests: ['src/raft/*.test.ts'] },
  {
    folder: 'src/sim/safety',
    tests: [
      'src/sim/agreement.test.ts',
      'src/sim/broken.test.ts',
      'src/sim/reads.test.ts',
      'src/sim/safety/*.test.ts',
    ],
  },
];

const isCode = (name: string) =>
  name.endsWith('.ts') && !name.endsWith('.test.ts') && !/(^|\/)testing\//.test(name);
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(isCode)
    .map((name) => `${folder}/${name}`)
    .sort();

/** The files of a group whose path has one of the words in it. */
const chosen = (folder: string, words: readonly string[]) =>
  filesIn(folder).filter((file) => words.length === 0 || words.some((word) => file.includes(word)));

/** Stryker's results for these files, each with the text that was replaced. */
async function mutate(files: string[], tests: readonly string[]): Promise<Mutant[]> {
  const { Stryker } = await import('@stryker-mutator/core');
  process.env.MUTANTS_TESTS = tests.join(' ');
  // As they are now: somebody may write to a file in the hours that follow.
  const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
  const options = {
    mutate: files,
    testRunner: 'vitest',
    vitest: { configFile: 'scripts/mutants.vitest.ts', related: false },
    plugins: ['@stryker-mutator/vitest-runner'],
    // Node 20 reads no TypeScript, and Vitest needs no configuration to strip the types.
    tsconfigFile: 'none.json',
    disableTypeChecks: false,
    coverageAnalysis: 'perTest',
    ignoreStatic: false,
    timeoutMS: 8000,
    timeoutFactor: 2,
    concurrency: Number(process.env.MUTANTS_CONCURRENCY ?? 1),
    tempDirName: '.cache/mutants',
    ignorePatterns: ['/dist', '/shots', '/e2e', '/docs', '/.cache', '/.reports', '/playwright-report'],
    reporters: ['json'],
    jsonReporter: { fileName: '.reports/mutants.json' },
    logLevel: 'error',
  };
  const stryker = new Stryker(options as ConstructorParameters<typeof Stryker>[0]);
  const results = await stryker.runMutationTest();
  return results.map(({ fileName, mutatorName: mutator, replacement, status, location }) => {
    const file = fileName.slice(fileName.indexOf('src/'));
    return {
      file,
      mutator,
      original: oneLine(textAt(texts.get(file) ?? '', location.start, location.end)),
      replacement: oneLine(replacement),
      status,
      line: location.start.line,
    };
  });
}

/** The text between two places; lines and columns count from 1. */
function textAt(text: string, start: Place, end: Place): string {
  const lines = text.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  lines[last] = (lines[last] ?? '').slice(0, end.column - 1);
  lines[0] = (lines[0] ?? '').slice(start.column - 1);
  return lines.join('\n');
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ');
const keyOf = ({ file, mutator, original, replacement }: Change) =>
  `${file} ${mutator}: ${original} → ${replacement}`;
const survives = ({ status }: Mutant) => status === 'Survived' || status === 'NoCoverage';

/** Prints what was found; whether all survivors are listed, and all that is listed survives. */
function judge(files: readonly string[], results: readonly Mutant[]): boolean {
  const known = JSON.parse(readFileSync('scripts/mutants.json', 'utf8')) as Excuse[];
  const survivors = new Map<string, Mutant[]>();
  for (const one of results.filter(survives))
    survivors.set(keyOf(one), [...(survivors.get(keyOf(one)) ?? []), one]);
  const listed = new Map(known.filter(({ file }) => files.includes(file)).map((one) => [keyOf(one), one]));
  // The same change in two places of a file has one entry, which says how often.
  const allowed = (key: string) => (listed.has(key) ? (listed.get(key)?.times ?? 1) : 0);
  const unlisted = [...survivors].filter(([key, all]) => all.length > allowed(key)).flatMap(([, all]) => all);
  const spent = [...listed.keys()].filter((key) => (survivors.get(key)?.length ?? 0) < allowed(key));
  for (const one of unlisted)
    console.log(
      `${one.line}: ${keyOf(one)} (${one.status === 'NoCoverage' ? 'no test runs it' : 'no test notices'})`,
    );
  for (const key of spent) console.log(`listed, but it does not survive: ${key}`);
  const left = results.filter(survives).length;
  console.log(
    `${files.length} files, ${results.length} mutants: ${results.length - left} dead, ${left} survived.`,
  );
  console.log(`${unlisted.length} survivors are not in the list.`);
  return unlisted.length === 0 && spent.length === 0;
}

async function run(words: readonly string[]): Promise<void> {
  let isGood = true;
  for (const { folder, tests } of GROUPS) {
    const files = chosen(folder, words);
    if (files.length === 0) continue;
    const started = Date.now();
    isGood = judge(files, await mutate(files, tests)) && isGood;
    console.log(`It took ${Math.round((Date.now() - started) / 1000)} s.`);
  }
  process.exitCode = isGood ? 0 : 1;
}

/**
 * All of it runs in a process group of its own, and the group ends with this process, however that ends: a
 * worker left behind would slow down whatever is measured next.
 */
function inGroup(words: readonly string[]): void {
  const child = spawn(process.execPath, ['scripts/ts.mjs', 'mutants', ...words], {
    detached: true,
    stdio: 'inherit',
    env: { ...process.env, MUTANTS_GROUP: 'yes' },
  });
  const endAll = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // The group has ended already.
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      endAll();
      process.exit(1);
    });
  child.on('exit', (code) => {
    endAll();
    process.exitCode = code ?? 1;
  });
}

if (process.env.MUTANTS_GROUP === 'yes') {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.kill(-process.pid, 'SIGKILL'), 1000).unref();
  await run(process.argv.slice(2));
} else inGroup(process.argv.slice(2));
