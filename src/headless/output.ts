import { writeSync } from 'node:fs';

const CHUNK = 1 << 16;
/** How long to wait for a slow reader, in ms. */
const PATIENCE = 2;

/** Buffers text for a file descriptor in chunks: a trace has many lines. */
export class Output {
  readonly #fd: number;
  #waiting: string[] = [];
  #length = 0;
  /** The reader has closed the pipe, as `head` does. */
  #closed = false;

  constructor(fd: number) {
    this.#fd = fd;
  }

  print(text: string): void {
    this.#waiting.push(text);
    this.#length += text.length;
    if (this.#length >= CHUNK) this.flush();
  }

  flush(): void {
    let bytes = Buffer.from(this.#waiting.join(''));
    this.#waiting = [];
    this.#length = 0;
    while (bytes.length > 0 && !this.#closed) bytes = bytes.subarray(this.#write(bytes));
  }

  #write(bytes: Buffer): number {
    try {
      return writeSync(this.#fd, bytes);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EPIPE') this.#closed = true;
      else if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PATIENCE);
      else throw error;
      return 0;
    }
  }
}
