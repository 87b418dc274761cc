/**
 * A term's colour, the same everywhere on the page. Neighbouring terms alternate between luminous and deep, so that they stay apart
 * for every kind of colour vision (`terms.test.ts` measures it); six of them go round, and the number always stands beside.
 */
import type { Term } from '../raft/types.ts';

/** `fill` is the body, `ink` what is written on it, `edge` its outline on the tank. */
export interface Tint {
  readonly fill: string;
  readonly ink: string;
  readonly edge: string;
}
export interface TermColour {
  readonly light: Tint;
  readonly dark: Tint;
}

const INK = '#14202a';
const PAPER = '#ffffff';
const tint = (fill: string, ink: string, edge: string): Tint => ({ fill, ink, edge });

/** Of term 0, in which nobody has stood for election yet. */
const NEUTRAL: TermColour = {
  light: tint('#dde3e6', INK, '#66757e'),
  dark: tint('#2d434f', PAPER, '#8fa5b1'),
};

const WHEEL: readonly TermColour[] = [
  { light: tint('#f0ae1c', INK, '#9a6a00'), dark: tint('#f5b53a', INK, '#ffd78a') },
  { light: tint('#5f2f9b', PAPER, '#43187a'), dark: tint('#8a5fcb', PAPER, '#b79bf0') },
  { light: tint('#2ad4a2', INK, '#047f60'), dark: tint('#33dbaa', INK, '#90f2d2') },
  { light: tint('#7a3c04', PAPER, '#552700'), dark: tint('#a5500b', PAPER, '#e39250') },
  { light: tint('#b3c2ff', INK, '#5a6bb8'), dark: tint('#c2ceff', INK, '#e6ebff') },
  { light: tint('#02686b', PAPER, '#00484b'), dark: tint('#057578', PAPER, '#37b3b4') },
];

/** How many terms go by before a colour comes back. */
export const TERM_COLOURS = WHEEL.length;

/** The colours of a term, from 0, for a light and a dark page. */
export function termColour(term: Term): TermColour {
  return (term > 0 && WHEEL[(term - 1) % TERM_COLOURS]) || NEUTRAL;
}

export type TermStyle = Readonly<Record<'--term-fill' | '--term-ink' | '--term-edge', string>>;

const styles = new Map<TermColour, TermStyle>();

/** The same as custom properties, for the `style` of an element: they follow the page's `color-scheme` by themselves. */
export function termStyle(term: Term): TermStyle {
  const colour = termColour(term);
  const known = styles.get(colour);
  if (known) return known;
  const both = (part: keyof Tint) => `light-dark(${colour.light[part]}, ${colour.dark[part]})`;
  const style = { '--term-fill': both('fill'), '--term-ink': both('ink'), '--term-edge': both('edge') };
  styles.set(colour, style);
  return style;
}
