/** Colours as every program knows them: browsers compute some as `oklab(…)`. */

export interface Colour {
  /** `#rrggbb`. */
  readonly hex: string;
  /** From 0 to 1. */
  readonly opacity: number;
}

/** Converts computed colours, each once. */
export class Colours {
  readonly #known = new Map<string, Colour | null>();
  readonly #pixel: CanvasRenderingContext2D | null;

  constructor() {
    const canvas = document.createElement('canvas');
    canvas.width = 1;
    canvas.height = 1;
    this.#pixel = canvas.getContext('2d', { willReadFrequently: true });
  }

  /** Null for what is not drawn. `grey`: without its hue. */
  plain(text: string, grey = false): Colour | null {
    const key = grey ? `grey ${text}` : text;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const colour = text === 'none' || text === '' ? null : this.#read(text, grey);
    this.#known.set(key, colour);
    return colour;
  }

  #read(text: string, grey: boolean): Colour | null {
    const pixel = this.#pixel;
    if (pixel === null) return { hex: text, opacity: 1 };
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = text;
    pixel.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 255] = pixel.getImageData(0, 0, 1, 1).data;
    if (alpha === 0) return null;
    // As CSS turns a colour to grey.
    const light = Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    const parts = grey ? [light, light, light] : [red, green, blue];
    const hex = `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    return { hex, opacity: Math.round((alpha / 255) * 1000) / 1000 };
  }
}
