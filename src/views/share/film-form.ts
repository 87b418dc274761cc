/** What the reader asks of a film, and where it begins. */
import { slug } from '../../base/slug.ts';
import { fromMs, type Micros, toMs } from '../../base/time.ts';
import { type FilmPlan, filmPlan, type Rate } from '../../film/plan.ts';
import type { Session } from '../../store/session.ts';
import * as words from '../../words/film.ts';
import type { PicturePart } from '../picture/wish.ts';

export interface FilmForm {
  readonly from: Micros;
  readonly to: Micros;
  /** Virtual time per time of the film. */
  readonly speed: number;
  readonly rate: Rate;
  /** In pixels. */
  readonly width: number;
  readonly theme: keyof typeof words.themes;
  readonly format: keyof typeof words.formats;
  readonly what: PicturePart;
  readonly loop: boolean;
  readonly caption: boolean;
}

export const FILM_WIDTHS = [480, 640, 800, 960, 1280] as const;

/** It begins shortly before the playhead, and ends shortly after a highlight. */
const BEFORE: Micros = fromMs(5);
const AFTER: Micros = fromMs(15);
/** Seconds of the film that is offered at first: long enough for something to happen, and still small. */
const SHORTEST_S = 3;
const LONGEST_S = 10;

/** What is asked for at first: from the playhead past the next highlights, at the speed of the page. */
export function usualFilm(session: Session): FilmForm {
  const { highlights, speed } = session.getState();
  const now = session.playhead.now();
  const from = Math.max(0, now - BEFORE);
  const shortest = from + SHORTEST_S * 1_000_000 * speed;
  const longest = from + LONGEST_S * 1_000_000 * speed;
  const ends = highlights
    .map(({ time }) => time + AFTER)
    .filter((time) => time >= shortest && time <= longest);
  const to = ends.at(-1) ?? Math.round((shortest + longest) / 2);
  return {
    from: whole(from),
    to: whole(to),
    speed,
    rate: 20,
    width: 640,
    theme: 'page',
    format: 'gif',
    what: 'stage',
    loop: true,
    caption: true,
  };
}

/** Whole milliseconds are easier to read and to type. */
const whole = (time: Micros): Micros => fromMs(Math.round(toMs(time)));

export const planOfForm = (form: FilmForm): FilmPlan => filmPlan(form);

/** The times at which something is seen that is not seen otherwise. */
export const happeningsOf = (session: Session): readonly Micros[] =>
  session.getState().highlights.map(({ time }) => time);

export function filmTitle(session: Session): string {
  const { title, seed = 1 } = session.getState().document;
  return title || words.untitled(seed);
}

export function filmName(session: Session, { from, to, format }: FilmForm): string {
  const { seed = 1 } = session.getState().document;
  // A title may have no letter that every system has in names of files.
  const name = slug(filmTitle(session)) || `seed-${seed}`;
  return `${name}-${Math.round(toMs(from))}-${Math.round(toMs(to))}-ms.${format}`;
}
