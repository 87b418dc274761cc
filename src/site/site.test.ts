import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CONTENTS } from '../lessons/contents.ts';
import { ENTRIES } from '../library/entries.ts';
import { SHORT_NAMES } from '../library/short-names.ts';
import { cardOf } from './card.ts';
import { MAIN_PAGE, oembedOf, robotsOf, sitemapOf, tagsOf } from './head.ts';
import { escaped } from './html.ts';
import { pageHtml, withHead } from './page.ts';
import { namedPages, PICTURE_OF_CHAPTER } from './pages.ts';
import type { SitePage } from './types.ts';

const SITE = 'https://example.org/raft/';
const PAGES = await namedPages();
const all = [MAIN_PAGE, ...PAGES];
const index = readFileSync('index.html', 'utf8');

const pageAt = (folder: string): SitePage => {
  const found = all.find((page) => page.folder === folder);
  if (!found) throw new Error(`there is no page ${folder}`);
  return found;
};
const htmlOf = (page: SitePage, site: string | null = SITE): Document =>
  parsed(pageHtml(withHead(index, site), page, site));

/** Without elements and without the marks of a chapter's words. */
const plain = (text: string): string =>
  text.replace(/\[([^\]|]+)(?:\|[^\]]+)?\]/g, '$1').replace(/\*|<\/?em>/g, '');

/** Enough of a document for these tests: tags with their attributes. */
interface Document {
  readonly html: string;
  readonly values: (tag: RegExp, attribute: string) => string[];
}
function parsed(html: string): Document {
  const tags = [...html.matchAll(/<[a-z][^>]*>/g)].map(([tag]) => tag);
  return {
    html,
    values: (wanted, attribute) =>
      tags
        .filter((tag) => wanted.test(tag))
        .map((tag) => new RegExp(` ${attribute}="([^"]*)"`).exec(tag)?.[1] ?? ''),
  };
}

describe('pages', () => {
  test('every entry and every chapter has one, which opens it', () => {
    expect(PAGES.map(({ folder, opens }) => [folder, opens])).toEqual(
      expect.arrayContaining([
        ...ENTRIES.map(({ slug }) => [`library/${slug}/`, `#library/${slug}`]),
        ...CONTENTS.map(({ id }) => [`story/${id}/`, `#story/${id}`]),
      ]),
    );
    expect(new Set(PAGES.map(({ folder }) => folder)).size).toBe(PAGES.length);
  });

  test('a short name is that of no entry, and names one', () => {
    const slugs = ENTRIES.map(({ slug }) => slug);
    for (const [name, slug] of Object.entries(SHORT_NAMES)) {
      expect(slugs).not.toContain(name);
      expect(pageAt(`library/${name}/`).canonical).toBe(`library/${slug}/`);
    }
  });

  test('each has a title of its own, and a description that a search engine shows in full', () => {
    const named = all.filter(({ folder, canonical }) => folder === canonical);
    for (const field of ['title', 'description'] as const)
      expect(new Set(named.map((page) => page[field])).size).toBe(named.length);
    const misfits = named.filter(
      ({ title, description }) => title.length > 70 || description.length < 50 || description.length > 160,
    );
    expect(misfits.map(({ folder, description }) => [folder, description])).toEqual([]);
  });

  test('every chapter has the picture of an entry', () => {
    const slugs = ENTRIES.map(({ slug }) => slug);
    expect(Object.keys(PICTURE_OF_CHAPTER)).toEqual(CONTENTS.map(({ id }) => id));
    for (const { card } of all) expect(slugs).toContain(card.picture);
  });
});

describe('a page as HTML', () => {
  test('is the site’s own page, with what it opens and its base', () => {
    const page = htmlOf(pageAt('library/one-command/'));
    expect(page.values(/^<html/, 'data-opens')).toEqual(['#library/one-command']);
    expect(page.values(/^<base/, 'href')).toEqual(['../../']);
    expect(page.html.indexOf('<base')).toBeLessThan(page.html.indexOf('<meta'));
    expect(page.html).toContain('/src/app/main.tsx');
    expect(htmlOf(pageAt('story/')).values(/^<base/, 'href')).toEqual(['../']);
  });

  test.each(PAGES.map((page) => [page.folder, page] as const))('%s', (folder, page) => {
    const { html, values } = htmlOf(page);
    expect(values(/^<title|^<h1/, 'class')).toHaveLength(2);
    expect(html).toContain(`<title>${escaped(page.title)}</title>`);
    expect(values(/^<link rel="canonical"/, 'href')).toEqual([SITE + page.canonical]);
    expect(values(/property="og:image"/, 'content')).toEqual([`${SITE}${page.canonical}card.png`]);
    expect(values(/json\+oembed/, 'href')).toEqual([`${SITE}${page.canonical}oembed.json`]);
    // Every link leads to a page, to itself, or out of the site.
    const folders = ['./', folder, ...all.map((one) => one.folder)];
    const inner = values(/^<a /, 'href').filter((href) => !/^https:/.test(href));
    expect(inner.filter((href) => !folders.includes(href))).toEqual([]);
  });

  test('a chapter’s first words can be read before any script has come, and the others without scripts', () => {
    const [before = '', within = ''] = pageAt('story/partition/').body.split('<noscript>');
    expect(before).toContain('<p class="splash-about">A <em>partition</em>: S1 and');
    expect(within).not.toContain('A wall');
    expect(within).toContain('<ol start="2">\n<li><strong>How many leaders?</strong>');
  });

  test('an entry’s words are all in it, escaped', () => {
    const missing = ENTRIES.flatMap(({ slug, title, sentence, watch, section, broken }) => {
      const { body } = pageAt(`library/${slug}/`);
      const said = [title, sentence, watch, section, ...(broken ? [broken.rule, broken.kept] : [])];
      return said.filter((text) => !body.includes(escaped(text)));
    });
    expect(missing).toEqual([]);
  });

  test('a chapter’s words are all in it', async () => {
    for (const { id, load } of CONTENTS) {
      const { words } = await load();
      const { body } = pageAt(`story/${id}/`);
      for (const { title, text } of Object.values(words.beats)) {
        expect(body).toContain(escaped(title));
        // Without its marks.
        expect(plain(body)).toContain(plain(escaped(text)));
      }
    }
  });

  test('nothing in a text is markup', () => {
    const title = '"><script>alert(1)</script>&\'';
    const page = { ...pageAt('library/one-command/'), title, description: title };
    const evil = { ...page, card: { ...page.card, title, text: title, over: title, under: title } };
    const style = { rules: [], colour: () => '#000000' };
    const outputs = [
      ...tagsOf(evil, SITE),
      (JSON.parse(oembedOf(evil, SITE)) as { html: string }).html,
      cardOf(evil.card, '<svg />', style),
    ];
    for (const output of outputs) {
      expect(output).not.toContain('<script>alert');
      expect(output).not.toContain('"><script');
    }
    expect(escaped(title)).toBe('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#39;');
  });
});

describe('for others', () => {
  const oembed = (page: SitePage, site: string | null = SITE): Record<string, unknown> =>
    JSON.parse(oembedOf(page, site)) as Record<string, unknown>;

  test('oEmbed has what its version 1.0 asks of a rich answer', () => {
    for (const page of all) {
      const answer = oembed(page);
      expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: 800, height: 560 });
      const [, src = ''] =
        /^<iframe src="([^"]+)" title="[^"]+" width="800" height="560"/.exec(String(answer.html)) ?? [];
      expect(src).toBe(`${SITE}?embed${page.opens}`);
      expect(answer.thumbnail_url).toBe(`${SITE}${page.canonical}card.png`);
    }
  });

  test('without the site’s address, its addresses are relative to the file', () => {
    const { html, provider_url } = oembed(pageAt('library/one-command/'), null);
    expect(provider_url).toBe('../../');
    expect(html).toContain('src="../../?embed#library/one-command"');
    expect(oembed(MAIN_PAGE, null).provider_url).toBe('./');
  });

  test('without the site’s address, the head says nothing that needs it', () => {
    const head = tagsOf(pageAt('library/one-command/'), null).join('\n');
    expect(head).not.toMatch(/og:url|https:(?!\/\/schema\.org)/);
    expect(head).toContain('<link rel="canonical" href="library/one-command/" />');
    expect(tagsOf(MAIN_PAGE, null).join('\n')).toContain('<link rel="canonical" href="./" />');
    expect(tagsOf(MAIN_PAGE, SITE).join('\n')).toContain(`<link rel="canonical" href="${SITE}" />`);
  });

  test('the sitemap has every page once, under one name', () => {
    const places = [...sitemapOf(all, SITE).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, place]) => place);
    expect(places).toEqual([...new Set(all.map(({ canonical }) => SITE + canonical))]);
    expect(robotsOf(SITE)).toContain(`Sitemap: ${SITE}sitemap.xml`);
    expect(robotsOf(null)).not.toContain('Sitemap');
  });

  test('data about a page cannot end its element', () => {
    const page = { ...MAIN_PAGE, description: 'a </script> b' };
    const [data = ''] = tagsOf(page, SITE).slice(-1);
    expect(data.match(/<\/script>/g)).toHaveLength(1);
    const [, json = ''] = />(.*)<\/script>$/.exec(data) ?? [];
    expect(JSON.parse(json)).toMatchObject({ '@type': 'WebApplication', description: page.description });
  });
});
