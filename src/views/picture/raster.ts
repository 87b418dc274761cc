/** Draws an SVG picture on a canvas, with the page's font in it: an image knows no fonts of the page. */
import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import { browserTime } from '../../playback/time-source.ts';
import { svgElement } from './drawing.ts';

/** The picture as the text of a file. */
export const svgText = (picture: SVGSVGElement): string => new XMLSerializer().serializeToString(picture);

/** The page's font as a style of a drawing; empty if it cannot be fetched: then other letters are used. */
export async function fontStyle(): Promise<string> {
  try {
    const data = inter.startsWith('data:') ? inter : await fetchedFont();
    return `@font-face{font-family:"Inter Variable";font-weight:100 900;src:url("${data}") format("woff2")}`;
  } catch {
    return '';
  }
}

/** In the single file the font is there already, and nothing can be fetched. */
async function fetchedFont(): Promise<string> {
  const answer = await fetch(inter);
  if (!answer.ok) throw new Error(answer.statusText);
  return dataAddress(await answer.blob());
}

const dataAddress = (blob: Blob): Promise<string> =>
  new Promise((resolve, refuse) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => refuse(reader.error ?? new Error()));
    reader.readAsDataURL(new Blob([blob], { type: 'font/woff2' }));
  });

/** The picture with the font in it. */
export function withFont(picture: SVGSVGElement, font: string): SVGSVGElement {
  if (font !== '') picture.prepend(svgElement('style', {}, font));
  return picture;
}

/** Draws it on a canvas, which gets its size in pixels. The picture is used up. */
export async function drawOn(
  canvas: HTMLCanvasElement,
  picture: SVGSVGElement,
  { scale, font }: { readonly scale: number; readonly font: string },
): Promise<void> {
  const width = Math.round(Number(picture.getAttribute('width')) * scale);
  const height = Math.round(Number(picture.getAttribute('height')) * scale);
  picture.setAttribute('width', String(width));
  picture.setAttribute('height', String(height));
  const image = await imageOf(svgText(withFont(picture, font)));
  // What the browser reads and what it draws are two tasks.
  await new Promise<void>((goOn) => browserTime.later(goOn));
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser draws no picture');
  context.clearRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
}

async function imageOf(svg: string): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}
