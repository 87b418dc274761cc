/** The picture of a card: the words of a page beside the drawing of its moment, as SVG. */
import { name } from '../words/site.ts';
import { CARD_SIZE } from './head.ts';
import { element, empty, escaped } from './html.ts';
import type { Card } from './types.ts';

/** What the page's style says, for one scheme. */
interface Style {
  /** The rules of the drawing, those of every term. */
  readonly rules: readonly string[];
  readonly colour: (name: string) => string;
}

const EDGE = 64;
const FOOT = CARD_SIZE.height - EDGE + 2;
/** The drawing, in the shape that it has in the library. */
const TANK = { x: 588, y: 60, width: 566, height: 510 };
/** The column of words. */
const WIDTH = TANK.x - EDGE - 40;
/** As the faces name themselves. */
const PROSE = 'Newsreader 16pt 16pt';
const FACE = 'Inter';
/** The letters of the first, beside those of the second. */
const NARROW = 0.9;

export function cardOf({ over, title, text, under, scheme }: Card, picture: string, style: Style): string {
  const { colour, rules } = style;
  const heading = wrapped(title, 58 * NARROW, WIDTH);
  const top = 156;
  const below = top + heading.length * 64 + 14;
  const drawing = picture.replace(
    '<svg ',
    `<svg x="${TANK.x + 18}" y="${TANK.y + 16}" width="${TANK.width - 36}" height="${TANK.height - 32}" `,
  );
  const words = [
    ...line(over, { y: EDGE + 30, size: 24, face: FACE, fill: colour('ink-faint') }),
    ...heading.flatMap((one, i) =>
      line(one, { y: top + 32 + i * 64, size: 58, face: PROSE, fill: colour('ink') }),
    ),
    ...wrapped(text, 26, WIDTH).flatMap((one, i) =>
      line(one, { y: below + 32 + i * 38, size: 26, face: FACE, fill: colour('ink-soft') }),
    ),
    ...line(name, { y: FOOT, size: 28, face: PROSE, fill: colour('ink') }),
    ...line(under, { x: EDGE + 140, y: FOOT, size: 22, face: FACE, fill: colour('ink-faint') }),
  ];
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...CARD_SIZE, 'data-scheme': scheme },
    [
      `<style>${usedIn(picture, rules).join('\n')}\n.pic-server text{font-family:${FACE}}</style>`,
      empty('rect', { ...CARD_SIZE, fill: colour('paper') }),
      empty('rect', { ...TANK, rx: 20, fill: colour('tank') }),
      drawing,
      ...words,
    ].join('\n'),
  );
}

/** Without the rules of terms that it does not have. */
function usedIn(picture: string, rules: readonly string[]): readonly string[] {
  const terms = new Set(picture.match(/term-\d+/g));
  return rules.filter((rule) => rule.match(/term-\d+/g)?.every((term) => terms.has(term)) ?? true);
}

interface Type {
  readonly x?: number;
  readonly y: number;
  readonly size: number;
  readonly face: string;
  readonly fill: string;
}

const line = (words: string, { x = EDGE, y, size, face, fill }: Type): readonly string[] =>
  words === ''
    ? []
    : [element('text', { x, y, 'font-family': face, 'font-size': size, fill }, escaped(words))];

/** The width of letters, in sizes of the letter: nothing measures a text here. A bit too wide, to be safe. */
const WIDTHS: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[ilj.,:;'!|’]/, 0.28],
  [/[\sftr()[\]-]/, 0.36],
  [/[mMwW@%—…]/, 0.94],
  [/[A-Z§]/, 0.72],
];
const OTHER_WIDTH = 0.57;
const widthOf = (words: string, size: number): number =>
  words
    .split('')
    .reduce((sum, one) => sum + (WIDTHS.find(([letters]) => letters.test(one))?.[1] ?? OTHER_WIDTH), 0) *
  size;

/** A text in lines of at most this width. */
function wrapped(words: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
