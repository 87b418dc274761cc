import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * Runs axe on the page: a line for each broken rule, with its name and the elements. `parts` (selectors)
 * limits the elements, `rules` the rules.
 */
export async function faults(
  page: Page,
  { parts = [], rules }: { parts?: readonly string[]; rules?: string[] } = {},
): Promise<string[]> {
  // The page has no frames; for frames axe would collect its results in a second page, in twice the time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  for (const part of parts) axe.include(part);
  if (rules) axe.withRules(rules);
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}
