// All steps of `npm test`. Goes on after a failure, so that one run reports all errors.
import { type StdioOptions, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
const checks = ['typecheck', 'lint', 'format:check', 'deadcode'];
const inOrder = ['test:unit', 'build', 'size', 'test:e2e'];

interface Result {
  readonly step: string;
  readonly ok: boolean;
  readonly seconds: string;
  readonly output: string;
}

/**
 * The script's own command line, without npm: npm takes longer to start than some of the steps take to run.
 */
function run(step: string, stdio: StdioOptions): Promise<Result> {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(scripts[step] ?? '', { shell: true, stdio });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (data: Buffer) => chunks.push(data));
    child.stderr?.on('data', (data: Buffer) => chunks.push(data));
    child.on('close', (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      resolve({ step, ok: code === 0, seconds, output: Buffer.concat(chunks).toString() });
    });
  });
}

const heading = (step: string) => console.log(`\n== ${step}`);
const ending = ({ step, ok, seconds }: Result) =>
  console.log(`-- ${step} ${ok ? 'ok' : 'FAILED'}, ${seconds} s`);

/** The checks only read, so two run at a time; the output of each is printed under its own heading. */
async function runChecks(): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...checks];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await run(step, ['ignore', 'pipe', 'pipe']);
      heading(step);
      process.stdout.write(result.output);
      ending(result);
      results.push(result);
    }
  };
  await Promise.all([lane(), lane()]);
  return results;
}

type Counts = readonly [passed: number, failed: number];

const countUnit = (report: { numPassedTests: number; numFailedTests: number }): Counts => [
  report.numPassedTests,
  report.numFailedTests,
];
const countStories = ({
  stats,
}: {
  stats: { expected: number; flaky: number; unexpected: number };
}): Counts => [stats.expected + stats.flaky, stats.unexpected];

/** The counts of a step's report; none if it has none. */
function reported(step: string): Counts {
  const read = (file: string) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);
  const report = read(`.reports/${step.replace('test:', '')}.json`);
  if (report === null) return [0, 0];
  return step === 'test:unit' ? countUnit(report) : countStories(report);
}

function count({ step, ok }: Result): Counts {
  const [passed, failed] = reported(step);
  // A step that fails without a failed test, for example by a type error, counts as one failure.
  return [passed, ok ? failed : Math.max(failed, 1)];
}

// The counts of the last run must not be used for this one.
rmSync('.reports', { recursive: true, force: true });
process.env.PATH = `${process.cwd()}/node_modules/.bin:${process.env.PATH}`;
const results = await runChecks();
for (const step of inOrder) {
  heading(step);
  const result = await run(step, ['ignore', 'inherit', 'inherit']);
  ending(result);
  results.push(result);
}
const [passed, failed] = results.map(count).reduce(([p, f], [q, g]) => [p + q, f + g], [0, 0]);
const broken = results.filter((result) => !result.ok).map((result) => result.step);
console.log(broken.length > 0 ? `\nFailed: ${broken.join(', ')}` : '');
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
