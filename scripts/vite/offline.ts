/** Writes the service worker of a built site: `src/offline/sw.worker.ts` with the list of what it keeps. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { build, type Plugin } from 'vite';

/** What the page needs. Static pages, their pictures and files for others are fetched when they are asked for. */
const KEPT = /^(index\.html|favicon\.svg|manifest\.webmanifest|assets\/.*)$/;

const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('base64');

/** Path and hash of every file that is kept. */
function filesOf(folder: string): readonly (readonly [path: string, hash: string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter((path) => KEPT.test(path))
    .sort()
    .map((path) => [path.replace(/^index\.html$/, ''), sha256(readFileSync(join(folder, path)))] as const);
}

/** `folder`: of the site, with all its pages and files. */
export async function writeWorker(folder: string): Promise<void> {
  const files = JSON.stringify(filesOf(folder));
  const result = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { FILES: files, BUILD: JSON.stringify(sha256(files)) },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: resolve('src/offline/sw.worker.ts'), output: { format: 'iife' } },
    },
  });
  const [output] = 'output' in result ? result.output : [];
  if (output?.type !== 'chunk') throw new Error('the service worker was not built');
  writeFileSync(join(folder, 'sw.js'), output.code);
}

export function offline(): Plugin {
  let folder = '';
  let isWritten = false;
  return {
    name: 'offline',
    apply: 'build',
    configResolved({ root, build: { outDir } }) {
      folder = resolve(root, outDir);
    },
    writeBundle() {
      isWritten = true;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      // A build that failed is closed, too.
      handler: () => (isWritten ? writeWorker(folder) : undefined),
    },
  };
}
