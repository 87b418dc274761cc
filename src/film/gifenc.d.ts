/** The parts of gifenc that are used here: the package has no types of its own. */
declare module 'gifenc' {
  type Colour = [red: number, green: number, blue: number];

  interface FrameOptions {
    /** The first frame also writes the size, the palette and how often the film repeats. */
    readonly first?: boolean;
    readonly palette?: readonly Colour[];
    /** In ms; written in hundredths of a second. */
    readonly delay: number;
    /** 0: for ever; -1: once. */
    readonly repeat?: number;
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    readonly dispose: number;
  }

  interface Encoder {
    readonly stream: {
      readonly buffer: ArrayBuffer;
      bytesView(): Uint8Array;
      writeByte(byte: number): void;
      writeBytes(bytes: Uint8Array): void;
    };
    writeHeader(): void;
    writeFrame(index: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
  }

  export function GIFEncoder(options: { readonly auto: boolean }): Encoder;
  /** Reads all of the buffer that `rgba` is a view of. */
  export function quantize(rgba: Uint8Array, most: number): Colour[];
}
