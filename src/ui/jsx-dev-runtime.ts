/** The JSX runtime of development and tests: React warns more there. */
import type { ElementType, Key } from 'react';
import { jsxDEV as element, type JSXSource } from 'react/jsx-dev-runtime';
import { type Props, withTextsApart } from './jsx-runtime.ts';

export { Fragment, type JSX } from './jsx-runtime.ts';

export const jsxDEV = (
  type: ElementType,
  props: Props,
  key: Key | undefined,
  isStatic: boolean,
  source?: JSXSource,
  self?: unknown,
) => {
  const made = withTextsApart(type, props);
  return element(type, made, key, isStatic && Array.isArray(made.children), source, self);
};
