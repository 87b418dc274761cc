/** The lists in docs/ have exactly what the program has. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { BUGS } from './raft/bugs.ts';
import { wordsOf } from './raft/rules.ts';
import type { ScenarioDocument } from './scenario/document.ts';
import { jsonSchema } from './scenario/json-schema.ts';
import { runDocument } from './scenario/run.ts';
import { SITUATIONS } from './scenario/situations/situations.ts';
import { EVERYTHING, PARTITION } from './scenario/testing/documents.ts';
import { architecture } from './tidy/testing/architecture.ts';
import { eventLine } from './trace/lines.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The rows of the tables under a heading, without their headers. */
function rowsUnder(path: string, heading: string): string[][] {
  const start =
    read(path)
      .split(/^#+ /m)
      .find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const isRow = (line: string): boolean => line.startsWith('| ') && !line.startsWith('| ---');
  const lines = start.split('\n');
  return lines
    .filter((line, i) => isRow(line) && !lines[i + 1]?.startsWith('| ---'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const FORMAT = 'docs/scenario-format.md';
const bare = (cell = ''): string => cell.replaceAll('`', '');
const firstColumn = (path: string, heading: string): string[] =>
  rowsUnder(path, heading).map(([first]) => bare(first));
const sorted = (words: Iterable<string>): string[] => [...new Set(words)].sort();

/** The fields of a JSON Schema that this file reads. */
interface Node {
  readonly properties: Readonly<Record<string, Node>>;
  readonly patternProperties: Readonly<Record<string, Node>>;
  readonly required: readonly string[];
  readonly definitions: Readonly<Record<string, Node>>;
  readonly items: Node;
  readonly anyOf: readonly Node[];
  readonly enum: readonly string[];
}
const schema = jsonSchema() as unknown as Node;
const keysOf = (node?: Node): string[] => Object.keys(node?.properties ?? {});
const cluster = schema.properties.cluster as Node;
const claims = schema.definitions.expectation?.anyOf ?? [];
const TIMES = ['at', 'by', 'always', 'never'];
const DUE = ['at', 'when', 'after'];

describe('docs/scenario-format.md has every field', () => {
  const initial = Object.values(cluster.properties.initial?.patternProperties ?? {})[0];
  const linkEntries = cluster.properties.links?.items.anyOf ?? [];
  const claim = claims.flatMap(keysOf).filter((key) => !TIMES.includes(key));

  test.each([
    ['Fields of the document', keysOf(schema)],
    ['Fields of `cluster`', keysOf(cluster)],
    ['Fields of `rules`', keysOf(cluster.properties.rules)],
    ['Fields of a server in `initial`', keysOf(initial)],
    ['Fields of an entry of `links`', linkEntries.flatMap(keysOf)],
    ['Expectations', [...TIMES, ...claim]],
  ])('%s', (heading, fields) => {
    expect(sorted(firstColumn(FORMAT, heading))).toEqual(sorted(fields));
  });
});

test('docs/bugs.md has every rule that can be broken, with its section', () => {
  const rows = rowsUnder('docs/bugs.md', 'The names').map(([name, , section]) => [bare(name), section]);
  expect(rows).toEqual(BUGS.map((name) => [name, wordsOf(`bug:${name}`)?.[0]]));
});

describe('docs/scenario-format.md has every action', () => {
  const actions = schema.properties.actions?.items.anyOf ?? [];

  test('with its fields', () => {
    const known = actions.map(({ properties, required }) => {
      const fields = Object.keys(properties).filter((key) => key !== 'do' && !DUE.includes(key));
      const named = fields.map((key) => (required.includes(key) ? key : `${key}?`));
      return `${properties.do?.enum[0]}: ${sorted(named).join()}`;
    });
    const found = rowsUnder(FORMAT, 'What an action does').map(
      ([word, fields]) => `${bare(word)}: ${sorted(bare(fields).split(', ')).join()}`,
    );
    expect(sorted(found)).toEqual(sorted(known));
  });

  test('and says when it happens', () => {
    expect(sorted(firstColumn(FORMAT, 'When an action happens'))).toEqual(sorted(DUE));
  });
});

describe('docs/scenario-format.md has every event', () => {
  const words = (schema.properties.actions?.items.anyOf ?? []).map(
    ({ properties }) => properties.do?.enum[0] ?? '',
  );
  const ofActions = words.map((word) => (word === 'deliver' ? 'deliver-now' : word));
  const rows = rowsUnder(FORMAT, 'Events');

  test('that is no action', () => {
    const kinds = (schema.definitions.events?.properties.kind?.enum ?? []).filter(
      (kind) => !ofActions.includes(kind),
    );
    expect(sorted(rows.map(([kind]) => bare(kind)))).toEqual(sorted(kinds));
  });

  /** By kind of event and type of message: the keys that every line has, and those that some lines have. */
  const seen = new Map<string, { always: Set<string>; ever: Set<string> }>();
  function look(name: string, object: object, common: readonly string[]): void {
    const keys = Object.keys(object).filter((key) => !common.includes(key));
    const { always, ever } = seen.get(name) ?? { always: new Set(keys), ever: new Set() };
    const still = new Set(keys.filter((key) => always.has(key)));
    seen.set(name, { always: still, ever: new Set([...ever, ...keys]) });
  }
  const copiesLost: ScenarioDocument = {
    raftarium: 1,
    cluster: { duplication: 1 },
    actions: [{ when: { count: { kind: 'send', min: 3 } }, do: 'drop', message: { which: 'all' } }],
  };
  for (const document of [PARTITION, EVERYTHING, copiesLost, ...SITUATIONS.map((item) => item.document)])
    runDocument(document, {
      onEvent: (event) => {
        const line = eventLine(event);
        look(event.what.kind, line, ['seq', 'time', 'kind', 'server', 'causes', 'rule']);
        const message = line.message as { type: string } | undefined;
        if (message) look(message.type, message, ['id', 'type', 'from', 'to', 'term']);
      },
    });

  test.each([...rows, ...rowsUnder(FORMAT, 'Messages')])('%s', (name, fields) => {
    const documented = bare(fields)
      .split(/, | or /)
      .filter((key) => key !== '');
    const { always, ever } = seen.get(bare(name)) ?? { always: new Set(), ever: new Set() };
    expect(sorted(documented.map((key) => key.replace('?', '')))).toEqual(sorted(ever));
    // `result` or `redirect`: one of the two.
    const surely = documented.filter((key) => !key.endsWith('?') && !['result', 'redirect'].includes(key));
    expect(sorted(surely)).toEqual(sorted(always));
  });
});

test('docs/scenario-format.md has every option of the headless run', () => {
  const known = read('src/headless/options.ts').match(/(?<=')--[a-z-]+(?=')/g) ?? [];
  const found = firstColumn(FORMAT, 'The headless run').map((option) => option.split(' ')[0] ?? '');
  expect(sorted(found)).toEqual(sorted(known));
});

test('docs/safety.md has every property', () => {
  const parts = [
    'The five properties of the paper (Figure 3)',
    'The evidence behind them',
    'What a client sees',
  ];
  const found = parts.flatMap((part) => firstColumn('docs/safety.md', part));
  expect(sorted(found)).toEqual(sorted(claims[0]?.properties.violated?.enum ?? []));
});

describe('a link to a file works', () => {
  const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  const files = [
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'src/README.md',
    ...inDocs.map((name) => `docs/${name}`),
  ];

  test.each(files.filter((name) => name.endsWith('.md')))('%s', (file) => {
    const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, to = '']) => to);
    expect(links.filter((to) => !existsSync(join(root, dirname(file), to)))).toEqual([]);
  });
});

test('every file and every command that CONTRIBUTING.md names exists', () => {
  const text = read('CONTRIBUTING.md');
  const paths = [...text.matchAll(/`((?:src|docs|scripts|e2e)\/[^`\s*]+)`/g)].map(([, path = '']) => path);
  expect(paths.length).toBeGreaterThan(30);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const commands = [...text.matchAll(/npm run (?:-s )?([a-z:]+)/g)].map(([, name = '']) => name);
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
});

test('every test that SECURITY.md names exists', () => {
  const paths = [...read('SECURITY.md').matchAll(/`((?:src|scripts|e2e)\/[^`\s]+)`/g)];
  expect(paths.length).toBeGreaterThan(6);
  expect(paths.filter(([, path = '']) => !existsSync(join(root, path)))).toEqual([]);
});

test('docs/architecture.svg shows the table of imports: npm run picture draws it', () => {
  expect(read('docs/architecture.svg')).toBe(architecture());
});
