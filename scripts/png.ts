// Writes pixels as a PNG with a palette: drawings have few colours, so it is a third of one with all of them.
import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const MOST = 256;
const PALETTE_WITH_ONE_BYTE_A_PIXEL = [8, 3, 0, 0, 0];

/** `pixels`: red, green, blue and alpha, a byte each. Alpha is left out: a picture has a ground. */
export function pngOf(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const colours = coloursIn(pixels);
  const palette = paletteOf(colours);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  // Every row begins with its filter: none.
  const rows = Buffer.alloc((width + 1) * height);
  let last = -1;
  let place = 0;
  for (let y = 0, i = 0; y < height; y += 1)
    for (let x = 1; x <= width; x += 1, i += 1) {
      const colour = colours[i] ?? 0;
      if (colour !== last) {
        place = places.get(colour) ?? nearest(palette, colour);
        places.set(colour, place);
        last = colour;
      }
      rows[y * (width + 1) + x] = place;
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set(PALETTE_WITH_ONE_BYTE_A_PIXEL, 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap(partsOf))),
    chunk('IDAT', deflateSync(rows, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function coloursIn(pixels: Uint8Array): Uint32Array {
  const colours = new Uint32Array(pixels.length / 4);
  for (let i = 0; i < colours.length; i += 1)
    colours[i] = ((pixels[i * 4] ?? 0) << 16) | ((pixels[i * 4 + 1] ?? 0) << 8) | (pixels[i * 4 + 2] ?? 0);
  return colours;
}

const partsOf = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255] as const;

/** The most frequent colours. What is beyond is the rim of something: a mixture of these. */
function paletteOf(colours: Uint32Array): number[] {
  const counts = new Map<number, number>();
  // Most pixels have the colour of the one before.
  for (let i = 0, from = 0; i < colours.length; i += 1) {
    const colour = colours[i] ?? 0;
    if (colour === colours[i + 1]) continue;
    counts.set(colour, (counts.get(colour) ?? 0) + i + 1 - from);
    from = i + 1;
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST)
    .map(([colour]) => colour);
}

function nearest(palette: readonly number[], colour: number): number {
  let place = 0;
  let least = Infinity;
  for (let i = 0; i < palette.length; i += 1) {
    const one = palette[i] ?? 0;
    const red = (one >> 16) - (colour >> 16);
    const green = ((one >> 8) & 255) - ((colour >> 8) & 255);
    const blue = (one & 255) - (colour & 255);
    const distance = red * red + green * green + blue * blue;
    if (distance >= least) continue;
    least = distance;
    place = i;
  }
  return place;
}

function chunk(type: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type), content]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(content.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}
