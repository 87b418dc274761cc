/** What the head of a page says about it: to search engines, and to whoever makes a card of a link. */
import * as words from '../words/site.ts';
import { empty, escaped, textElement } from './html.ts';
import type { SitePage } from './types.ts';

export const CARD_SIZE = { width: 1200, height: 630 };
export const CARD_FILE = 'card.png';
export const OEMBED_FILE = 'oembed.json';

/**
 * An address below the site. `site` is the site's own address, with a slash at its end; null if the build
 * does not know it. Then the address is relative to the site, which is the base of every page.
 */
const addressIn = (site: string | null, path: string): string => (site === null ? path || './' : site + path);

/** The site's own page. */
export const MAIN_PAGE: SitePage = {
  folder: '',
  opens: '',
  canonical: '',
  title: words.name,
  description: words.about,
  card: {
    over: words.name,
    title: words.cardTitle,
    text: words.cardText,
    under: '',
    picture: 'partition-2-3',
    scheme: 'light',
  },
  body: '',
};

/** The tags, a line each. */
export function tagsOf(page: SitePage, site: string | null): readonly string[] {
  const { folder, canonical, title, description, card } = page;
  const own = addressIn(site, canonical);
  const picture = addressIn(site, canonical + CARD_FILE);
  const isMain = folder === '';
  const property = (name: string, content: string | number) => empty('meta', { property: name, content });
  return [
    textElement('title', title),
    empty('meta', { name: 'description', content: description }),
    // If it is relative, the first script makes it absolute.
    empty('link', { rel: 'canonical', href: own }),
    property('og:type', isMain ? 'website' : 'article'),
    property('og:site_name', words.name),
    property('og:title', isMain ? words.name : card.title),
    property('og:description', description),
    // An address that is not absolute says nothing here.
    ...(site === null ? [] : [property('og:url', own)]),
    property('og:image', picture),
    property('og:image:type', 'image/png'),
    property('og:image:width', CARD_SIZE.width),
    property('og:image:height', CARD_SIZE.height),
    property('og:image:alt', words.pictureOf(card.title)),
    empty('meta', { name: 'twitter:card', content: 'summary_large_image' }),
    empty('link', {
      rel: 'alternate',
      type: 'application/json+oembed',
      href: addressIn(site, canonical + OEMBED_FILE),
      title: card.title,
    }),
    aboutIt(page, site),
  ];
}

/** The same for machines, in the words of schema.org. It is data: no browser runs it. */
function aboutIt({ folder, canonical, description, card }: SitePage, site: string | null): string {
  const isMain = folder === '';
  const data = {
    '@context': 'https://schema.org',
    '@type': isMain ? 'WebApplication' : 'LearningResource',
    name: isMain ? words.name : card.title,
    description,
    inLanguage: 'en',
    isAccessibleForFree: true,
    ...(isMain ? { applicationCategory: 'EducationalApplication', operatingSystem: 'Any' } : {}),
    ...(site === null
      ? {}
      : {
          url: addressIn(site, canonical),
          image: addressIn(site, canonical + CARD_FILE),
          ...(isMain ? {} : { isPartOf: { '@type': 'WebSite', name: words.name, url: site } }),
        }),
  };
  // A `<` could end the element.
  return `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
}

/** For oEmbed: how to put the live thing into another page. */
export function oembedOf({ folder, canonical, opens, card }: SitePage, site: string | null): string {
  const size = { width: 800, height: 560 };
  // Relative addresses are those of this file.
  const home = site ?? ('../'.repeat(canonical.split('/').length - 1) || './');
  const title = folder === '' ? words.name : card.title;
  const frame = `${home}?embed${opens}`;
  return `${JSON.stringify(
    {
      version: '1.0',
      type: 'rich',
      provider_name: words.name,
      provider_url: home,
      title,
      cache_age: 86_400,
      thumbnail_url: home + canonical + CARD_FILE,
      thumbnail_width: CARD_SIZE.width,
      thumbnail_height: CARD_SIZE.height,
      html: `<iframe src="${escaped(frame)}" title="${escaped(title)}" width="${size.width}" height="${
        size.height
      }" loading="lazy" allow="fullscreen"></iframe>`,
      ...size,
    },
    null,
    2,
  )}\n`;
}

/** The pages, each under one name. Without the site's address they are relative, which few readers accept. */
export function sitemapOf(pages: readonly SitePage[], site: string | null): string {
  const own = pages.filter(({ folder, canonical }) => folder === canonical);
  const lines = own.map(({ folder }) => `  <url><loc>${escaped(addressIn(site, folder))}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join('\n')}
</urlset>
`;
}

/** Everything may be read. A sitemap is named by its whole address only. */
export const robotsOf = (site: string | null): string =>
  ['User-agent: *', 'Allow: /', ...(site === null ? [] : ['', `Sitemap: ${site}sitemap.xml`]), ''].join('\n');
