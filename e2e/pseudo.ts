/** The page in the pseudo-language of `src/words/testing/pseudo.ts`, on a server of its own. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';
import { EXACT } from '../src/words/testing/pseudo.ts';

/** Starts the server; resolves to its address and a function that stops it. Rejects if it does not start. */
export async function servePseudo(): Promise<{ readonly url: string; readonly stop: () => void }> {
  const server = spawn(process.execPath, ['scripts/ts.mjs', 'pseudo'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<never>((_, reject) => {
    server.once('exit', (code) => reject(new Error(`the pseudo-language's server ended with ${code}`)));
  });
  const firstLine = new Promise<string>((resolve) => createInterface(server.stdout).once('line', resolve));
  const url = await Promise.race([firstLine, gone]);
  gone.catch(() => undefined);
  return { url, stop: () => server.kill() };
}

/**
 * Texts and accessible names in an area that do not come from `src/words`: they have a plain vowel.
 * `isStage`: also where browsers are asked not to translate.
 */
export const plainTexts = (page: Page, area: string, isStage = false): Promise<string[]> =>
  page.locator(area).evaluateAll(
    (areas, { exact, isStage }) => {
      // A single letter is a key; text in quotes is a name that somebody chose.
      const plain = (text: string | null) =>
        /[aeiou]/i.test((text ?? '').replaceAll(new RegExp(`${exact}|\\b[A-Z]\\b|“[^”]*”`, 'g'), ''));
      const found = new Set<string>();
      const look = (element: Element) => {
        if (element.matches('style, script, kbd')) return;
        if (!isStage && element.closest('[translate="no"]')) return;
        for (const name of ['aria-label', 'title', 'placeholder', 'aria-description', 'aria-valuetext']) {
          const text = element.getAttribute(name);
          if (plain(text)) found.add(`${name}: ${text}`);
        }
        for (const node of element.childNodes)
          if (node.nodeType === Node.TEXT_NODE && plain(node.textContent))
            found.add(node.textContent?.trim() ?? '');
        for (const child of element.children) look(child);
      };
      areas.forEach(look);
      return [...found];
    },
    { exact: EXACT.source, isStage },
  );

/** Elements whose text is wider or higher than their box. */
export const cutTexts = (page: Page, area: string): Promise<string[]> =>
  page.locator(area).evaluateAll((areas) =>
    areas
      .flatMap((one) => [one, ...one.querySelectorAll<HTMLElement>('*')])
      .filter((one): one is HTMLElement => one instanceof HTMLElement)
      .filter((one) => {
        const { overflowX, textOverflow, clipPath } = getComputedStyle(one);
        const isRead = one.clientWidth > 1 && clipPath === 'none' && textOverflow !== 'ellipsis';
        return isRead && /hidden|clip/.test(overflowX) && one.scrollWidth > one.clientWidth + 1;
      })
      .map((one) => `${one.className}: ${one.textContent?.slice(0, 80)}`),
  );

/** Texts of a drawing, from `src/words`, that leave its box or cover another of its texts. */
export const crampedTexts = (page: Page, area: string): Promise<string[]> =>
  page.locator(area).evaluateAll((areas) => {
    const all = areas.flatMap((one) => [...one.querySelectorAll<SVGTextElement>('text')]);
    const texts = all
      .filter(
        (one) => getComputedStyle(one).visibility === 'visible' && one.getBoundingClientRect().width > 0,
      )
      .map((one) => ({ one, text: one.textContent ?? '', box: one.getBoundingClientRect() }));
    return texts
      .filter(({ text }) => /[áéíóú]/i.test(text))
      .flatMap(({ one, text, box }) => {
        let drawing = one.ownerSVGElement;
        while (drawing?.ownerSVGElement) drawing = drawing.ownerSVGElement;
        const edge = drawing?.getBoundingClientRect();
        const leaves = edge && (box.left < edge.left - 1 || box.right > edge.right + 1);
        const covered = texts.filter((other) => {
          if (other.one === one) return false;
          const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
          const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
          return width > 2 && height > Math.min(box.height, other.box.height) / 3;
        });
        return [
          ...(leaves ? [`${text} leaves its drawing`] : []),
          ...covered.map((other) => `${text} covers ${other.text}`),
        ];
      });
  });
