// The tests that `scripts/mutants.ts` runs against every mutant: only those that it names.
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const isRandom = ({ moduleId }: TestSpecification) => readFileSync(moduleId, 'utf8').includes("'fast-check'");

/** The first test that fails ends the run of a mutant, so the tests with many random runs come last. */
class RandomLast extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve([...files.filter((file) => !isRandom(file)), ...files.filter(isRandom)]);
  }
}

export default defineConfig({
  test: {
    include: (process.env.MUTANTS_TESTS ?? '').split(' '),
    setupFiles: ['scripts/mutants.setup.ts'],
    sequence: { sequencer: RandomLast },
    // A mutant may make a run much longer. Stryker has a limit of its own for that.
    testTimeout: 120_000,
  },
});
