/** The JSX runtime: React's own elements, with every text in an element of its own, see `apart.ts`. */
import type { ElementType, Key, ReactNode } from 'react';
import { jsx as element, Fragment } from 'react/jsx-runtime';
import { apart, type Wrap } from './apart.ts';

export type { JSX } from 'react/jsx-runtime';
export { Fragment };

export type Props = { readonly children?: ReactNode };

const inSpan: Wrap = (children, key) => element('span', { children }, key);
const inDrawing: Wrap = (children, key) => element('tspan', { children }, key);

/** Children of a component are handled where it renders them. */
export function withTextsApart(type: ElementType, props: Props): Props {
  if ((typeof type !== 'string' && type !== Fragment) || !Array.isArray(props.children)) return props;
  const isDrawn = type === 'text' || type === 'tspan';
  const children = apart(props.children, isDrawn ? inDrawing : inSpan);
  return children === props.children ? props : { ...props, children };
}

export const jsx = (type: ElementType, props: Props, key?: Key) =>
  element(type, withTextsApart(type, props), key);
// React tells the two apart in development only.
export { jsx as jsxs };
