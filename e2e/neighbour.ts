/** The site of somebody else: another origin, with a page of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export class Neighbour {
  readonly address: string;
  readonly #stop: () => void;

  private constructor(address: string, stop: () => void) {
    this.address = address;
    this.#stop = stop;
  }

  /** Pages and files by their paths. */
  static async serving(files: Readonly<Record<string, string>>): Promise<Neighbour> {
    const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };
    const server = createServer(({ url = '/' }, response) => {
      const body = files[url];
      const type = types[url.split('.').at(-1) ?? ''] ?? 'text/html; charset=utf-8';
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    return new Neighbour(`http://127.0.0.1:${port}/`, () => void server.close());
  }

  stop(): void {
    this.#stop();
  }
}
