/** What the page and the worker that encodes a film say to each other. */
import type { VideoCodec } from './codecs.ts';

export interface FilmOptions {
  readonly width: number;
  readonly height: number;
  readonly rate: number;
  /** How long the last frame stays, in ms. */
  readonly rest: number;
  readonly loop: boolean;
  readonly title: string;
  /** The run, as a text: letters of a link. */
  readonly comment: string;
}

/** Pixels are red, green, blue and alpha; their buffer is handed over. */
export type FilmOrder =
  | { readonly kind: 'begin'; readonly options: FilmOptions; readonly codec: VideoCodec | null }
  /** For the palette; before all frames. */
  | { readonly kind: 'sample'; readonly pixels: ArrayBuffer }
  | { readonly kind: 'frame'; readonly pixels: ArrayBuffer }
  | { readonly kind: 'end' };

export type FilmReport =
  /** A sample or a frame is done. */
  | { readonly kind: 'taken'; readonly bytes: number }
  | { readonly kind: 'film'; readonly bytes: ArrayBuffer }
  | { readonly kind: 'failed'; readonly reason: string };
