import { useEffect, useRef, useState } from 'react';
import { grouped } from '../../base/digits.ts';
import { codecFor } from '../../film/codecs.ts';
import { type FilmProgress, FilmTooLarge, makeFilm, NoEncoder } from '../../film/filming.ts';
import { FILM_LIMITS, samplesOf, tooMuch } from '../../film/plan.ts';
import { type Reading, useReading } from '../../store/story/state.ts';
import * as words from '../../words/film.ts';
import * as parts from '../../words/parts.ts';
import { type FilmForm, filmName, filmTitle, happeningsOf, planOfForm } from './film-form.ts';
import { carriedRun, openFilmStage } from './film-stage.ts';

export interface MadeFilm {
  readonly blob: Blob;
  /** An address of the blob, for as long as it is shown. */
  readonly url: string;
  readonly name: string;
  readonly form: FilmForm;
  readonly frames: number;
  readonly width: number;
  readonly height: number;
}

export type Filming =
  | { readonly is: 'idle'; readonly said: string | null }
  | { readonly is: 'making'; readonly progress: FilmProgress | null; readonly frames: number }
  | { readonly is: 'made'; readonly film: MadeFilm };

const IDLE: Filming = { is: 'idle', said: null };
/** A film that begins again rests at its end. */
const REST_MS = 900;

class Refused extends Error {}

async function film(
  reading: Reading,
  form: FilmForm,
  signal: AbortSignal,
  onProgress: (progress: FilmProgress) => void,
): Promise<MadeFilm> {
  const { session } = reading;
  const plan = planOfForm(form);
  refuse(tooMuch(plan, form.width, 1));
  const stage = await openFilmStage(reading, form, signal);
  try {
    const { width, height, draw } = stage;
    refuse(tooMuch(plan, width, height));
    const isGif = form.format === 'gif';
    const codec =
      form.format === 'gif' ? null : await codecFor(form.format, { width, height, rate: form.rate });
    if (!isGif && codec === null) throw new Refused(words.noEncoder(words.formats[form.format]));
    const options = {
      ...{ width, height, rate: form.rate, loop: form.loop, title: filmTitle(session) },
      rest: isGif && form.loop ? REST_MS : 0,
      comment: carriedRun(session, form.from),
    };
    const samples = isGif ? samplesOf(plan, happeningsOf(session)) : [];
    const blob = await makeFilm({ plan, options, codec, samples }, draw, signal, onProgress);
    const url = URL.createObjectURL(blob);
    return { blob, url, form, name: filmName(session, form), frames: plan.frames, width, height };
  } finally {
    stage.end();
  }
}

function refuse(much: ReturnType<typeof tooMuch>): void {
  if (much === null) return;
  throw new Refused(words.tooMuch[much.what](grouped(String(much.is)), grouped(String(much.most))));
}

function reasonWords(error: unknown): string {
  if (error instanceof Refused) return error.message;
  if (error instanceof FilmTooLarge) return words.tooLarge(sizeWords(FILM_LIMITS.bytes));
  if (error instanceof NoEncoder) return (navigator.onLine ? parts.isGone : parts.isOffline)(parts.filmMaker);
  return words.failed(error instanceof Error ? error.message : String(error));
}

/** `840 kB`, `1.2 MB`. */
export const sizeWords = (bytes: number): string =>
  bytes < 1_000_000
    ? words.kB(String(Math.max(1, Math.round(bytes / 1000))))
    : words.MB((bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0));

/** Makes films, one at a time. What is going on ends with the component. */
export function useFilm() {
  const reading = useReading();
  const [filming, setFilming] = useState<Filming>(IDLE);
  const running = useRef<AbortController | null>(null);
  const shown = useRef<string | null>(null);

  const drop = () => {
    if (shown.current !== null) URL.revokeObjectURL(shown.current);
    shown.current = null;
  };
  useEffect(
    () => () => {
      running.current?.abort();
      running.current = null;
      drop();
    },
    [],
  );

  const make = async (form: FilmForm): Promise<void> => {
    const own = new AbortController();
    running.current?.abort();
    running.current = own;
    drop();
    const { frames } = planOfForm(form);
    setFilming({ is: 'making', progress: null, frames });
    const show = (next: Filming) => running.current === own && setFilming(next);
    try {
      const made = await film(reading, form, own.signal, (progress) =>
        show({ is: 'making', progress, frames }),
      );
      if (running.current !== own) return URL.revokeObjectURL(made.url);
      shown.current = made.url;
      show({ is: 'made', film: made });
    } catch (error) {
      show({ is: 'idle', said: own.signal.aborted ? words.cancelled : reasonWords(error) });
    }
  };
  return { filming, make, cancel: () => running.current?.abort() };
}
