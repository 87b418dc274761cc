import { useEffect, useId, useState } from 'react';
import { grouped } from '../../base/digits.ts';
import { codecFor } from '../../film/codecs.ts';
import type { FilmProgress } from '../../film/filming.ts';
import { type FilmPlan, lengthOf, tooMuch } from '../../film/plan.ts';
import { download } from '../../store/download.ts';
import { useSession } from '../../store/session.ts';
import { Button } from '../../ui/Button.tsx';
import * as words from '../../words/film.ts';
import { FilmFields } from './FilmFields.tsx';
import { type FilmForm, filmTitle, planOfForm, usualFilm } from './film-form.ts';
import './film.css';
import { type MadeFilm, sizeWords, useFilm } from './useFilm.ts';

/** A stretch of the run as a moving picture. */
export function FilmTab() {
  const session = useSession();
  const [asked, setForm] = useState(() => usualFilm(session));
  const formats = useFormats(asked);
  // Some sizes can be encoded as GIF only.
  const form = formats.includes(asked.format) ? asked : { ...asked, format: 'gif' as const };
  const { filming, make, cancel } = useFilm();
  const plan = planOfForm(form);
  const fault = faultOf(form, plan);
  const id = useId();
  const isMaking = filming.is === 'making';
  return (
    <div className="film">
      <FilmFields form={form} formats={formats} onChange={(change) => setForm({ ...asked, ...change })} />
      <p id={id} role={fault === null ? undefined : 'alert'}>
        {fault ?? words.plan(plan.frames, lengthOf(plan).toFixed(1))}
      </p>
      {/* One button, so that the focus stays on it. */}
      <Button
        strong={!isMaking}
        disabled={!isMaking && fault !== null}
        aria-describedby={id}
        onClick={() => (isMaking ? cancel() : void make(form))}
      >
        {isMaking ? words.cancel : words.make}
      </Button>
      {filming.is === 'making' && <Progress progress={filming.progress} frames={filming.frames} />}
      <div role="status">
        {filming.is === 'idle' && filming.said !== null && <p>{filming.said}</p>}
        {filming.is === 'made' && <Made film={filming.film} />}
      </div>
    </div>
  );
}

function faultOf(form: FilmForm, plan: FilmPlan): string | null {
  if (form.to <= form.from) return words.backwards;
  const much = tooMuch(plan, form.width, 1);
  return much && words.tooMuch[much.what](grouped(String(much.is)), grouped(String(much.most)));
}

/** The formats that this browser can make, of a picture about as high as it is wide. */
function useFormats({ width, rate }: FilmForm): readonly FilmForm['format'][] {
  const [formats, setFormats] = useState<readonly FilmForm['format'][]>(['gif']);
  useEffect(() => {
    let isGone = false;
    const size = { width, height: width, rate };
    void Promise.all([codecFor('webm', size), codecFor('mp4', size)]).then((found) => {
      const videos = found.flatMap((codec) => codec?.container ?? []);
      if (!isGone) setFormats(['gif', ...videos]);
    });
    return () => {
      isGone = true;
    };
  }, [width, rate]);
  return formats;
}

interface ProgressProps {
  readonly progress: FilmProgress | null;
  readonly frames: number;
}

function Progress({ progress, frames }: ProgressProps) {
  const { done = 0, all = 1, frames: made = 0, bytes = null } = progress ?? {};
  const size = bytes === null ? null : sizeWords(bytes);
  return (
    <div className="film-progress">
      <progress aria-label={words.making} max={all} value={done} />
      <p>{made === 0 ? words.colours : words.soFar(made, frames, size)}</p>
      <p>{words.closing}</p>
    </div>
  );
}

function Made({ film }: { readonly film: MadeFilm }) {
  const session = useSession();
  const { form, blob, url, name, frames, width, height } = film;
  const format = words.formats[form.format];
  const text = words.picture(filmTitle(session), form.from / 1000, form.to / 1000);
  return (
    <div className="film-made">
      <p>{words.made(frames, width, height)}</p>
      <Button strong onClick={() => download(name, blob.type, blob)}>
        {words.save(format, sizeWords(blob.size))}
      </Button>
      {form.format === 'gif' ? (
        <img className="film-picture" src={url} alt={text} width={width} height={height} />
      ) : (
        <video className="film-picture" src={url} aria-label={text} controls muted playsInline />
      )}
    </div>
  );
}
