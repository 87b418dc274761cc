/** The nodes of a parsed file, and how to visit them. */
export type AstNode = { type: string; start: number; end: number; name?: string; [key: string]: unknown };
type Visit = (node: AstNode, parent: AstNode | null, key: string) => void;

export const isNode = (value: unknown): value is AstNode =>
  typeof value === 'object' && value !== null && 'type' in value;

export const functionTypes = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);

export function walk(node: AstNode, visit: Visit, parent: AstNode | null = null, at = ''): void {
  visit(node, parent, at);
  for (const [key, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) walk(child, visit, node, key);
  }
}
