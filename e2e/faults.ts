import type { Frame, Page } from '@playwright/test';
import axe from 'axe-core';

/**
 * Runs axe on the page: a line for each broken rule, with its name and the elements. `parts` (selectors)
 * limits the elements, `rules` the rules. The page has no frames. Also what the page's policy forbade so far.
 */
export async function faults(
  page: Page | Frame,
  { parts = [], rules }: { parts?: readonly string[]; rules?: readonly string[] } = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const before = await forbidden(page);
  const found = await page.evaluate(
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
  return [...before, ...found];
}

/** What the content security policy has forbidden since the page was opened, where the browser remembers it. */
export function forbidden(page: Page | Frame): Promise<string[]> {
  return page.evaluate(() => {
    if (!('ReportingObserver' in window)) return [];
    const observer = new ReportingObserver(() => undefined, { types: ['csp-violation'], buffered: true });
    observer.observe();
    const lines = observer.takeRecords().map(({ body }) => {
      const { effectiveDirective, blockedURL, sample } = body as unknown as Readonly<Record<string, string>>;
      return `forbidden by ${effectiveDirective}: ${blockedURL} ${sample}`;
    });
    observer.disconnect();
    return lines;
  });
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
