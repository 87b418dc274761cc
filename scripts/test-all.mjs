// All that `npm test` means. Goes on after a failure, so that one run tells everything that is wrong.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const checks = ['typecheck', 'lint', 'format:check', 'deadcode'];
const inOrder = ['test:unit', 'build', 'size', 'test:e2e'];

/** The script's own words, without npm around them: npm takes longer to start than some of the steps take to run. */
function run(step, stdio) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(scripts[step], { shell: true, stdio });
    const said = [];
    child.stdout?.on('data', (data) => said.push(data));
    child.stderr?.on('data', (data) => said.push(data));
    child.on('close', (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      resolve({ step, ok: code === 0, seconds, said: Buffer.concat(said).toString() });
    });
  });
}

const heading = (step) => console.log(`\n== ${step}`);
const ending = ({ step, ok, seconds }) => console.log(`-- ${step} ${ok ? 'ok' : 'FAILED'}, ${seconds} s`);

/** The checks only read, so two go at a time; what each said is kept back and printed under its own heading. */
async function runChecks() {
  const results = [];
  const waiting = [...checks];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await run(step, ['ignore', 'pipe', 'pipe']);
      heading(step);
      process.stdout.write(result.said);
      ending(result);
      results.push(result);
    }
  };
  await Promise.all([lane(), lane()]);
  return results;
}

const counts = {
  'test:unit': ['.reports/unit.json', (report) => [report.numPassedTests, report.numFailedTests]],
  'test:e2e': [
    '.reports/e2e.json',
    (report) => [report.stats.expected + report.stats.flaky, report.stats.unexpected],
  ],
};

function count({ step, ok }) {
  const [file, read] = counts[step] ?? [];
  const [passed, failed] = file && existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : [0, 0];
  // A step that fails without a failed test, a broken type for one, counts as one failure.
  return [passed, ok ? failed : Math.max(failed, 1)];
}

// Last run's counts must never be taken for this one's.
rmSync('.reports', { recursive: true, force: true });
process.env.PATH = `${process.cwd()}/node_modules/.bin:${process.env.PATH}`;
const results = await runChecks();
for (const step of inOrder) {
  heading(step);
  results.push(await run(step, ['ignore', 'inherit', 'inherit']));
  ending(results.at(-1));
}
const [passed, failed] = results.map(count).reduce(([p, f], [q, g]) => [p + q, f + g], [0, 0]);
const broken = results.filter((result) => !result.ok).map((result) => result.step);
console.log(broken.length > 0 ? `\nFailed: ${broken.join(', ')}` : '');
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
