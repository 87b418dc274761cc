/** Texts in the code that a reader would see or hear: they belong to `src/words`. */
import { type AstNode, isNode, walk } from './nodes.ts';

export type Text = { text: string; start: number };

/** Attributes whose value is read or heard. */
const READ =
  /^(aria-(label|description|valuetext|roledescription)|title|placeholder|alt|label|hint|what|text|heading)$/;

/**
 * `No entry yet`, `more servers below`: words as in a sentence, and not as in class names, selectors or code.
 */
const SENTENCE = /(^|[\s“])[A-Z]?[a-z’]+,? [a-z’]+([\s.,:;!?”]|$)/;
const CODE = /[-_=(){}[\]#/]/;
const hasWord = (text: string): boolean => /[A-Za-z]{2}/.test(text);
const isSentence = (text: string): boolean => SENTENCE.test(text) && !CODE.test(text);

/** A string, or a fixed piece of a template. */
function stringOf({ type, value }: AstNode): string | undefined {
  if (type === 'Literal' || type === 'JSXText') return typeof value === 'string' ? value : undefined;
  if (type !== 'TemplateElement') return undefined;
  const { cooked } = value as { cooked: string | null };
  return cooked ?? undefined;
}

const strings = (node: AstNode): Text[] => {
  const text = stringOf(node)?.trim();
  return text === undefined ? [] : [{ text, start: node.start }];
};

function stringsIn(node: AstNode): Text[] {
  const found: Text[] = [];
  walk(node, (inner) => found.push(...strings(inner)));
  return found;
}

/** The strings that a value may be: not what is compared or passed to a function for it. */
function stringsOf(value: unknown): Text[] {
  if (!isNode(value)) return [];
  const { type, expression, consequent, alternate, left, right, quasis, operator } = value;
  if (type === 'JSXExpressionContainer') return stringsOf(expression);
  if (type === 'ConditionalExpression') return [...stringsOf(consequent), ...stringsOf(alternate)];
  if (type === 'TemplateLiteral') return (quasis as AstNode[]).flatMap(strings);
  const isJoined = type === 'LogicalExpression' || (type === 'BinaryExpression' && operator === '+');
  return isJoined ? [...stringsOf(left), ...stringsOf(right)] : strings(value);
}

/** Messages of errors that a bug would throw, and names of classes. */
const isForUs = ({ type, callee, name }: AstNode): boolean =>
  (type === 'JSXAttribute' && isNode(name) && name.name === 'className') ||
  ((type === 'NewExpression' || type === 'CallExpression') &&
    isNode(callee) &&
    /^(\w*Error|assert)$/.test(callee.name ?? ''));

/** Texts between tags, in attributes that are read, and whatever looks like a sentence. */
export function textsOf(program: AstNode): Text[] {
  const found = new Map<number, string>();
  const forUs = new Set<number>();
  walk(program, (node) => {
    if (isForUs(node)) for (const { start } of stringsIn(node)) forUs.add(start);
    const name = node.type === 'JSXAttribute' && isNode(node.name) ? String(node.name.name) : '';
    const shown = node.type === 'JSXText' ? strings(node) : READ.test(name) ? stringsOf(node.value) : [];
    for (const { text, start } of shown) if (hasWord(text)) found.set(start, text);
    const text = stringOf(node)?.trim() ?? '';
    if (isSentence(text)) found.set(node.start, text);
  });
  return [...found].filter(([start]) => !forUs.has(start)).map(([start, text]) => ({ text, start }));
}
