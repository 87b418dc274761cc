/** Where the cursor is in the tree of a document: around which keys and values. */
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import type { Within } from './completion.ts';

const IS_VALUE = new Set(['True', 'False', 'Null', 'Number', 'String', 'Object', 'Array', '⚠']);

export interface CursorPlace {
  /** Whether a key is written here, or a value. */
  readonly what: 'key' | 'value';
  /** From the outermost object to the place. */
  readonly levels: readonly Within[];
  /** The fields of the object in which a key is written. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The token that is being written. */
  readonly from: number;
  readonly to: number;
}

const textOf = (state: EditorState, { from, to }: SyntaxNode): string => state.sliceDoc(from, to);

/** A text, a number, true, false, null; undefined for all else. */
function scalar(state: EditorState, node: SyntaxNode): unknown {
  try {
    return node.name === 'Object' || node.name === 'Array' ? undefined : JSON.parse(textOf(state, node));
  } catch {
    return undefined;
  }
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** The name of a property; '' while it is not complete. */
function nameOf(state: EditorState, property: SyntaxNode): string {
  const name = property.getChild('PropertyName');
  const text = name && scalar(state, name);
  return typeof text === 'string' ? text : '';
}

function fieldsOf(state: EditorState, object: SyntaxNode, without?: SyntaxNode): Record<string, unknown> {
  const properties = object.getChildren('Property').filter((one) => one.from !== without?.from);
  return Object.fromEntries(
    properties.map((property) => {
      const value = childrenOf(property).find(({ name }) => IS_VALUE.has(name));
      return [nameOf(state, property), value && scalar(state, value)];
    }),
  );
}

/** The steps from the document to a node. */
function levelsTo(state: EditorState, node: SyntaxNode): Within[] {
  const levels: Within[] = [];
  for (let at: SyntaxNode | null = node; at?.parent; at = at.parent) {
    const { parent } = at;
    if (parent.name === 'Array') {
      const before = childrenOf(parent).filter(({ name, to }) => IS_VALUE.has(name) && to <= (at?.from ?? 0));
      levels.unshift({ fields: {}, step: before.length });
    } else if (at.name === 'Property')
      levels.unshift({ fields: fieldsOf(state, parent, at), step: nameOf(state, at) });
  }
  return levels;
}

/** The last sign before a place that is no space. */
function signBefore(state: EditorState, pos: number): string {
  return /(\S)\s*$/.exec(state.sliceDoc(Math.max(0, pos - 200), pos))?.[1] ?? '';
}

/** On a busy machine; a document of the longest kind takes a few of them. */
const PARSED_WITHIN_MS = 100;

/** The place of the cursor; null where nothing can be completed. */
export function cursorPlace(state: EditorState, pos: number): CursorPlace | null {
  const tree = ensureSyntaxTree(state, pos, PARSED_WITHIN_MS) ?? syntaxTree(state);
  const node = tree.resolveInner(pos, -1);
  if (node.name === 'PropertyName') {
    const property = node.parent;
    if (!property?.parent) return null;
    const fields = fieldsOf(state, property.parent, property);
    return { what: 'key', levels: levelsTo(state, property.parent), fields, from: node.from, to: node.to };
  }
  if (node.name === 'String' || node.name === 'Number' || /^(True|False|Null)$/.test(node.name))
    return { what: 'value', levels: levelsTo(state, node), fields: {}, from: node.from, to: node.to };
  return between(state, pos, node);
}

/** Between two tokens, or in a word that is no token yet. */
function between(state: EditorState, pos: number, inner: SyntaxNode): CursorPlace | null {
  const word = /[\w"-]*$/.exec(state.sliceDoc(Math.max(0, pos - 60), pos))?.[0] ?? '';
  const from = pos - word.length;
  const sign = signBefore(state, from);
  let node: SyntaxNode | null = inner;
  while (node && !['Property', 'Object', 'Array'].includes(node.name)) node = node.parent;
  if (node === null) return null;
  if (node.name === 'Property' && sign !== ':') node = node.parent;
  if (node?.name === 'Property')
    return { what: 'value', levels: levelsTo(state, node), fields: {}, from, to: pos };
  if (node?.name === 'Array' && '[,'.includes(sign))
    return {
      what: 'value',
      levels: [...levelsTo(state, node), { fields: {}, step: 0 }],
      fields: {},
      from,
      to: pos,
    };
  if (node?.name !== 'Object' || !'{,'.includes(sign)) return null;
  return { what: 'key', levels: levelsTo(state, node), fields: fieldsOf(state, node), from, to: pos };
}
