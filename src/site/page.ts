/** Makes a static page from the site's own: the same page with another head, that opens something else. */
import { MAIN_PAGE, tagsOf } from './head.ts';
import { empty, escaped } from './html.ts';
import type { SitePage } from './types.ts';

/** Where the head of `index.html` is put in. */
const HEAD_PLACE = '<!-- head -->';
/** The words of the site's own page. */
const WORDS = /<h1>Raftarium<\/h1>\s*<p class="splash-about">[^<]*<\/p>/;

const lines = (page: SitePage, site: string | null): string => tagsOf(page, site).join('\n    ');

export const withHead = (index: string, site: string | null): string =>
  replaced(index, HEAD_PLACE, lines(MAIN_PAGE, site));

/**
 * `index`: the site's own page, as built, with its head. All its addresses are relative to the site, so the
 * page gets the site as its base. That stays right when the first script (`scripts/vite/first-script.ts`)
 * replaces the page's address.
 */
export function pageHtml(index: string, page: SitePage, site: string | null): string {
  const { folder, opens, body } = page;
  const base = empty('base', { href: '../'.repeat(folder.split('/').length - 1) });
  const changes: readonly (readonly [string | RegExp, string])[] = [
    ['<html lang="en">', `<html lang="en" data-opens="${escaped(opens)}">`],
    ['<head>', `<head>\n    ${base}`],
    [lines(MAIN_PAGE, site), lines(page, site)],
    [WORDS, body.replaceAll('\n', '\n        ')],
    // Before the app has come: the address may be another one already.
    ['<a href="">', `<a href="${escaped(folder)}">`],
  ];
  return changes.reduce((html, [place, put]) => replaced(html, place, put), index);
}

function replaced(html: string, place: string | RegExp, put: string): string {
  const parts = html.split(place);
  if (parts.length !== 2) throw new Error(`index.html has not exactly one “${String(place)}”`);
  return parts.join(put);
}
