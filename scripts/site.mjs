// The built page on a port of this machine, as a plain static host serves it: what is text is gzipped.
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, runnerImport } from 'vite';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
const PACKED = new Set(['.html', '.js', '.css', '.svg']);

/** Builds the page into a folder of its own, so that whoever uses `dist` is not disturbed. */
export async function buildSite(outDir) {
  await build({ logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  return outDir;
}

/** Serves a folder, and pages that are given as text by their address. Gives its address, and the way to stop. */
export async function serve(folder, pages = {}) {
  const kept = new Map();
  const read = (path) => {
    if (!kept.has(path)) {
      const file = path.endsWith('/') ? `${path}index.html` : path;
      const body = pages[file] ?? readFileSync(join(folder, file));
      const packed = PACKED.has(extname(file));
      kept.set(path, {
        body: packed ? gzipSync(body, { level: 9 }) : body,
        headers: {
          'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
          ...(packed && { 'content-encoding': 'gzip' }),
        },
      });
    }
    return kept.get(path);
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    const isThere =
      path.endsWith('/') || path in pages || statSync(join(folder, path), { throwIfNoEntry: false });
    if (!isThere) return response.writeHead(404).end();
    const { body, headers } = read(path);
    return response.writeHead(200, headers).end(body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { address: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

/** A module of the source, run here: scripts know no TypeScript. */
export async function load(path) {
  const { NODE_ENV } = process.env;
  const { module } = await runnerImport(`./${path}`);
  // Vite leaves its own word there, and whatever is built later would be React's slow development build.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
  return module;
}

/** Where `scripts/browser.mjs` found a Chromium. */
export async function chromiumPath() {
  await import('./browser.mjs');
  return readFileSync('.reports/chromium-path', 'utf8');
}
