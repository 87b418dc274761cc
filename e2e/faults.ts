import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds on the page as it stands, a line for each rule broken: its name and what breaks it. With `parts`
 * (selectors) only these are looked at, with `rules` only these are asked.
 */
export async function faults(
  page: Page,
  { parts = [], rules }: { parts?: readonly string[]; rules?: string[] } = {},
): Promise<string[]> {
  // There are no frames here, for which axe would gather its findings in a second page, in twice the time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  for (const part of parts) axe.include(part);
  if (rules) axe.withRules(rules);
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}
