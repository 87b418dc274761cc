import type { KnipConfig } from 'knip';

/** The packages whose files a style sheet names, as imports. */
const packagesOf = (css: string): string =>
  [...css.matchAll(/url\("(@[^"]+)"\)/g)].map(([, file]) => `import '${file}';`).join('\n');

const config: KnipConfig = {
  typescript: false,
  entry: [
    'src/{headless,bench}/main.ts',
    'src/embed/{classic,module,poster}.ts',
    'src/ui/jsx-{,dev-}runtime.ts',
    'src/offline/sw.worker.ts',
    'e2e/**/*.spec.ts',
    'e2e/*.config.ts',
    'scripts/*.{mjs,ts}',
  ],
  project: ['src/**/*.{ts,tsx,css}', 'e2e/**/*.ts', 'scripts/**/*.{mjs,ts}'],
  compilers: { css: packagesOf },
  ignoreBinaries: ['apt-get'],
  // Stryker finds its plugins by their names.
  ignoreDependencies: ['@stryker-mutator/vitest-runner'],
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
