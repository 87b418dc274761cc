// The pictures of cards: PNG, drawn from SVG without a browser. A picture that was drawn before is kept in .cache.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { cardOf } from '../src/site/card.ts';
import type { Card } from '../src/site/types.ts';
import { picturesOf } from './library-pictures.ts';
import { drawingIn } from './picture-rules.ts';
import { pngOf } from './png.ts';

const KEPT = '.cache/cards';
const SHEETS = ['src/app/theme.css', 'src/scene/terms.css', 'src/views/library/library.css'];
const FACES = ['newsreader', 'inter'].map(
  (name) => `@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`,
);

export async function cards(): Promise<(card: Card) => Uint8Array> {
  const { resolve } = createRequire(import.meta.url);
  const css = SHEETS.map((path) => readFileSync(path, 'utf8')).join('\n');
  const styles = { light: drawingIn(css, 'light'), dark: drawingIn(css, 'dark') };
  const pictures = picturesOf();
  const faces = FACES.map((path) => readFileSync(resolve(path)));
  await initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')));
  mkdirSync(KEPT, { recursive: true });
  return (card) => {
    const svg = cardOf(card, pictures[card.picture] ?? '', styles[card.scheme]);
    const path = join(KEPT, `${createHash('sha256').update(svg).digest('hex')}.png`);
    if (existsSync(path)) return readFileSync(path);
    const font = { fontBuffers: faces, loadSystemFonts: false };
    const drawing = new Resvg(svg, { font });
    const image = drawing.render();
    const png = pngOf(image.pixels, image.width, image.height);
    // Their memory is not the engine's: nothing else gives it back.
    image.free();
    drawing.free();
    writeFileSync(path, png);
    return png;
  };
}
