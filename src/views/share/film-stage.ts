/** Where the frames of a film are drawn: a camera of its own, and a canvas of one size for all of them. */
import type { Micros } from '../../base/time.ts';
import type { Drawing } from '../../film/filming.ts';
import { browserTime } from '../../playback/time-source.ts';
import { hashOf } from '../../store/address.ts';
import { filmComment } from '../../store/pictures/carried.ts';
import type { Session } from '../../store/session.ts';
import type { Reading } from '../../store/story/state.ts';
import { openCamera } from '../picture/draw.tsx';
import type { FilmForm } from './film-form.ts';

interface FilmStage {
  /** In pixels, even: encoders of videos halve them. */
  readonly width: number;
  readonly height: number;
  readonly draw: Drawing;
  /** To be called at the end. */
  readonly end: () => void;
}

const even = (pixels: number): number => pixels - (pixels % 2);

/** Whether the page is dark now, by choice or as the system is. */
function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
}

export async function openFilmStage(
  reading: Reading,
  form: FilmForm,
  signal: AbortSignal,
): Promise<FilmStage> {
  const { document: run, isStaged } = reading.session.run;
  const page = reading.getState().mode === 'story' ? { page: reading } : {};
  const theme = form.theme === 'page' ? (isDark() ? 'dark' : 'light') : form.theme;
  const { what } = form;
  const wish = {
    what,
    theme,
    width: form.width,
    caption: form.caption,
    legend: false,
    isEven: true,
  } as const;
  const camera = await openCamera({ document: run, isStaged, ...page }, form.from, wish);
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
      camera.roll(form.speed);
      isRolling = true;
    }
    // What is laid out anew and what is drawn are two tasks of the browser.
    await new Promise<void>((resolve) => browserTime.later(resolve));
    await camera.draw(canvas, 1);
    return context.getImageData(0, 0, width, height).data.buffer;
  };
  return { width, height, draw, end };
}

/** The run as the film carries it, with the time at which it begins. */
export const carriedRun = ({ run }: Session, time: Micros): string => filmComment(hashOf(run.document, time));
