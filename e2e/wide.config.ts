/** `npm run test:wide`: tests that take too long for every commit. */
import { defineConfig } from '@playwright/test';
import usual from './playwright.config.ts';

// The workers inherit it: focus.spec.ts then presses every button.
process.env.WIDE = '1';

export default defineConfig({
  ...usual,
  outputDir: '../.reports/wide',
  testIgnore: [],
  testMatch: ['wide/*.spec.ts', 'focus.spec.ts'],
  reporter: [['list']],
  timeout: 120_000,
});
