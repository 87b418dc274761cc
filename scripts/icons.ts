// The icons of the installed page, drawn from its favicon. After `cards`, which starts the drawing.
import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-wasm';

const ICON = 'public/favicon.svg';

/** An icon that a system may cut to a circle: on a ground up to the edges, within the circle that stays. */
const maskable = (svg: string): string =>
  svg
    .replace(
      /<svg [^>]*>/,
      '$&<rect width="64" height="64" fill="#0d2733" /><g transform="translate(8 8) scale(0.75)">',
    )
    .replace('</svg>', '</g></svg>');

/** Name and PNG of each icon that `public/manifest.webmanifest` names. */
export function icons(): readonly (readonly [name: string, png: Uint8Array])[] {
  const svg = readFileSync(ICON, 'utf8');
  const draw = (drawing: string, size: number) =>
    new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render().asPng();
  return [
    ['icons/192.png', draw(svg, 192)],
    ['icons/512.png', draw(svg, 512)],
    ['icons/maskable.png', draw(maskable(svg), 512)],
  ];
}
