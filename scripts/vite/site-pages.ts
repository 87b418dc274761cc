/** Writes the static pages, with their cards and all that names them to others. See `src/site`. */
import { resolve } from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import { withHead } from '../../src/site/page.ts';

/** The address at which the site will be, with a slash at its end; null if the build is not told. */
function siteAddress(): string | null {
  const given = process.env.SITE_URL;
  if (!given) return null;
  const { protocol, href } = new URL(given);
  if (!/^https?:$/.test(protocol)) throw new Error(`SITE_URL is no address of a site: ${given}`);
  return href.replace(/[?#].*$/, '').replace(/\/?$/, '/');
}

export const sitePages: Plugin = {
  name: 'site-pages',
  transformIndexHtml: { order: 'post', handler: (html) => withHead(html, siteAddress()) },
  generateBundle: {
    // After everything that changes index.html.
    order: 'post',
    async handler(_options, bundle) {
      const index = bundle['index.html'];
      if (index?.type !== 'asset') throw new Error('there is no index.html to make pages of');
      type Script = typeof import('../site-files.ts');
      const { module } = await runnerImport<Script>(resolve('scripts/site-files.ts'), {
        configFile: false,
        logLevel: 'error',
      });
      const files = await module.siteFiles(String(index.source), siteAddress());
      for (const [fileName, source] of files) this.emitFile({ type: 'asset', fileName, source });
    },
  },
};
