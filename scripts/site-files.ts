// The files of the static pages. `scripts/vite/site-pages.ts` runs this when the site is built.
import { CARD_FILE, MAIN_PAGE, OEMBED_FILE, oembedOf, robotsOf, sitemapOf } from '../src/site/head.ts';
import { pageHtml } from '../src/site/page.ts';
import { namedPages } from '../src/site/pages.ts';
import { cards } from './cards.ts';
import { icons } from './icons.ts';

// At once: a chapter is imported when it is asked for, which Vite allows only while it imports this file.
const PAGES = [MAIN_PAGE, ...(await namedPages())];

type File = readonly [name: string, content: string | Uint8Array];

/** `index`: the site's own page as built. `site`: its address, if it is known. */
export async function siteFiles(index: string, site: string | null): Promise<readonly File[]> {
  const draw = await cards();
  return [
    ...PAGES.filter((page) => page !== MAIN_PAGE).map(
      (page): File => [`${page.folder}index.html`, pageHtml(index, page, site)],
    ),
    ...PAGES.map((page): File => [page.folder + OEMBED_FILE, oembedOf(page, site)]),
    ...PAGES.map((page): File => [page.folder + CARD_FILE, draw(page.card)]),
    ...icons(),
    ['sitemap.xml', sitemapOf(PAGES, site)],
    ['robots.txt', robotsOf(site)],
  ];
}
