/** The files that the page fetches late, and a network that refuses them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** The HTML names all files of the first load. */
export function lateFiles(): string[] {
  const html = readFileSync('dist/index.html', 'utf8');
  return readdirSync(join('dist', 'assets')).filter((file) => !html.includes(file) || isReader(file));
}

/** The HTML names it too, for readers who open a link. */
const isReader = (file: string): boolean => /^address-.*\.js$/.test(file);

export class Refusal {
  #refused: ReadonlySet<string> = new Set();

  /** `gone`: the file does not exist any more; `offline`: there is no network for it. */
  constructor(page: Page, how: 'gone' | 'offline' = 'gone') {
    this.ready = page.route('**/assets/*', (route) => {
      const file = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
      if (!this.#refused.has(file)) return route.continue();
      return how === 'gone' ? route.fulfill({ status: 404, body: '' }) : route.abort('internetdisconnected');
    });
  }
  readonly ready: Promise<unknown>;

  refuse(files: readonly string[]): void {
    this.#refused = new Set(files);
  }
}
