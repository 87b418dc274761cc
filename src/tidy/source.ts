/** Parses what the rules need from a file: its imports, functions, global names and exports. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { parseSync } from 'oxc-parser';
import { type AstNode, functionTypes, isNode, walk } from './nodes.ts';
import { keptBy } from './state.ts';
import { textsOf } from './texts.ts';

/** Whether only tests use the file. */
export const isTest = (path: string): boolean => /\.test\.tsx?$|\/testing\//.test(path);

export type Import = { from: string; typeOnly: boolean; line: number };
type Span = { name: string; line: number; lines: number };
/** A global name, with its member where one is read: `Date`, `Math.random`; and `**` for the operator. */
type Mention = { word: string; line: number };
type Named = { name: string; line: number };
export type Source = {
  path: string;
  lines: number;
  imports: Import[];
  /** The names that the module itself declares and exports. */
  exports: Named[];
  /** The module's state outside any function: variables, and constants that are written to. */
  state: Named[];
  functions: Span[];
  mentions: Mention[];
  /** Texts that a reader would see or hear. */
  texts: { text: string; line: number }[];
  /** The sizes of the window in px that are asked for by a number: `max-width: 900px`. */
  sizes: Named[];
  /** The lines of comments that are too wide. */
  wideComments: readonly number[];
};

const COMMENT = /^\s*(\/[/*]|\*)/;
const DIRECTIVE = /(oxlint|biome)-/;

/** The formatter breaks lines of code, and leaves comments as they are. A directive is one line. */
export const wideCommentsOf = (text: string): number[] =>
  text
    .split('\n')
    .flatMap((line, i) => (line.length > 110 && COMMENT.test(line) && !DIRECTIVE.test(line) ? [i + 1] : []));

type Module = ReturnType<typeof parseSync>['module'];

/** `a.Date`, `{ Date: 1 }` and `import { Date as D }` do not mean the global. */
function isOnlyLabel(parent: AstNode | null, key: string): boolean {
  if (key === 'key' || key === 'property') return parent?.computed !== true;
  return key === 'imported' || key === 'exported' || (key === 'right' && parent?.type === 'TSQualifiedName');
}

function mention(node: AstNode, parent: AstNode | null, key: string): string | undefined {
  if (node.operator === '**' || node.operator === '**=') return '**';
  if (node.type !== 'Identifier' || isOnlyLabel(parent, key)) return undefined;
  const member = parent?.type === 'MemberExpression' && key === 'object' ? parent : undefined;
  const property = member && isNode(member.property) ? member.property : undefined;
  return property && member?.computed !== true ? `${node.name}.${property.name ?? '?'}` : node.name;
}

function functionName(node: AstNode, parent: AstNode | null): string {
  const id = [node.id, parent?.id, parent?.key].find(isNode);
  return id?.name ?? 'a function';
}

function moduleImports(module: Module, text: string, lineOf: (offset: number) => number): Import[] {
  const exported = module.staticExports.flatMap((item) => item.entries);
  return [
    ...module.staticImports.map(({ moduleRequest, entries, start }) => ({
      from: moduleRequest.value,
      typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
      line: lineOf(start),
    })),
    ...exported.flatMap(({ moduleRequest, isType, start }) =>
      moduleRequest ? [{ from: moduleRequest.value, typeOnly: isType, line: lineOf(start) }] : [],
    ),
    // A path that is computed at run time names no file of the source.
    ...module.dynamicImports
      .filter(({ moduleRequest: { start } }) => text[start] !== '`')
      .map(({ moduleRequest: { start, end } }) => ({
        from: text.slice(start + 1, end - 1),
        typeOnly: false,
        line: lineOf(start),
      })),
  ];
}

/** A name counts once for its type and its value. */
function moduleExports(module: Module, lineOf: (offset: number) => number): Named[] {
  const entries = module.staticExports.flatMap((item) => item.entries);
  const own = entries.filter(({ moduleRequest, exportName }) => !moduleRequest && exportName.name);
  return [...new Map(own.map(({ exportName: { name }, start }) => [name ?? '', lineOf(start)]))].map(
    ([name, line]) => ({ name, line }),
  );
}

const ASKED = /\((?:(?:min|max)-)?((?:width|height)\s*(?:[<>]=?|:)\s*[\d.]+[a-z]+)\)/g;

export function parse(path: string, text: string): Source {
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const { module, program } = parseSync(path, text);
  const imports = moduleImports(module, text, lineOf);
  const functions: Span[] = [];
  const mentions: Mention[] = [];
  const sizes: Named[] = [];
  walk(program as unknown as AstNode, (node, parent, key) => {
    const line = () => lineOf(node.start);
    if (functionTypes.has(node.type)) {
      functions.push({
        name: functionName(node, parent),
        line: line(),
        lines: lineOf(node.end) - line() + 1,
      });
    }
    if (node.type === 'TSImportType' && isNode(node.source)) {
      imports.push({ from: String(node.source.value), typeOnly: true, line: line() });
    }
    if (node.type === 'Literal' || node.type === 'TemplateElement')
      for (const [, name = ''] of text.slice(node.start, node.end).matchAll(ASKED))
        sizes.push({ name, line: line() });
    const word = mention(node, parent, key);
    if (word) mentions.push({ word, line: line() });
  });
  return {
    path,
    lines: text.trimEnd().split('\n').length,
    imports,
    exports: moduleExports(module, lineOf),
    state: keptBy(program as unknown as AstNode).map(({ name, start }) => ({ name, line: lineOf(start) })),
    functions,
    mentions,
    texts: textsOf(program as unknown as AstNode).map(({ text, start }) => ({ text, line: lineOf(start) })),
    sizes,
    wideComments: wideCommentsOf(text),
  };
}

/** Every TypeScript file of a folder, by its path from the folder's parent: `src/raft/step.ts`. */
export function readSources(root: string, folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.split(sep).join('/')))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => parse(path, readFileSync(join(root, path), 'utf8')));
}
