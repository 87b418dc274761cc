/** Pictures as files, with their run, and on the clipboard. */
import { toMs } from '../../base/time.ts';
import { fileName } from '../../store/address.ts';
import { download } from '../../store/download.ts';
import { pngWithRun, svgWithRun } from '../../store/pictures/carried.ts';
import { carriedHash } from '../../store/pictures/carried-hash.ts';
import type { Session } from '../../store/session.ts';
import * as words from '../../words/pictures.ts';
import type { Camera } from './draw.tsx';
import { svgText } from './raster.ts';
import type { PictureWish } from './wish.ts';

export type PictureFormat = 'png' | 'svg';

export interface Saved extends PictureWish {
  readonly format: PictureFormat;
  /** Pixels for a CSS pixel, in a PNG. */
  readonly scale: number;
}

/** Saves the picture. Returns what to say. */
export async function savePicture(session: Session, camera: Camera, wish: Saved): Promise<string> {
  const { document } = session.run;
  const time = session.playhead.now();
  const hash = carriedHash(session, time);
  const name = fileName(document, `${Math.round(toMs(time))}-ms.${wish.format}`);
  if (wish.format === 'svg')
    download(name, 'image/svg+xml', `${svgWithRun(svgText(await camera.svg(wish)), hash)}\n`);
  else {
    const bytes = new Uint8Array(await (await pngOf(camera, wish)).arrayBuffer());
    download(name, 'image/png', new Blob([pngWithRun(bytes, hash)]));
  }
  return words.saved(name);
}

export const canCopyPictures = (): boolean =>
  typeof ClipboardItem !== 'undefined' && typeof navigator.clipboard?.write === 'function';

/** Copies the picture as a PNG. Returns what to say. */
export async function copyPicture(camera: Camera, wish: Saved): Promise<string> {
  try {
    // The promise itself: some browsers forget the press while the picture is drawn.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(camera, wish) })]);
    return words.copied;
  } catch {
    return words.notCopied;
  }
}

async function pngOf(camera: Camera, wish: Saved): Promise<Blob> {
  const canvas = document.createElement('canvas');
  await camera.draw(canvas, wish.scale, wish);
  return new Promise((resolve, refuse) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : refuse(new Error('no picture'))), 'image/png'),
  );
}
