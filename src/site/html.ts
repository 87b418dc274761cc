/** Texts as HTML. */

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** In an element or in a quoted attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

type Values = Readonly<Record<string, string | number>>;

const attributes = (values: Values): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');

/** An element without an end tag. */
export const empty = (name: string, values: Values): string => `<${name}${attributes(values)} />`;

/** An element around HTML. */
export const element = (name: string, values: Values, inner: string): string =>
  `<${name}${attributes(values)}>${inner}</${name}>`;

export const textElement = (name: string, inner: string): string => element(name, {}, escaped(inner));
