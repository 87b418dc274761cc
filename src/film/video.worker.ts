/** Encodes a WebM or an MP4 beside the page, which ends it by terminating the worker. */
import type { FilmOrder, FilmReport } from './messages.ts';
import { VideoWriter } from './video.ts';

const report = (what: FilmReport, handed: Transferable[] = []): void =>
  postMessage(what, { transfer: handed });

function listen(): void {
  let writer: VideoWriter | null = null;
  /** Orders are performed one after the other. */
  let performed: Promise<void> = Promise.resolve();

  const perform = async (order: FilmOrder): Promise<void> => {
    if (order.kind === 'begin') {
      if (order.codec === null) throw new Error('a video without a codec');
      writer = await VideoWriter.begin(order.options, order.codec);
      return;
    }
    if (writer === null) throw new Error('a frame before the film began');
    if (order.kind === 'end') {
      const bytes = await writer.end();
      report({ kind: 'film', bytes }, [bytes]);
      return;
    }
    if (order.kind === 'frame') await writer.add(order.pixels);
    report({ kind: 'taken', bytes: writer.size });
  };

  addEventListener('message', ({ data }: MessageEvent<FilmOrder>) => {
    performed = performed
      .then(() => perform(data))
      .catch((error: unknown) =>
        report({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }),
      );
  });
}

listen();
