/**
 * One palette for a whole film. The page has few colours, and mixtures of them along edges: the frequent ones
 * are kept as they are, and the mixtures are merged.
 */
import { quantize } from 'gifenc';

/** Of 256, one is for “as in the frame before”. */
export const TRANSPARENT = 255;
const MOST = TRANSPARENT;
/** Colours that are kept exactly: those of areas, not of edges. */
const EXACT = 96;
/** Of the pixels of a frame, the share from which on a colour is one of an area. */
const AREA = 1 / 4000;

/** A colour as red + green · 2⁸ + blue · 2¹⁶. */
type Packed = number;
const RGB = 0xffffff;

/** Counts the colours of some frames. */
export class ColourCount {
  readonly #counts = new Map<Packed, number>();
  #pixels = 0;
  #frames = 0;

  add(pixels: Uint32Array): void {
    const counts = this.#counts;
    // Neighbours mostly have the same colour.
    let last = -1;
    let run = 0;
    for (const pixel of pixels) {
      const colour = pixel & RGB;
      if (colour === last) run += 1;
      else {
        if (run > 0) counts.set(last, (counts.get(last) ?? 0) + run);
        last = colour;
        run = 1;
      }
    }
    if (run > 0) counts.set(last, (counts.get(last) ?? 0) + run);
    this.#pixels += pixels.length;
    this.#frames += 1;
  }

  /** At most 255 colours. */
  palette(): readonly Packed[] {
    const colours = [...this.#counts].sort(([a, n], [b, m]) => m - n || a - b);
    if (colours.length <= MOST) return colours.map(([colour]) => colour);
    const least = (this.#pixels / Math.max(1, this.#frames)) * AREA;
    const areas = colours.slice(0, EXACT).filter(([, count]) => count >= least);
    const rest = colours.slice(areas.length);
    const kept = areas.map(([colour]) => colour);
    return [...new Set([...kept, ...merged(rest, MOST - kept.length)])];
  }
}

/** Merges colours. A small thing counts more than its pixels: they get their square root as weight. */
function merged(colours: readonly (readonly [Packed, number])[], most: number): readonly Packed[] {
  const weights = colours.map(([, count]) => Math.ceil(Math.sqrt(count)));
  const pixels = new Uint32Array(weights.reduce((sum, weight) => sum + weight, 0));
  let end = 0;
  colours.forEach(([colour], i) => {
    pixels.fill(colour, end, end + (weights[i] ?? 0));
    end += weights[i] ?? 0;
  });
  return quantize(new Uint8Array(pixels.buffer), most).map(
    ([red, green, blue]) => red | (green << 8) | (blue << 16),
  );
}

/** More remembered colours than any film of ours has; then it begins again. */
const MOST_REMEMBERED = 200_000;

/** Gives each colour its nearest in the palette. */
export class Nearest {
  readonly palette: readonly Packed[];
  readonly #known = new Map<Packed, number>();

  constructor(palette: readonly Packed[]) {
    this.palette = palette;
    this.#begin();
  }

  #begin(): void {
    this.#known.clear();
    this.palette.forEach((colour, i) => {
      this.#known.set(colour, i);
    });
  }

  /** The pixels as indices of the palette, into `out`. */
  indices(pixels: Uint32Array, out: Uint8Array): void {
    let last = -1;
    let index = 0;
    for (let i = 0; i < pixels.length; i += 1) {
      const colour = (pixels[i] ?? 0) & RGB;
      if (colour !== last) {
        last = colour;
        index = this.#of(colour);
      }
      out[i] = index;
    }
  }

  #of(colour: Packed): number {
    const known = this.#known.get(colour);
    if (known !== undefined) return known;
    if (this.#known.size >= MOST_REMEMBERED) this.#begin();
    const found = this.#search(colour);
    this.#known.set(colour, found);
    return found;
  }

  #search(colour: Packed): number {
    let best = 0;
    let least = Infinity;
    this.palette.forEach((other, i) => {
      const red = (colour & 0xff) - (other & 0xff);
      const green = ((colour >> 8) & 0xff) - ((other >> 8) & 0xff);
      const blue = ((colour >> 16) & 0xff) - ((other >> 16) & 0xff);
      const distance = red * red + green * green + blue * blue;
      if (distance < least) {
        least = distance;
        best = i;
      }
    });
    return best;
  }
}
