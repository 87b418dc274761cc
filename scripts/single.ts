// Builds the page as one HTML file that opens from a disk: `node scripts/ts.mjs single [folder]`.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/** The file has to be light enough for a mail. */
const LIMIT = 1_500_000;

const folder = process.argv[2] ?? 'dist';
await build({
  mode: 'single',
  logLevel: 'warn',
  publicDir: false,
  worker: { format: 'iife' },
  build: {
    outDir: folder,
    // It lies beside the site.
    emptyOutDir: false,
    cssCodeSplit: false,
    assetsInlineLimit: () => true,
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
const file = join(folder, 'raftarium.html');
const { size } = statSync(file);
console.log(`${file}: ${size} of ${LIMIT} bytes.`);
if (size > LIMIT) process.exit(1);
