// For other people's pages: `embed.js` as a script, as a module, its types; and the page that waits for a press.
import { readFileSync } from 'node:fs';
import { build, type Rolldown } from 'vite';
import { posterHtml } from '../../src/site/poster.ts';

const FORMATS = [
  { fileName: 'embed.js', entry: 'src/embed/classic.ts', format: 'iife' },
  { fileName: 'embed.mjs', entry: 'src/embed/module.ts', format: 'es' },
] as const;

interface Bundled {
  readonly entry: string;
  readonly format: 'iife' | 'es';
}

async function bundled({ entry, format }: Bundled): Promise<string> {
  const output = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry, formats: [format], name: 'raftariumEmbed' },
    },
  });
  const [{ output: files } = { output: [] }] = [output].flat() as Rolldown.RolldownOutput[];
  const chunk = files.find((file) => file.type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error(`nothing was built of ${entry}`);
  return chunk.code;
}

/** The types of the module, and of the script's global name. */
const types = (): string => `${readFileSync('src/embed/api.ts', 'utf8')}
export declare const version: RaftariumEmbeds['version'];
export declare const create: RaftariumEmbeds['create'];
declare global {
  const Raftarium: RaftariumEmbeds;
}
`;

/** The colours of the page, from its theme. */
function colours(): string {
  const [block] = /^:root,\n\.has-own-theme \{[^}]+\}/m.exec(readFileSync('src/app/theme.css', 'utf8')) ?? [];
  if (block === undefined) throw new Error('theme.css has no colours where they were');
  return block;
}

/** A style without its comments and its indents. */
const smaller = (css: string): string =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .trim();

async function poster(): Promise<string> {
  const style = smaller(`${colours()}\n${readFileSync('scripts/vite/poster.css', 'utf8')}`);
  const script = await bundled({ entry: 'src/embed/poster.ts', format: 'iife' });
  return posterHtml(style, script.trim());
}

/** The files, by their names at the root of the site. */
export async function embedFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map([['embed.d.ts', types()]]);
  for (const format of FORMATS) files.set(format.fileName, await bundled(format));
  files.set('poster.html', await poster());
  return files;
}
