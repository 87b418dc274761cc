/** The only script that is in the page itself, the same in every page: it runs before all others. */
import type { Plugin } from 'vite';

/**
 * A static page (`src/site`) says in `data-opens` what it opens. Its address becomes that of the site with this
 * behind the `#`: so a reload, Back and a shared address are those of the site's own page. Parameters stay.
 * The base is needed until then, and by whoever reads the page without scripts.
 * Without the slash at its end, which some hosts serve too, the page has another base: it is loaded again. Frames
 * and files that may not change their address load the site's own page.
 */
const OPEN = `const { opens } = document.documentElement.dataset;
if (opens) {
  const { pathname, search, hash } = location;
  const address = './' + search + opens + hash.replace(/^#&?/, '&');
  if (!/(\\/|\\.html)$/.test(pathname)) location.replace(pathname + '/' + search + hash);
  else
    try {
      history.replaceState(null, '', address);
      document.querySelector('base').remove();
    } catch {
      location.replace(address);
    }
}`;

/**
 * An embed that is to wait for a press waits in a small page (`src/site/poster.ts`), if it was not sent there at
 * once. Not before a page without the slash at its end was loaded again.
 */
const WAIT = `if (/[?&]embed(?=[=&]|$)/.test(location.search) && /[?&]runonclick(=(1|true|yes|on)?)?(&|$)/.test(location.search))
  if (!opens || /(\\/|\\.html)$/.test(location.pathname))
    location.replace('poster.html' + location.search + (location.hash || opens || ''));`;

/**
 * A newcomer, whose files have to come first, reads at once what the page is about (`splash` in `app.css`). In a
 * page around it, that says it.
 * And a build that was not told the site's address writes a relative one into `rel="canonical"`: here it is known.
 */
const AROUND = `try {
  if (/[?&]embed\\b/.test(location.search) || localStorage.length > 0)
    document.documentElement.dataset.known = '';
} catch {}
addEventListener('DOMContentLoaded', () => {
  const own = document.querySelector('link[rel=canonical]');
  own.href = own.href;
});`;

/**
 * A link's reader needs the module that reads it, and a newcomer does not: the page asks for it by its address,
 * before any script of ours has come. As a file it would be one request more for everyone.
 */
const preload = (file: string): string => `if (location.hash.startsWith('#run='))
  document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: './${file}' }));`;

const CHARSET = '<meta charset="utf-8" />';

export const firstScript: Plugin = {
  name: 'first-script',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      if (!bundle) return html;
      const isReader = (file: (typeof bundle)[string]) =>
        file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith('/src/store/address.ts'));
      const reader = Object.values(bundle).find(isReader);
      if (!reader) throw new Error('no file of the page has src/store/address.ts');
      // In a block of its own: its names are not those of the page.
      const children = `{\n${OPEN}\n${WAIT}\n${AROUND}\n${preload(reader.fileName)}\n}`;
      // Behind the charset, which has to be among the first 1024 bytes, and before what is fetched.
      if (!html.includes(CHARSET)) throw new Error(`index.html has no ${CHARSET}`);
      return html.replace(CHARSET, () => `${CHARSET}\n    <script>${children}</script>`);
    },
  },
};
