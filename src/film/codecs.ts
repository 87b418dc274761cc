/** Which videos this browser can encode. */

export type Container = 'webm' | 'mp4';

export interface VideoCodec {
  readonly container: Container;
  readonly name: 'vp9' | 'vp8' | 'avc';
  /** The whole name, with profile and level. */
  readonly full: string;
}

/** The best first. */
const CODECS: readonly VideoCodec[] = [
  { container: 'webm', name: 'vp9', full: 'vp09.00.41.08' },
  { container: 'webm', name: 'vp8', full: 'vp8' },
  { container: 'mp4', name: 'avc', full: 'avc1.640028' },
  { container: 'mp4', name: 'avc', full: 'avc1.4d0028' },
  { container: 'mp4', name: 'avc', full: 'avc1.42e028' },
];

/** Bits for a pixel: still areas cost nearly nothing, and letters stay sharp. */
const BITS = 0.12;
export const bitsPerSecond = (width: number, height: number, rate: number): number =>
  Math.max(300_000, Math.round(width * height * rate * BITS));

export interface VideoSize {
  readonly width: number;
  readonly height: number;
  readonly rate: number;
}

/** The codec for a container; null if this browser has none. */
export async function codecFor(container: Container, size: VideoSize): Promise<VideoCodec | null> {
  for (const codec of CODECS)
    if (codec.container === container && (await isSupported(codec, size))) return codec;
  return null;
}

async function isSupported({ full }: VideoCodec, { width, height, rate }: VideoSize): Promise<boolean> {
  // Not in every browser, nor in a page without a secure address.
  if (typeof VideoEncoder === 'undefined') return false;
  try {
    const bitrate = bitsPerSecond(width, height, rate);
    const { supported } = await VideoEncoder.isConfigSupported({
      codec: full,
      width,
      height,
      bitrate,
      framerate: rate,
    });
    return supported === true;
  } catch {
    return false;
  }
}
