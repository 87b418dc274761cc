/**
 * Pictures of a run: the page's own views, in a session of their own, laid out out of sight and copied.
 * Opened once, it gives any number of pictures.
 */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Micros } from '../../base/time.ts';
import { partsSettled } from '../../parts/part.ts';
import { type PicturedRun, picturedRun, roll, showTime } from '../../store/pictures/shown.ts';
import { SessionContext } from '../../store/session.ts';
import { ReadingContext } from '../../store/story/state.ts';
import { OnNoDevice } from '../../ui/media.ts';
import { stageThere } from '../cluster/Stage.tsx';
import { PictureSheet } from './PictureSheet.tsx';
import { drawOn, fontStyle, svgText, withFont } from './raster.ts';
import { Vectors } from './vector.ts';
import type { PictureWish } from './wish.ts';

export interface Camera {
  /** In CSS pixels. The height is that of the last picture: a caption may have more lines. */
  readonly width: number;
  readonly height: number;
  /** Jumps to a time: everything is at rest there. */
  show(time: Micros): Promise<void>;
  /** Lays out another picture of the same run and time. */
  change(wish: PictureWish): void;
  /** From here on it shows the run as while it plays, with what moves: virtual time per wall time. */
  roll(speed: number): void;
  /** Goes on to a time that is `wallMs` later for who watches, after `roll`. */
  goOn(time: Micros, wallMs: number): Promise<void>;
  /** The picture as a drawing of its own, without styles and fonts. */
  svg(): SVGSVGElement;
  /** The picture as an SVG file for an image of the page, with the font. */
  file(): Blob;
  /** Draws the picture on a canvas, which gets its size: `scale` pixels for a CSS pixel. */
  draw(canvas: HTMLCanvasElement, scale: number): Promise<void>;
  /** To be called at the end. */
  close(): void;
}

/** Nothing that moves by itself takes longer, in ms of wall time. */
const AT_REST_MS = 2000;

export async function openCamera(run: PicturedRun, time: Micros, wish: PictureWish): Promise<Camera> {
  const [font] = await Promise.all([fontStyle(), stageThere, document.fonts.ready]);
  const pictured = picturedRun(run);
  const { session, reading, motion } = pictured;
  await showTime(pictured, time);
  const room = document.createElement('div');
  room.className = 'picture-room';
  room.inert = true;
  room.ariaHidden = 'true';
  document.body.append(room);
  const root = createRoot(room);
  const lay = (wanted: PictureWish) =>
    flushSync(() =>
      root.render(
        <SessionContext value={session}>
          <ReadingContext value={reading}>
            <OnNoDevice value>
              <PictureSheet wish={wanted} />
            </OnNoDevice>
          </ReadingContext>
        </SessionContext>,
      ),
    );
  lay(wish);
  // A sign that is seldom needed is fetched with the first picture that has it.
  await partsSettled();
  const vectors = new Vectors();
  const sheet = (): HTMLElement => {
    flushSync(() => undefined);
    const { firstElementChild: element } = room;
    if (!(element instanceof HTMLElement)) throw new Error('the picture is closed');
    return element;
  };
  const goTo = async (to: Micros, wallMs: number) => {
    await showTime(pictured, to);
    flushSync(() => motion.pass(wallMs));
  };
  return {
    get width() {
      return Math.ceil(sheet().getBoundingClientRect().width);
    },
    get height() {
      return Math.ceil(sheet().getBoundingClientRect().height);
    },
    show: async (to) => {
      session.playhead.stop();
      session.setState({ playing: false });
      await goTo(to, AT_REST_MS);
      flushSync(() => motion.pass(AT_REST_MS));
    },
    change: lay,
    roll: (speed) => roll(pictured, speed),
    goOn: goTo,
    svg: () => vectors.of(sheet()),
    file: () => new Blob([svgText(withFont(vectors.of(sheet()), font))], { type: 'image/svg+xml' }),
    draw: (canvas, scale) => drawOn(canvas, vectors.of(sheet()), { scale, font }),
    close: () => {
      root.unmount();
      room.remove();
    },
  };
}
