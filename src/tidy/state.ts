/** The state of a module, which two runs on one page would share. */
import { type AstNode, functionTypes, isNode, walk } from './nodes.ts';

interface Kept {
  readonly name: string;
  readonly start: number;
}

/** Collections and lists are constants unless they are written to. */
const collections = new Set(['Map', 'Set', 'Array']);
/** These never change, or are caches by object (WeakMap), or parts of the page, fetched once. */
const constants = new Set(['RegExp', 'WeakMap', 'WeakSet', 'Part']);
const writers = new Set(
  'set add delete clear push pop shift unshift splice sort reverse fill copyWithin'.split(' '),
);

const list = (value: unknown): AstNode[] => (Array.isArray(value) ? value.filter(isNode) : []);
const nameOf = (value: unknown): string => (isNode(value) ? (value.name ?? '') : '');
/** `x` of `x.a`, `x[0]`, `x.a.b`. */
function rootOf(value: unknown): string {
  if (!isNode(value)) return '';
  return value.type === 'MemberExpression' ? rootOf(value.object) : nameOf(value);
}

/**
 * The variable that a node writes to: `x.push(1)`, `x[0] = 1`, `x.a += 1`, `delete x.a`; '' for any other
 * node.
 */
function written(node: AstNode): string {
  const callee = isNode(node.callee) && node.callee.type === 'MemberExpression' ? node.callee : null;
  if (callee?.computed === true) return '';
  if (node.type === 'CallExpression' && callee && writers.has(nameOf(callee.property)))
    return nameOf(callee.object);
  const target =
    node.type === 'AssignmentExpression' ? node.left : node.operator === 'delete' ? node.argument : null;
  return isNode(target) && target.type === 'MemberExpression' ? rootOf(target) : '';
}

/** `f` of `f(1)` and of `f<T>()(1)`. */
const calledBy = ({ callee }: AstNode): string =>
  isNode(callee) && callee.type === 'CallExpression' ? calledBy(callee) : nameOf(callee);

/** Whether the initial value of a constant is mutable. */
function isState(init: unknown, isWritten: boolean): boolean {
  if (!isNode(init)) return false;
  if (init.type === 'CallExpression') return calledBy(init) === 'create';
  if (init.type !== 'NewExpression')
    return isWritten && (init.type === 'ArrayExpression' || init.type === 'ObjectExpression');
  const made = nameOf(init.callee);
  if (collections.has(made) || /Array$/.test(made)) return isWritten;
  return !constants.has(made);
}

export function keptBy(program: AstNode): Kept[] {
  const declarations = list(program.body)
    .map((item) => (isNode(item.declaration) ? item.declaration : item))
    .filter(({ type, declare }) => type === 'VariableDeclaration' && declare !== true);
  const names = new Set<string>();
  // Writes while the module loads are initialisation.
  walk(program, (node) => {
    if (functionTypes.has(node.type)) walk(node, (inner) => names.add(written(inner)));
  });
  names.delete('');
  return declarations.flatMap(({ kind, declarations: items }) =>
    list(items)
      .map(({ id, init, start }) => ({ name: nameOf(id), init, start }))
      .filter(({ name, init }) => kind !== 'const' || isState(init, names.has(name)))
      .map(({ name, start }) => ({ name, start })),
  );
}
