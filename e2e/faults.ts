import type { Page } from '@playwright/test';
import axe from 'axe-core';

/**
 * Runs axe on the page: a line for each broken rule, with its name and the elements. `parts` (selectors)
 * limits the elements, `rules` the rules. The page has no frames.
 */
export async function faults(
  page: Page,
  { parts = [], rules }: { parts?: readonly string[]; rules?: readonly string[] } = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ parts, rules }) => {
      const { violations } = await window.axe.run(
        { include: (parts.length > 0 ? parts : [':root']).map((part) => [part]) },
        // Details of the rules that hold would take two thirds of the time.
        { resultTypes: ['violations'], ...(rules && { runOnly: [...rules] }) },
      );
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      );
    },
    { parts, rules },
  );
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
