// Builds the page in the pseudo-language of src/words/testing/pseudo.ts, serves it, and prints its address.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { build, type Plugin, preview } from 'vite';

// Several may run at once.
const outDir = mkdtempSync(join(tmpdir(), 'raftarium-pseudo-'));
process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit());
const words = join(process.cwd(), 'src/words/');
const isWords = (id: string): boolean => id.startsWith(words) && !id.slice(words.length).includes('/');

/** Replaces a module of words by one with the same exports, in the pseudo-language. */
const pseudo: Plugin = {
  name: 'pseudo-language',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (importer === undefined || importer.endsWith('?pseudo') || isWords(importer)) return null;
    const found = await this.resolve(source, importer, { skipSelf: true });
    return found && isWords(found.id) ? `${found.id}?pseudo` : null;
  },
  load(id) {
    if (!id.endsWith('?pseudo')) return null;
    const file = id.slice(0, -'?pseudo'.length);
    const { module } = parseSync(file, readFileSync(file, 'utf8'));
    const names = module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ exportName, isType }) => (isType ? [] : [exportName.name])),
    );
    return [
      `import * as english from ${JSON.stringify(file)};`,
      `import { pseudo } from ${JSON.stringify(join(words, 'testing/pseudo.ts'))};`,
      ...names.map((name) => `export const ${name} = pseudo(english.${name});`),
    ].join('\n');
  },
};

await build({ logLevel: 'error', plugins: [pseudo], build: { outDir, emptyOutDir: true } });
const server = await preview({ build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
console.log(server.resolvedUrls?.local[0]);
