/** A film as WebM or MP4, by the encoders of the browser. */
import {
  BufferTarget,
  Mp4OutputFormat,
  Output,
  VideoSample,
  VideoSampleSource,
  WebMOutputFormat,
} from 'mediabunny';
import { bitsPerSecond, type Container, type VideoCodec } from './codecs.ts';
import type { FilmOptions } from './messages.ts';

/** A file of this kind, with what it carries: near its beginning, where `video-text.ts` looks for it. */
export function videoOutput(
  container: Container,
  target: BufferTarget,
  { title, comment }: Pick<FilmOptions, 'title' | 'comment'>,
): Output {
  const format =
    container === 'webm' ? new WebMOutputFormat() : new Mp4OutputFormat({ fastStart: 'in-memory' });
  const output = new Output({ format, target });
  output.setMetadataTags({ title, comment });
  return output;
}

export class VideoWriter {
  /** Bytes so far. */
  size = 0;
  readonly #options: FilmOptions;
  readonly #target: BufferTarget;
  readonly #output: Output;
  readonly #source: VideoSampleSource;
  /** The frame that is not written yet: the last one stays longer. */
  #waiting: ArrayBuffer | null = null;
  #frames = 0;

  static async begin(options: FilmOptions, codec: VideoCodec): Promise<VideoWriter> {
    const writer = new VideoWriter(options, codec);
    await writer.#output.start();
    return writer;
  }

  private constructor(options: FilmOptions, codec: VideoCodec) {
    const { width, height, rate } = options;
    this.#options = options;
    this.#target = new BufferTarget();
    this.#output = videoOutput(codec.container, this.#target, options);
    this.#source = new VideoSampleSource({
      codec: codec.name,
      fullCodecString: codec.full,
      bitrate: bitsPerSecond(width, height, rate),
      onEncodedPacket: (packet) => {
        this.size += packet.byteLength;
      },
    });
    this.#output.addVideoTrack(this.#source, { frameRate: rate });
  }

  async add(pixels: ArrayBuffer): Promise<void> {
    const before = this.#waiting;
    this.#waiting = pixels;
    if (before !== null) await this.#write(before, 1 / this.#options.rate);
  }

  async end(): Promise<ArrayBuffer> {
    const { rate, rest } = this.#options;
    if (this.#waiting !== null) await this.#write(this.#waiting, 1 / rate + rest / 1000);
    await this.#output.finalize();
    const { buffer } = this.#target;
    if (buffer === null) throw new Error('the encoder wrote nothing');
    return buffer;
  }

  async #write(pixels: ArrayBuffer, duration: number): Promise<void> {
    const { width, height, rate } = this.#options;
    const sample = new VideoSample(new Uint8Array(pixels), {
      format: 'RGBX',
      codedWidth: width,
      codedHeight: height,
      timestamp: this.#frames / rate,
      duration,
    });
    this.#frames += 1;
    // Resolves when the encoder can take more.
    await this.#source.add(sample);
    sample.close();
  }
}
