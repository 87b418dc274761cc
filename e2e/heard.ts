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
    const ATOMIC = '[role=status], [role=alert], [aria-atomic=true]';
    /** What is said of a place in the page that has changed: a line of a log, the whole of a status or an alert, else what is new. */
    const said = (node: Node): string => {
      const element = node instanceof Element ? node : node.parentElement;
      const region = element?.closest(REGION);
      if (!region?.isConnected || region.getAttribute('aria-live') === 'off') return '';
      const name = region.getAttribute('aria-label') ?? region.getAttribute('role') ?? '';
      const isLog = region.getAttribute('role') === 'log';
      const part = isLog ? element?.closest('.line') : region.matches(ATOMIC) ? region : node;
      const words = spoken(part).replace(/\s+/g, ' ').trim();
      return words ? `${name}: ${words}` : '';
    };
    /** The text of an element without what is hidden from assistive technology, blocks apart from each other. */
    const spoken = (node: Node | null | undefined): string => {
      if (!(node instanceof Element)) return node?.textContent ?? '';
      if (node.closest('[aria-hidden=true], [aria-live=off]') || !node.checkVisibility()) return '';
      const inner = [...node.childNodes].map(spoken).join('');
      return getComputedStyle(node).display.startsWith('inline') ? inner : ` ${inner} `;
    };
    new MutationObserver((records) => {
      const nodes = records.flatMap(({ target, addedNodes, type }) =>
        type === 'characterData' ? [target] : [...addedNodes, ...(isWhole(target) ? [target] : [])],
      );
      const outer = nodes.filter(
        (node) => !nodes.some((other) => other !== node && other.contains(node) && !isWhole(other)),
      );
      window.heard.push(...new Set(outer.map(said).filter(Boolean)));
    }).observe(document, { subtree: true, childList: true, characterData: true });
    /** Where something is taken away, the rest is said again. */
    const isWhole = (node: Node): boolean =>
      (node instanceof Element ? node : node.parentElement)?.closest(`${ATOMIC}, [role=log]`) != null;
  });
}

/** What was heard since the last time. */
export const heard = (page: Page): Promise<string[]> => page.evaluate(() => window.heard.splice(0));
