// The tests that `scripts/mutants.ts` runs against every mutant: only those that it names.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: (process.env.MUTANTS_TESTS ?? '').split(' '),
    // A mutant may make a run much longer. Stryker has a limit of its own for that.
    testTimeout: 120_000,
  },
});
