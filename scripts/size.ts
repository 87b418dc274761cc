// The size of the first load: the entry script and its static imports, gzipped as a server would.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseSync } from 'oxc-parser';

const LIMIT = 150_000;
const dist = 'dist';

function staticImports(file: string): string[] {
  const { module } = parseSync(file, readFileSync(join(dist, file), 'utf8'));
  const requests = [
    ...module.staticImports.map((item) => item.moduleRequest.value),
    ...module.staticExports
      .flatMap((item) => item.entries.map((entry) => entry.moduleRequest?.value ?? []))
      .flat(),
  ];
  return requests.map((request) => posix.join(posix.dirname(file), request));
}

const html = readFileSync(join(dist, 'index.html'), 'utf8');
const first = new Set<string>();
const waiting = [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.js)"/g)].map((hit) =>
  posix.normalize(hit[1] ?? ''),
);
for (let file = waiting.pop(); file; file = waiting.pop()) {
  if (first.has(file)) continue;
  first.add(file);
  waiting.push(...staticImports(file));
}

const rows = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(js|css|woff2)$/.test(entry.name))
  .map((entry) => {
    const file = posix.relative(dist, posix.join(entry.parentPath, entry.name));
    const raw = readFileSync(join(dist, file));
    return { file, raw: raw.length, gzip: gzipSync(raw, { level: 9 }).length, first: first.has(file) };
  })
  .sort((a, b) => Number(b.first) - Number(a.first) || b.gzip - a.gzip);

const kB = (bytes: number): string => (bytes / 1000).toFixed(1).padStart(8);
console.log('      kB    gzip');
for (const row of rows)
  console.log(`${kB(row.raw)}${kB(row.gzip)}  ${row.file}${row.first ? '  (first load)' : ''}`);

const total = rows.filter((row) => row.first).reduce((sum, row) => sum + row.gzip, 0);
console.log(`First load: ${total} of ${LIMIT} bytes of gzipped JavaScript.`);
if (total === 0 || total > LIMIT) {
  console.error(
    total === 0 ? 'No entry script found in dist/index.html.' : `Over the budget by ${total - LIMIT} bytes.`,
  );
  process.exit(1);
}
