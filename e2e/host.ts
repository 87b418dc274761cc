/** A static host whose site can be replaced by another build, and that can go away. */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { writeWorker } from '../scripts/vite/offline.ts';
import { withPolicy } from '../scripts/vite/policy.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

export class Host {
  /** The build that it serves. */
  folder = 'dist';
  readonly #server: Server;

  constructor() {
    this.#server = createServer(({ url = '/' }, response) => {
      const path = decodeURI(new URL(url, 'http://x').pathname);
      const file = join(this.folder, path.endsWith('/') ? `${path}index.html` : path);
      if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
      // A newer build must be found, as it is on a real host after a while.
      const headers = { 'content-type': TYPES[extname(file)] ?? 'text/plain', 'cache-control': 'no-cache' };
      return response.writeHead(200, headers).end(readFileSync(file));
    });
  }

  /** Its address, with a slash at its end. */
  async start(): Promise<string> {
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

const HASH = /(?<=-)[\w-]{8}(?=\.\w+$)/;

/** Another build of the same site: all files of `assets` have other names. */
export async function anotherBuild(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'raftarium-'));
  const isNeeded = (path: string) => !/[\\/](library|story)$/.test(path);
  cpSync('dist', folder, { recursive: true, filter: isNeeded });
  const assets = readdirSync(join(folder, 'assets'));
  const renamed = new Map(
    assets.map((name) => [name, name.replace(HASH, (hash) => hash.split('').reverse().join(''))]),
  );
  const names = new RegExp(assets.join('|').replaceAll('.', '\\.'), 'g');
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (/\.(html|js|css)$/.test(file)) {
      const path = join(folder, file);
      const text = readFileSync(path, 'utf8').replace(names, (name) => renamed.get(name) ?? name);
      writeFileSync(path, file.endsWith('.html') ? withPolicy(text) : text);
    }
  for (const [name, other] of renamed)
    renameSync(join(folder, 'assets', name), join(folder, 'assets', other));
  await writeWorker(folder);
  return folder;
}
