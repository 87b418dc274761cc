/** Encodes a GIF beside the page, which ends it by terminating the worker. */
import { GifWriter } from './gif.ts';
import type { FilmOptions, FilmOrder, FilmReport } from './messages.ts';
import { ColourCount } from './palette.ts';

const report = (what: FilmReport, handed: Transferable[] = []): void =>
  postMessage(what, { transfer: handed });

function listen(): void {
  const colours = new ColourCount();
  let options: FilmOptions | null = null;
  let writer: GifWriter | null = null;

  const perform = (order: FilmOrder): void => {
    if (order.kind === 'begin') {
      options = order.options;
      return;
    }
    if (order.kind === 'sample') {
      colours.add(new Uint32Array(order.pixels));
      report({ kind: 'taken', bytes: 0 });
      return;
    }
    if (options === null) throw new Error('a frame before the film began');
    writer ??= new GifWriter(options, colours.palette());
    if (order.kind === 'frame') {
      writer.add(new Uint32Array(order.pixels));
      report({ kind: 'taken', bytes: writer.size });
      return;
    }
    const bytes = writer.end().buffer;
    report({ kind: 'film', bytes }, [bytes]);
  };

  addEventListener('message', ({ data }: MessageEvent<FilmOrder>) => {
    try {
      perform(data);
    } catch (error) {
      report({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  });
}

listen();
