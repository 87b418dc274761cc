/** What a screen reader is given to say: the text that appears in live regions, batch by batch. */
import type { Page } from '@playwright/test';

declare global {
  interface Window {
    heard: string[];
  }
}

/** Begins to listen on every page that is opened from now on. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.heard = [];
    const REGION = '[aria-live], [role=status], [role=log], [role=alert]';
    /** What is said of a place in the page that has changed: a line of a log, or the whole of another region. */
    const said = (node: Node): string => {
      const element = node instanceof Element ? node : node.parentElement;
      const region = element?.closest(REGION);
      if (!region?.isConnected || region.getAttribute('aria-live') === 'off') return '';
      const name = region.getAttribute('aria-label') ?? region.getAttribute('role') ?? '';
      const isLog = region.getAttribute('role') === 'log';
      const part = isLog ? element?.closest('.line') : region;
      return part?.textContent ? `${name}: ${part.textContent.replace(/\s+/g, ' ').trim()}` : '';
    };
    new MutationObserver((records) => {
      const nodes = records.flatMap(({ target, addedNodes }) => [...addedNodes, target]);
      window.heard.push(...new Set(nodes.map(said).filter(Boolean)));
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** What was heard since the last time. */
export const heard = (page: Page): Promise<string[]> => page.evaluate(() => window.heard.splice(0));
