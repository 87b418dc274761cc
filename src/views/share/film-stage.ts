/** Where the frames of a film are drawn: a camera of its own, and a canvas of one size for all of them. */
import type { Micros } from '../../base/time.ts';
import type { Drawing } from '../../film/filming.ts';
import { browserTime } from '../../playback/time-source.ts';
import { filmComment } from '../../store/pictures/carried.ts';
import { carriedHash } from '../../store/pictures/carried-hash.ts';
import { shownOn } from '../../store/pictures/shown.ts';
import type { Session } from '../../store/session.ts';
import type { Reading } from '../../store/story/state.ts';
import { openCamera } from '../picture/draw.tsx';
import type { FilmForm } from './film-form.ts';
import { pageTheme } from './page-theme.ts';

interface FilmStage {
  /** In pixels, even: encoders of videos halve them. */
  readonly width: number;
  readonly height: number;
  readonly draw: Drawing;
  /** To be called at the end. */
  readonly end: () => void;
}

const even = (pixels: number): number => pixels - (pixels % 2);

export async function openFilmStage(
  reading: Reading,
  form: FilmForm,
  signal: AbortSignal,
): Promise<FilmStage> {
  const theme = form.theme === 'page' ? pageTheme() : form.theme;
  const { what } = form;
  const wish = {
    what,
    theme,
    width: form.width,
    caption: form.caption,
    legend: false,
    isEven: true,
  } as const;
  const camera = await openCamera(shownOn(reading), form.from, wish, signal);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const end = () => {
    camera.close();
    // Browsers keep the memory of a canvas for a while, unless it is small.
    canvas.width = 0;
    canvas.height = 0;
  };
  try {
    signal.throwIfAborted();
    if (context === null) throw new Error('this browser draws no picture');
    await camera.draw(canvas, 1);
  } catch (error) {
    end();
    throw error;
  }
  const [width, height] = [even(canvas.width), even(canvas.height)];
  let isRolling = false;
  const draw: Drawing = async (time, isSample) => {
    if (isSample) await camera.show(time);
    else if (isRolling) await camera.goOn(time, 1000 / form.rate);
    else {
      await camera.show(time);
      await camera.roll(form.speed);
      isRolling = true;
    }
    await camera.draw(canvas, 1);
    await new Promise<void>((resolve) => browserTime.later(resolve));
    return context.getImageData(0, 0, width, height).data.buffer;
  };
  return { width, height, draw, end };
}

/** The run as the film carries it, with the time at which it begins. */
export const carriedRun = (session: Session, time: Micros): string => filmComment(carriedHash(session, time));
