// Serves the built page on a port of this machine, as a plain static host does: text is gzipped.
import { readFileSync, statSync } from 'node:fs';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
const PACKED = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt', '.xml']);

/** Builds the page into a folder of its own, so that `dist` is not touched. Returns the folder. */
export async function buildSite(outDir: string): Promise<string> {
  await build({ logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  return outDir;
}

interface Answer {
  readonly body: string | Buffer;
  readonly headers: OutgoingHttpHeaders;
}

/**
 * Serves a folder, and pages that are given as text by their path. Returns its address and a function that
 * stops it.
 */
export async function serve(
  folder: string,
  pages: Readonly<Record<string, string>> = {},
): Promise<{ readonly address: string; readonly stop: () => void }> {
  const cache = new Map<string, Answer>();
  const read = (path: string): Answer => {
    const file = path.endsWith('/') ? `${path}index.html` : path;
    const body = pages[file] ?? readFileSync(join(folder, file));
    const packed = PACKED.has(extname(file));
    return {
      body: packed ? gzipSync(body, { level: 9 }) : body,
      headers: {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        ...(packed && { 'content-encoding': 'gzip' }),
      },
    };
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const isThere =
      path.endsWith('/') || path in pages || statSync(join(folder, path), { throwIfNoEntry: false });
    if (!isThere) return response.writeHead(404).end();
    const answer = cache.get(path) ?? read(path);
    cache.set(path, answer);
    return response.writeHead(200, answer.headers).end(answer.body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, stop: () => server.close() };
}

/** The path of Chromium that `scripts/browser.ts` wrote. */
export async function chromiumPath(): Promise<string> {
  await import('./browser.ts');
  return readFileSync('.reports/chromium-path', 'utf8');
}
