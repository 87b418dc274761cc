import { test as base } from '@playwright/test';

/**
 * A browser that saves data: the page fetches a late part when it is needed, and not all of them ahead, which
 * would take a fifth of every test. Stories about fetching ahead use the test of Playwright itself.
 */
export const test = base.extend({
  context: async ({ context }, use) => {
    await context.addInitScript(
      "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })",
    );
    await use(context);
  },
});
