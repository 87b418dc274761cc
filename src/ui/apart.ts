/**
 * Keeps texts apart: a text never has siblings in its element. A browser that translates a page moves each
 * text into an element of its own. React would then update a text node that is no longer on the page, or fail
 * to remove it. An element that holds one text and nothing else is set as a whole, which works. So JSX is
 * compiled to `jsx-runtime.ts`, which passes all children through here.
 */
import type { ReactNode } from 'react';

type Text = string | number;
/** Makes the element for a text. */
export type Wrap = (text: string, key: string) => ReactNode;

const isText = (child: ReactNode): child is Text => typeof child === 'string' || typeof child === 'number';
const isNothing = (child: ReactNode): boolean =>
  child === null || child === undefined || typeof child === 'boolean';
const isBlank = (text: string): boolean => text.trim() === '';

/** The children of one element. Adjacent texts are joined; spaces between elements stay as they are. */
export function apart(children: ReactNode, wrap: Wrap): ReactNode {
  if (!Array.isArray(children)) return children;
  const all: readonly ReactNode[] = children;
  if (all.every((child) => isText(child) || isNothing(child))) return all.filter(isText).join('');
  return holdsText(all) ? wrapped(all, wrap, 'text') : children;
}

const holdsText = (children: readonly ReactNode[]): boolean =>
  children.some((child) => (Array.isArray(child) ? holdsText(child) : isText(child)));

/** Every child keeps its index, so that React matches it with its previous version. */
function wrapped(children: readonly ReactNode[], wrap: Wrap, path: string): ReactNode[] {
  const made: ReactNode[] = [];
  let run = '';
  for (const [i, child] of children.entries()) {
    if (isText(child)) {
      run += child;
      // The joined text has the index of its last part.
      made.push(isText(children[i + 1]) ? null : isBlank(run) ? run : wrap(run, `${path}.${i}`));
      if (!isText(children[i + 1])) run = '';
    } else made.push(Array.isArray(child) ? wrapped(child, wrap, `${path}.${i}`) : child);
  }
  return made;
}
