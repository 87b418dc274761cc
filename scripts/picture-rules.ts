// The page's rules for the library's pictures, as a drawer of SVG without a browser understands them: no nesting,
// no variables, and the colours of one scheme.
import { Features, transform } from 'lightningcss';

type Scheme = 'light' | 'dark';

interface Rule {
  readonly selector: string;
  readonly body: string;
}

export interface Drawing {
  readonly rules: readonly string[];
  /** Of the page's tokens: `paper`, `ink`. */
  readonly colour: (name: string) => string;
}

/** `css`: the page's tokens, the colours of the terms, and the rules of the pictures. */
export function drawingIn(css: string, scheme: Scheme): Drawing {
  const all = rulesOf(css);
  const tokens = new Map<string, string>();
  for (const { selector, body } of all)
    if (selector === ':root')
      for (const [name, value] of valuesIn(body, scheme)) if (!tokens.has(name)) tokens.set(name, value);
  const terms = all
    .filter(({ selector }) => /^\.term-\d+$/.test(selector))
    .map(({ selector, body }) => ({ term: selector, values: valuesIn(body, scheme) }));
  const rules = all
    .filter(({ selector }) => selector.includes('.pic-'))
    .flatMap(({ selector, body }) => {
      const known = filled(body, tokens);
      if (!known.includes('var(')) return [`${selector}{${known}}`];
      // A term's colours are those of an element that has its class, or is in one: the innermost counts, so
      // its rules stand last.
      const depths = Array.from(withClass(selector, '').keys());
      return depths.flatMap((depth) =>
        terms.map(({ term, values }) => `${withClass(selector, term)[depth]}{${filled(known, values)}}`),
      );
    });
  return {
    rules: rules.map(mixed),
    colour: (name) => {
      const found = tokens.get(`--${name}`);
      if (found === undefined) throw new Error(`the page has no colour ${name}`);
      return found;
    },
  };
}

/** The rules without nesting, one for each selector. */
function rulesOf(css: string): Rule[] {
  const { code } = transform({ filename: 'pictures.css', code: Buffer.from(css), include: Features.Nesting });
  return [...code.toString().matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = '', body = '']) =>
    alternatives(selectors.replace(/\/\*.*?\*\//gs, '')).map((selector) => ({ selector, body })),
  );
}

/** `.a:is(.b, .c), .d` are `.a.b`, `.a.c` and `.d`. */
function alternatives(selectors: string): string[] {
  const [, before = '', inner, after = ''] = /^([^,]*?):is\(([^)]*)\)([^,]*)$/s.exec(selectors) ?? [];
  if (inner === undefined) return selectors.split(',').map((selector) => selector.trim());
  return inner.split(',').map((one) => `${before}${one.trim()}${after}`.trim());
}

/** `.a > b` with the class on each of its parts, and on what is around it. */
function withClass(selector: string, name: string): string[] {
  const parts = selector.split(/(?<=\s)(?=[.[\w])/);
  const each = parts.map((_, i) =>
    parts.map((part, j) => (i === j ? part.replace(/^[^\s]+/, (own) => own + name) : part)).join(''),
  );
  return [`${name} ${selector}`, ...each];
}

/** The variables that a rule sets to a colour. */
const valuesIn = (body: string, scheme: Scheme): Map<string, string> =>
  new Map(
    [...body.matchAll(/(--[\w-]+):\s*(?:light-dark\((#\w+),\s*(#\w+)\)|(#\w+);)/g)].map(
      ([, name = '', light = '', dark = '', both]) => [name, both ?? (scheme === 'light' ? light : dark)],
    ),
  );

const filled = (body: string, values: ReadonlyMap<string, string>): string =>
  body.replace(/var\((--[\w-]+)\)/g, (all, name) => values.get(name) ?? all);

/** A mixture, which the drawer does not know, as a colour. */
const mixed = (rule: string): string =>
  rule.replace(/color-mix\(in \w+, (#\w+) (\d+)%, (#\w+)\)/g, (_, one, share, other) => {
    const parts = [1, 3, 5].map((at) => {
      const [a, b] = [one, other].map((hex) => Number.parseInt(full(hex).slice(at, at + 2), 16));
      return Math.round(((a ?? 0) * Number(share) + (b ?? 0) * (100 - Number(share))) / 100);
    });
    return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  });

/** `#abc` is `#aabbcc`. */
const full = (hex: string): string => (hex.length === 4 ? hex.replace(/\w/g, '$&$&') : hex);
