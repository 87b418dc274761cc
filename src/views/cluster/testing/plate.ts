/** Writes the stage's picture to a file of its own: the same elements, with the styles that they need. */

/** Invisible elements, and those that are visible only on hover. */
const UNSEEN = '.hit, .focus-ring, .water, .wall-hit, [display="none"], [visibility="hidden"]';
/** Targets of the pointer, and what is of use only while something changes. */
const OF_PAGES = /^(cursor|outline|pointer-events|touch-action|(-webkit-)?user-select|isolation|transition):/;
/** Attributes that only a page needs. */
const NOT_KEPT =
  /^(role|tabindex|aria-haspopup|aria-hidden|aria-roledescription|data-(selected|message|server|focus-then))$/;

/**
 * The picture as an SVG document, an element a line, with rounded numbers. `css`: the style sheets of the
 * page, tokens first. The plate follows the reader's theme as the page does.
 */
export function plateOf(picture: SVGElement, css: readonly string[], title: string): string {
  const rules = css.flatMap(rulesOf);
  const shown = rules.flatMap(({ selectors, body }) => {
    const fitting = selectors.filter((selector) => isStill(selector) && fits(picture, selector));
    return fitting.length === 0 || body === '' ? [] : [`${fitting.join(', ')} { ${body}; }`];
  });
  const lines = [...picture.children].flatMap((child) => linesOf(child, 1));
  const words = picture.closest('[data-words]')?.getAttribute('data-words') ?? '';
  const box = picture.getAttribute('viewBox');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" class="stage-picture" data-words="${words}">`,
    ` <title>${escaped(title)}</title>`,
    ' <style>',
    ...[tokenRule(rules, shown.join('\n')), ...shown].map((rule) => `  ${rule}`),
    ' </style>',
    ...lines,
    '</svg>',
    '',
  ].join('\n');
}

// ---------------------------------------------------------------------------------------------------- style

interface Rule {
  readonly selectors: readonly string[];
  readonly body: string;
}

/** The plain rules of a sheet, without those in `@media` and other at-rules. */
function rulesOf(css: string): Rule[] {
  const plain = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@(media|keyframes|font-face|supports)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    selectors: selector.split(/,(?![^()]*\))/).map((one) => one.trim()),
    body: body
      .split(';')
      .map((one) => one.replace(/\s+/g, ' ').trim())
      .filter((one) => one !== '' && !OF_PAGES.test(one))
      .join('; '),
  }));
}

const isStill = (selector: string): boolean => !/:(hover|focus|active)/.test(selector);

function fits(picture: SVGElement, selector: string): boolean {
  if (selector === '.stage-picture') return true;
  if (!/[.[]/.test(selector)) return false;
  return [...picture.querySelectorAll(selector)].some((element) => !element.closest(UNSEEN));
}

/** The tokens that the rules use, with their values. */
function tokenRule(rules: readonly Rule[], styles: string): string {
  const root = rules
    .filter(({ selectors }) => selectors.includes(':root'))
    .map(({ body }) => body)
    .join(';');
  const used = root
    .split(';')
    .map((token) => token.trim())
    .filter((token) => styles.includes(`var(${token.slice(0, token.indexOf(':'))})`));
  return `:root { color-scheme: light dark; background: var(--tank); ${used.join('; ')}; }`;
}

// ------------------------------------------------------------------------------------------------- elements

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const rounded = (value: string): string =>
  value.replace(/-?\d+\.\d{3,}(e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100 + 0));

function attributesOf(element: Element): string {
  // The class first: it identifies the element.
  const kept = [...element.attributes]
    .filter(({ name, value }) => !NOT_KEPT.test(name) && value !== '')
    .sort((a, b) => Number(b.name === 'class') - Number(a.name === 'class'))
    .map(({ name, value }) => ` ${name}="${escaped(rounded(value))}"`);
  return kept.join('');
}

/** A shape that has faded is invisible. */
const isClear = (element: Element): boolean =>
  ['opacity', 'stroke-opacity'].some((name) => /^0(\.0+)?$/.test(element.getAttribute(name) ?? ''));

function linesOf(element: Element, depth: number): string[] {
  if (element.matches(UNSEEN) || isClear(element)) return [];
  const indent = ' '.repeat(depth);
  const name = element.localName;
  const start = `${indent}<${name}${attributesOf(element)}`;
  const text = element.children.length === 0 ? (element.textContent ?? '') : '';
  // A group without attributes is replaced by its children.
  const isSilent = name === 'g' && attributesOf(element) === '';
  const inner = [...element.children].flatMap((child) => linesOf(child, isSilent ? depth : depth + 1));
  if (isSilent) return inner;
  if (text) return [`${start}>${escaped(text)}</${name}>`];
  if (inner.length > 0) return [`${start}>`, ...inner, `${indent}</${name}>`];
  return name === 'g' ? [] : [`${start} />`];
}
