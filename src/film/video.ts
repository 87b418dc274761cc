/** A film as WebM or MP4, by the encoders of the browser. */
import {
  BufferTarget,
  Mp4OutputFormat,
  Output,
  VideoSample,
  VideoSampleSource,
  WebMOutputFormat,
} from 'mediabunny';
import { bitsPerSecond, type VideoCodec } from './codecs.ts';
import type { FilmOptions } from './messages.ts';

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
    const { width, height, rate, title, comment } = options;
    this.#options = options;
    this.#target = new BufferTarget();
    const format = codec.container === 'webm' ? new WebMOutputFormat() : new Mp4OutputFormat();
    this.#output = new Output({ format, target: this.#target });
    this.#source = new VideoSampleSource({
      codec: codec.name,
      fullCodecString: codec.full,
      bitrate: bitsPerSecond(width, height, rate),
      onEncodedPacket: (packet) => {
        this.size += packet.byteLength;
      },
    });
    this.#output.addVideoTrack(this.#source, { frameRate: rate });
    this.#output.setMetadataTags({ title, comment });
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
