/**
 * The service worker: keeps all files of one build in a cache of their own, and answers from it. The build
 * makes `sw.js` of it (`scripts/vite/offline.ts`). Every build has another one: by that, browsers notice it.
 *
 * It takes over as soon as it has everything: the next page that is opened is of its build. A page of an
 * older build goes on with its own files: their names differ, and their cache stays while it is open.
 */
import { type AskForBuild, putQuestion } from './messages.ts';
import { hashOfStaticPage } from './named.ts';

/** Path and SHA-256 of every file that is kept; the path of `index.html` is empty. From the build. */
declare const FILES: readonly (readonly [path: string, hash: string])[];
declare const BUILD: string;

interface Lasting {
  waitUntil(done: Promise<unknown>): void;
}
interface Fetching {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Page {
  readonly url: string;
  postMessage(message: unknown, transfer: Transferable[]): void;
}
/** What TypeScript’s types of a page do not have. */
interface WorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: {
    claim(): Promise<void>;
    matchAll(of: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly Page[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: Lasting & MessageEvent<AskForBuild>) => void): void;
}
const worker = globalThis as unknown as WorkerScope;

const HOME = worker.registration.scope;
/** Another site of the same origin has caches, too. */
const PREFIX = `raftarium ${new URL(HOME).pathname} `;
const NAME = PREFIX + BUILD;
/** The hash of each file by its path. */
const KEPT = new Map(FILES);

/** Files whose names say what is in them: wherever one is found, it is the right one. */
const isNamedByContent = (path: string): boolean => path.startsWith('assets/');

// --------------------------------------------------------------------------------------------------- keeping

async function olderCaches(): Promise<readonly string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
}

async function fromOlder(address: string): Promise<Response | undefined> {
  for (const cacheName of await olderCaches()) {
    const found = await caches.match(address, { cacheName });
    if (found) return found;
  }
  return undefined;
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...digest));
}

/** Fetches a file of this build. A server may have those of another one already, or still. */
async function fetched(path: string, hash: string): Promise<Response> {
  for (const cache of isNamedByContent(path) ? (['default', 'reload'] as const) : (['no-cache'] as const)) {
    const answer = await fetch(HOME + path, { cache });
    const bytes = await answer.arrayBuffer();
    if (!answer.ok || (await sha256(bytes)) !== hash) continue;
    const headers = new Headers(answer.headers);
    // They are about how it came. A cache refuses what varies with everything.
    for (const name of ['content-encoding', 'content-length', 'vary']) headers.delete(name);
    return new Response(bytes, { headers });
  }
  throw new Error(`${path} is not the one of this build`);
}

/**
 * Nothing of this build is used before all of it is there. If a file is missing, the browser goes on at a
 * later visit; where it has no room for all, what was kept is deleted.
 */
async function keepWholeBuild(): Promise<void> {
  try {
    await keepAll();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError') await caches.delete(NAME);
    throw error;
  }
}

async function keepAll(): Promise<void> {
  const cache = await caches.open(NAME);
  await Promise.all(
    [...KEPT].map(async ([path, hash]) => {
      const address = HOME + path;
      if (await cache.match(address)) return;
      const older = isNamedByContent(path) ? await fromOlder(address) : undefined;
      await cache.put(address, older ?? (await fetched(path, hash)));
    }),
  );
}

/** Whether it is the page: a file of the site in a tab of its own, or another site, answers nobody. */
const isPage = ({ url }: Page): boolean => url.startsWith(HOME) && opens(pathOf(url)) !== null;

/**
 * Deletes the files of older builds, unless a page of such a build is open, or one that does not answer. Each
 * page asks for its build when a worker takes over, so this is tried then, and while nothing waits for it.
 */
async function cleanUp(): Promise<void> {
  const names = await olderCaches();
  if (names.length === 0) return;
  const all = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const pages = all.filter(isPage);
  const entries = await Promise.all(pages.map((page) => putQuestion(page, { ask: 'entry' })));
  if (entries.includes(undefined)) return;
  const others = entries.map(String).filter((entry) => !isOfThisBuild(entry));
  for (const name of names) {
    const cache = await caches.open(name);
    const used = await Promise.all(others.map((entry) => cache.match(entry)));
    if (!used.some(Boolean)) await caches.delete(name);
  }
}

const isOfThisBuild = (entry: string): boolean => KEPT.has(entry.slice(HOME.length));

// ------------------------------------------------------------------------------------------------- answering

async function pageOfThisBuild(request: Request): Promise<Response> {
  return (await caches.match(HOME, { cacheName: NAME })) ?? fetch(request);
}

/** A network that is there, but says nothing for so long, is none. */
const NETWORK_WITHIN_MS = 5000;

/** A static page is not kept: without a network, the page that is kept opens the same. */
async function staticPage(request: Request, hash: string): Promise<Response> {
  try {
    return await Promise.race([fetch(request), tooLate()]);
  } catch {
    const { search, hash: more } = new URL(request.url);
    // As the first script of the page does it.
    return Response.redirect(HOME + search + hash + more.replace(/^#&?/, '&'));
  }
}

const tooLate = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('the network does not answer')), NETWORK_WITHIN_MS);
  });

async function file(path: string, request: Request): Promise<Response> {
  const address = HOME + path;
  return (
    (await caches.match(address, { cacheName: NAME })) ?? (await fromOlder(address)) ?? (await fetch(request))
  );
}

/** The path within the site of an address that is in it. */
const pathOf = (address: string): string => address.slice(HOME.length).replace(/[?#].*$/s, '');

/** What the page at this path opens; '' for the site's own page; null if it is no page. */
const opens = (path: string): string | null =>
  path === '' || path === 'index.html' ? '' : hashOfStaticPage(path);

function answerTo(request: Request): Promise<Response> | null {
  if (request.method !== 'GET' || !request.url.startsWith(HOME)) return null;
  const path = pathOf(request.url);
  if (request.mode !== 'navigate')
    return KEPT.has(path) || isNamedByContent(path) ? file(path, request) : null;
  const hash = opens(path);
  if (hash === null) return null;
  return hash === '' ? pageOfThisBuild(request) : staticPage(request, hash);
}

worker.addEventListener('install', (event) =>
  event.waitUntil(keepWholeBuild().then(() => worker.skipWaiting())),
);
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (event) => {
  event.ports[0]?.postMessage(isOfThisBuild(event.data.entry));
  event.waitUntil(cleanUp());
});
worker.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request);
  if (answer !== null) event.respondWith(answer);
});
