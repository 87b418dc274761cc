/** One HTML file with everything in it, which opens from a disk. `npm run build:single`. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { hashOf, withPolicy } from './policy.ts';

/**
 * The scripts are packed: a third of their size. This unpacks them, and puts them into the page as its script, which
 * the policy allows by its hash. `unpack` names the policy of Trusted Types that lets it.
 */
const UNPACK = `(async () => {
  const bytes = Uint8Array.from(atob(document.getElementById('packed').textContent), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const text = await new Response(stream).text();
  const policy = globalThis.trustedTypes?.createPolicy('unpack', { createScript: (code) => code });
  const script = document.createElement('script');
  script.type = 'module';
  script.textContent = policy ? policy.createScript(text) : text;
  document.body.append(script);
})();`;

/** What differs from a site: nothing is beside this file. */
const policyFor = (code: string): Readonly<Record<string, string>> => ({
  'script-src': hashOf(code),
  'style-src': '',
  'img-src': 'blob: data:',
  'media-src': 'blob:',
  'font-src': 'data:',
  'connect-src': "'none'",
  'worker-src': 'blob:',
  'manifest-src': "'none'",
  'frame-src': "'none'",
  'base-uri': "'none'",
  'trusted-types': 'default pictures unpack',
});

const NEW_WORKER = /new Worker\(\s*new URL\('(\.\/[\w.-]+\.worker\.ts)', import\.meta\.url\),?[^)]*\)/g;

/** Workers are in the file, too: as text, of which the page makes a \`blob:\`. */
const inlineWorkers: Plugin = {
  name: 'inline-workers',
  enforce: 'pre',
  transform: {
    filter: { code: /new Worker\(/, id: /\/src\/.*\.tsx?$/ },
    handler(code) {
      const imports: string[] = [];
      const changed = code.replace(NEW_WORKER, (_, file: string) => {
        imports.push(`import Inlined${imports.length} from '${file}?worker&inline';`);
        return `new Inlined${imports.length - 1}()`;
      });
      if (imports.length !== code.split('new Worker(').length - 1) this.error('another way to make a worker');
      return { code: `${imports.join('\n')}\n${changed}`, map: null };
    },
  },
};

const WORDS_ELSEWHERE = /\s*The words are here without them:[^]*?(?=\s*<\/p>)/;

/** The page before its files are known: without what is beside a site, and with its icon. */
const pageAlone: Plugin = {
  name: 'page-alone',
  transformIndexHtml: {
    order: 'pre',
    handler(html) {
      if (!WORDS_ELSEWHERE.test(html)) throw new Error('index.html says otherwise where its words are');
      const icon = encodeURIComponent(readFileSync('public/favicon.svg', 'utf8'));
      return (
        html
          .replace('<!-- head -->', '<title>Raftarium</title>')
          // The static pages are not beside it.
          .replace(WORDS_ELSEWHERE, '')
          .replace('./favicon.svg', `data:image/svg+xml,${icon}`)
          .replace(/\s*<link rel="manifest"[^>]*>/, '')
      );
    },
  },
};

const intoOne: Plugin = {
  name: 'into-one',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const files = Object.values(bundle);
      const page = bundle['index.html'];
      const [script] = files.filter((file) => file.type === 'chunk');
      const sheets = files.filter((file) => file.type === 'asset' && file.fileName.endsWith('.css'));
      if (page?.type !== 'asset' || !script || files.length !== 2 + sheets.length)
        return this.error(`more than one file: ${files.map(({ fileName }) => fileName).join(', ')}`);
      const css = sheets.map((sheet) => (sheet.type === 'asset' ? String(sheet.source) : '')).join('\n');
      const code = script.code.trim();
      const packed = gzipSync(code, { level: 9 }).toString('base64');
      const html = String(page.source)
        .replace(/\s*<script type="module"[^>]*><\/script>/g, '')
        .replace(/\s*<link rel="(modulepreload|stylesheet)"[^>]*>/g, '')
        .replace('</head>', () => `<style>${css}</style>\n  </head>`)
        .replace(
          '</body>',
          () =>
            `<script type="text/plain" id="packed">${packed}</script>\n<script>${UNPACK}</script>\n</body>`,
        );
      for (const { fileName } of files) delete bundle[fileName];
      this.emitFile({ type: 'asset', fileName: 'raftarium.html', source: withPolicy(html, policyFor(code)) });
    },
  },
};

export const singleFile: readonly Plugin[] = [pageAlone, inlineWorkers, intoOne];
