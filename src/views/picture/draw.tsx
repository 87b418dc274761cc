/**
 * Pictures of a run: the page's own views, in a session of their own, laid out out of sight and copied.
 * Opened once, it gives any number of pictures.
 */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Micros } from '../../base/time.ts';
import { partsSettled } from '../../parts/part.ts';
import { inSlices } from '../../playback/slices.ts';
import { browserTime } from '../../playback/time-source.ts';
import { type PicturedRun, picturedRun, rest, roll, showTime } from '../../store/pictures/shown.ts';
import { SessionContext } from '../../store/session.ts';
import { ReadingContext } from '../../store/story/state.ts';
import { stopWork } from '../../store/work.ts';
import { OnNoDevice } from '../../ui/media.ts';
import { stageThere } from '../cluster/Stage.tsx';
import { LAST_STEP, PictureSheet } from './PictureSheet.tsx';
import { drawOn, fontStyle, svgText, withFont } from './raster.ts';
import { Vectors } from './vector.ts';
import { type PictureWish, scaleFor } from './wish.ts';

/** A picture as an SVG file, and its size in CSS pixels: a caption may have more lines. */
interface PictureFile {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
}

/** What is asked for is done in this order. `wish`: it is laid out like that from then on. */
export interface Camera {
  /** Jumps to a time: everything is at rest there. */
  show(time: Micros): Promise<void>;
  /** From here on it shows the run as while it plays, with what moves: virtual time per wall time. */
  roll(speed: number): Promise<void>;
  /** Goes on to a time that is `wallMs` later for who watches, after `roll`. */
  goOn(time: Micros, wallMs: number): Promise<void>;
  /** The picture as a drawing of its own, without styles and fonts. `prefix`: of the names in it. */
  svg(wish?: PictureWish, prefix?: string): Promise<SVGSVGElement>;
  /** The picture for an image of the page, with the font. */
  file(wish?: PictureWish): Promise<PictureFile>;
  /**
   * Draws the picture on a canvas, which gets its size: `scale` pixels for a CSS pixel, or as many as a
   * device can draw.
   */
  draw(canvas: HTMLCanvasElement, scale: number, wish?: PictureWish): Promise<void>;
  /** To be called at the end. */
  close(): void;
}

/** Nothing that moves by itself takes longer, in ms of wall time. */
const AT_REST_MS = 2000;

const breath = () => new Promise<void>((resolve) => browserTime.later(resolve));

/** Does what is asked for one after the other, also after a failure. */
function inTurn() {
  let last: Promise<unknown> = Promise.resolve();
  return <T,>(act: () => Promise<T>): Promise<T> => {
    const next = last.then(act, act);
    last = next;
    return next;
  };
}

/** Rejects when `signal` is aborted, also while the run is computed. */
export async function openCamera(
  run: PicturedRun,
  time: Micros,
  first: PictureWish,
  signal: AbortSignal = new AbortController().signal,
): Promise<Camera> {
  const [font] = await Promise.all([fontStyle(), stageThere, document.fonts.ready]);
  signal.throwIfAborted();
  const pictured = picturedRun(run);
  const { session, motion } = pictured;
  const come = async (to: Micros) => {
    const stop = () => stopWork(session);
    signal.addEventListener('abort', stop);
    await showTime(pictured, to);
    signal.removeEventListener('abort', stop);
    signal.throwIfAborted();
  };
  await come(time);
  const sheet = await Sheet.laid(pictured, first);
  const vectors = new Vectors();
  const turn = inTurn();
  const drawing = (wish?: PictureWish, prefix?: string) => {
    if (wish) sheet.lay(wish);
    return inSlices(vectors.drawing(sheet.element, prefix));
  };
  const goTo = async (to: Micros, wallMs: number) => {
    await come(to);
    flushSync(() => motion.pass(wallMs));
    // What is laid out anew and what is drawn are two tasks of the browser.
    await breath();
  };
  return {
    show: (to) =>
      turn(async () => {
        rest(pictured);
        await goTo(to, AT_REST_MS);
        flushSync(() => motion.pass(AT_REST_MS));
      }),
    roll: (speed) => turn(async () => roll(pictured, speed)),
    goOn: (to, wallMs) => turn(() => goTo(to, wallMs)),
    svg: (wish, prefix) => turn(() => drawing(wish, prefix)),
    file: (wish) =>
      turn(async () => {
        const picture = withFont(await drawing(wish), font);
        return { blob: new Blob([svgText(picture)], { type: 'image/svg+xml' }), ...sheet.size };
      }),
    draw: (canvas, scale, wish) =>
      turn(async () => {
        const picture = await drawing(wish);
        await drawOn(canvas, picture, { scale: scaleFor(sheet.size, scale), font });
      }),
    close: () => {
      stopWork(session);
      void turn(async () => sheet.end());
    },
  };
}

/** Where a picture is laid out. */
class Sheet {
  readonly #room = document.createElement('div');
  readonly #root = createRoot(this.#room);
  readonly #pictured: ReturnType<typeof picturedRun>;

  /** Part by part, for a large cluster takes long. */
  static async laid(pictured: ReturnType<typeof picturedRun>, wish: PictureWish): Promise<Sheet> {
    const sheet = new Sheet(pictured);
    try {
      for (let step = 1; step <= LAST_STEP; step += 1) {
        sheet.lay(wish, step);
        await breath();
      }
      // A sign that is seldom needed is fetched with the first picture that has it.
      await partsSettled();
      return sheet;
    } catch (error) {
      sheet.end();
      throw error;
    }
  }

  private constructor(pictured: ReturnType<typeof picturedRun>) {
    this.#pictured = pictured;
    this.#room.className = 'picture-room';
    this.#room.inert = true;
    this.#room.ariaHidden = 'true';
    document.body.append(this.#room);
  }

  lay(wish: PictureWish, steps = LAST_STEP): void {
    const { session, reading } = this.#pictured;
    flushSync(() =>
      this.#root.render(
        <SessionContext value={session}>
          <ReadingContext value={reading}>
            <OnNoDevice value>
              <PictureSheet wish={wish} steps={steps} />
            </OnNoDevice>
          </ReadingContext>
        </SessionContext>,
      ),
    );
  }

  get element(): HTMLElement {
    flushSync(() => undefined);
    const { firstElementChild: element } = this.#room;
    if (!(element instanceof HTMLElement)) throw new Error('the picture is closed');
    return element;
  }

  /** In CSS pixels. */
  get size() {
    const { width, height } = this.element.getBoundingClientRect();
    return { width: Math.ceil(width), height: Math.ceil(height) };
  }

  end(): void {
    this.#root.unmount();
    this.#room.remove();
  }
}
