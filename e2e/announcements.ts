/** What a screen reader reads out: the text that appears in live regions, batch by batch. */
import type { Page } from '@playwright/test';

declare global {
  interface Window {
    announcements: string[];
  }
}

/** Records on every page that is opened from now on. */
export async function recordAnnouncements(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.announcements = [];
    const REGION = '[aria-live], [role=status], [role=log], [role=alert]';
    const ATOMIC = '[role=status], [role=alert], [aria-atomic=true]';
    /**
     * The text for a changed place of the page: a line of a log, all of a status or an alert, else only the
     * new text.
     */
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
    /**
     * The text of an element without parts that are hidden from assistive technology, with spaces between
     * blocks.
     */
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
      window.announcements.push(...new Set(outer.map(said).filter(Boolean)));
    }).observe(document, { subtree: true, childList: true, characterData: true });
    /** After a removal, the rest is read again. */
    const isWhole = (node: Node): boolean =>
      (node instanceof Element ? node : node.parentElement)?.closest(`${ATOMIC}, [role=log]`) != null;
  });
}

/** The texts since the last call. */
export const announcements = (page: Page): Promise<string[]> =>
  page.evaluate(() => window.announcements.splice(0));
