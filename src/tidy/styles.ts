/**
 * What the rules need to know of a style sheet: which classes it
 * styles, and at which sizes of the window it says something else.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { type Rule, type Selector, type SelectorComponent, type StyleRule, transform } from 'lightningcss';
import { wideCommentsOf } from './source.ts';

interface Found {
  readonly name: string;
  readonly line: number;
}
export interface StyleFile {
  readonly path: string;
  /**
   * The classes of what its rules style, of which that one
   * is the last: `.page .log-row > b` styles `log-row`.
   */
  readonly classes: readonly Found[];
  /** `width 900px`, or `max-width 900px`, for each length that a media query compares with. */
  readonly sizes: readonly Found[];
  /** The lines of comments that are too wide. */
  readonly wideComments: readonly number[];
}

/** A class that says how a thing is, and not what. */
const isState = (name: string) => /^(is|has)-/.test(name);

function compoundsOf(selector: Selector): SelectorComponent[][] {
  const compounds: SelectorComponent[][] = [[]];
  for (const component of selector) {
    if (component.type === 'combinator') compounds.push([]);
    else compounds.at(-1)?.push(component);
  }
  return compounds;
}

function namedBy(component: SelectorComponent): string[] {
  if (component.type === 'class') return isState(component.name) ? [] : [component.name];
  const isList = component.type === 'pseudo-class' && (component.kind === 'is' || component.kind === 'where');
  return isList ? component.selectors.flatMap(classesOf) : [];
}

/** The classes of the last thing in a selector that has one. */
function classesOf(selector: Selector): string[] {
  const named = compoundsOf(selector).map((compound) => compound.flatMap(namedBy));
  return named.findLast((names) => names.length > 0) ?? [];
}

function classesOfRule({ selectors, rules, loc, declarations }: StyleRule, above: string[]): Found[] {
  const names = selectors.flatMap((selector) => {
    const own = classesOf(selector);
    return own.length > 0 ? own : above;
  });
  const isEmpty = !declarations?.declarations?.length && !declarations?.importantDeclarations?.length;
  return [
    ...(isEmpty ? [] : names.map((name) => ({ name, line: loc.line + 1 }))),
    ...(rules ?? []).flatMap((rule) => classesIn(rule, names)),
  ];
}

function classesIn(rule: Rule, above: string[] = []): Found[] {
  if (rule.type === 'style') return classesOfRule(rule.value, above);
  if (rule.type === 'nested-declarations')
    return above.map((name) => ({ name, line: rule.value.loc.line + 1 }));
  const isGroup = rule.type === 'media' || rule.type === 'supports' || rule.type === 'container';
  return isGroup ? rule.value.rules.flatMap((inner) => classesIn(inner, above)) : [];
}

/** `(width <= 900px)`, and `(max-width: 900px)` too. */
const COMPARED = /\b((?:(?:min|max)-)?(?:width|height))\s*(?:[<>]=?|:)\s*([\d.]+[a-z]+)/g;

function sizesIn(text: string): Found[] {
  return [...text.matchAll(/@media[^{]*/g)].flatMap(({ 0: query, index }) =>
    [...query.matchAll(COMPARED)].map(([, side = '', length = '']) => ({
      name: `${side} ${length}`,
      line: text.slice(0, index).split('\n').length,
    })),
  );
}

export function parseSheet(path: string, text: string): StyleFile {
  const classes: Found[] = [];
  transform({
    filename: path,
    code: new TextEncoder().encode(text),
    visitor: {
      StyleSheet({ rules }) {
        classes.push(...rules.flatMap((rule) => classesIn(rule)));
      },
    },
  });
  return { path, classes, sizes: sizesIn(text), wideComments: wideCommentsOf(text) };
}

/** Every style sheet below a folder, by its path from the folder's parent: `src/ui/ui.css`. */
export function readSheets(root: string, folder: string): StyleFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.split(sep).join('/')))
    .filter((path) => path.endsWith('.css'))
    .map((path) => parseSheet(path, readFileSync(join(root, path), 'utf8')));
}
