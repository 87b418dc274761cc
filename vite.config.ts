import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { type Plugin, runnerImport } from 'vite';
import { defineConfig } from 'vitest/config';
import { embedFiles } from './scripts/vite/embed-files.ts';
import { firstScript } from './scripts/vite/first-script.ts';
import { offline } from './scripts/vite/offline.ts';
import { editorWithoutStyleElement, policyInPages } from './scripts/vite/policy.ts';
import { singleFile } from './scripts/vite/single.ts';
import { sitePages } from './scripts/vite/site-pages.ts';

/** The files that come right after the first one, by their names: a file each, with all that it imports. */
const FIRST_PAGE = {
  stage: /src[\\/]views[\\/]cluster[\\/]Around\.tsx$/,
  'deferred-panels': /src[\\/]app[\\/]deferred-panels\.ts$/,
};

/**
 * What Vite does before it imports a part, with two changes.
 *
 * It fetches the files of the part into the cache of the browser, and imports only when all are there:
 * browsers that remember for ever that a module failed (Chromium before 156) never meet one that fails. But
 * the two files of the first page are left to the import: where nothing is cached without asking the server
 * again, it would cost them a round trip more. If they fail in such a browser, only a reload brings them.
 *
 * And it forgets a style sheet that failed to load, which it would take for one that is there.
 */
const CHANGES: readonly (readonly [RegExp, string])[] = [
  [
    /^/,
    'const fetched = (href) => fetch(href).catch(() => ({})).then((answer) => { if (!answer.ok) throw new Error("Unable to preload " + href); return answer.arrayBuffer(); });',
  ],
  [
    /const link = document\.createElement\(['"]link['"]\);/,
    `if (!isCss) return /[/](${Object.keys(FIRST_PAGE).join('|')})-/.test(dep.href) ? undefined : fetched(dep.href); $&`,
  ],
  [/(\(err\) => \{\s*)seen\[href\] = (void 0|undefined);/, '$1delete seen[href];'],
];
const fetchBeforeImport: Plugin = {
  name: 'fetch-before-import',
  enforce: 'post',
  apply: 'build',
  transform(code, id) {
    if (!id.endsWith('vite/preload-helper.js')) return null;
    let changed = code;
    for (const [pattern, replacement] of CHANGES) {
      if (!pattern.test(changed))
        this.error(`Vite’s preload helper is another one: see whether ${pattern} is still needed.`);
      changed = changed.replace(pattern, replacement);
    }
    return { code: changed, map: null };
  },
};

/**
 * A rule of a later layer wins over those of all earlier
 * ones, whatever the selectors and the order of the sheets.
 */
const LAYERS = ['base', 'ui', 'views', 'app'];

/**
 * Puts each style sheet into the layer of its room; what the page
 * gives everything, its tokens and elements, into the first.
 */
const layerOfItsRoom: Plugin = {
  name: 'layer-of-its-room',
  enforce: 'pre',
  transform(code, id) {
    const [, file = '', room = ''] = /\/src\/((\w+)\/.*\.css)(?:$|\?)/.exec(id) ?? [];
    if (file === '') return null;
    const layer = LAYERS.includes(room) && file !== 'app/theme.css' ? room : 'base';
    return { code: `@layer ${LAYERS.join(', ')};\n@layer ${layer} {\n${code}\n}\n`, map: null };
  },
};

/**
 * V8 compiles all of the first file beside the main thread, while
 * it still comes in, and not each function when it is called.
 */
const compileAhead: Plugin = {
  name: 'compile-ahead',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk' && file.name === 'first')
          file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
    },
  },
};

/**
 * `entries.ts?pictures`: the pictures of the library by slug. They are drawn here,
 * so that the page has to compute nothing when the library opens.
 */
const libraryPictures: Plugin = {
  name: 'library-pictures',
  load: {
    filter: { id: /\/src\/library\/entries\.ts\?pictures$/ },
    async handler() {
      type Script = typeof import('./scripts/library-pictures.ts');
      const { module, dependencies } = await runnerImport<Script>('./scripts/library-pictures.ts', {
        configFile: false,
        logLevel: 'error',
      });
      for (const file of dependencies) this.addWatchFile(resolve(file));
      return { code: `export default ${JSON.stringify(module.picturesOf())};`, map: null };
    },
  },
};

/** `embed.js`, its types and `poster.html`, under names that stay: other people's pages ask for them. */
const embedScript: Plugin = {
  name: 'embed-script',
  apply: 'build',
  async generateBundle() {
    for (const [fileName, source] of await embedFiles()) this.emitFile({ type: 'asset', fileName, source });
  },
};

export default defineConfig(({ mode }) => ({
  // Relative addresses: the same files work at a domain's root and under any sub-path.
  base: './',
  // No page but one: an address that is not there says so instead of answering with the page.
  appType: 'mpa',
  // Every text gets an element of its own, see `src/ui/apart.ts`.
  plugins: [
    react({ jsxImportSource: '#ui' }),
    layerOfItsRoom,
    fetchBeforeImport,
    compileAhead,
    libraryPictures,
    editorWithoutStyleElement,
    ...(mode === 'single' ? singleFile : [firstScript, embedScript, policyInPages(), sitePages, offline()]),
  ],
  build: {
    target: 'es2022',
    rolldownOptions: {
      // Drawing the pictures of the library takes its time.
      checks: { pluginTimings: false },
      // A word stands where it is used, as if it had been written there.
      optimization: { inlineConst: true },
      output: {
        // What the page needs before it can be drawn is one file, and so is each part that
        // comes right after it: browsers fetch some six at once, and on a slow line every
        // further one costs another round trip. A module brings all that it imports.
        codeSplitting: {
          groups: [
            { name: 'first', test: /src[\\/]app[\\/]main\.tsx$/ },
            ...Object.entries(FIRST_PAGE).map(([name, test]) => ({ name, test })),
          ],
        },
      },
    },
  },
  // As hosts of static files do: a sandboxed frame has an origin of its own, and asks across origins.
  preview: { cors: { origin: '*' } },
  test: {
    // A component test asks for a DOM itself: // @vitest-environment happy-dom
    include: ['src/**/*.test.{ts,tsx}'],
    // Threads start faster than processes; on two cores Vitest would start only one by itself.
    pool: 'threads',
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A random test may take its time on a busy machine.
    testTimeout: 30_000,
    reporters: ['default', ['json', { outputFile: '.reports/unit.json' }]],
  },
}));
