// `embed.js` for other people's pages: as a script, as a module, and its types.
import { readFileSync } from 'node:fs';
import { build, type Rolldown } from 'vite';

const FORMATS = [
  { fileName: 'embed.js', entry: 'src/embed/classic.ts', format: 'iife' },
  { fileName: 'embed.mjs', entry: 'src/embed/module.ts', format: 'es' },
] as const;

async function bundled({ entry, format }: (typeof FORMATS)[number]): Promise<string> {
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

/** The files, by their names at the root of the site. */
export async function embedFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map([['embed.d.ts', types()]]);
  for (const format of FORMATS) files.set(format.fileName, await bundled(format));
  return files;
}
