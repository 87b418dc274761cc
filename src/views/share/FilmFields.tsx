import { fromMs, toMs } from '../../base/time.ts';
import { RATES } from '../../film/plan.ts';
import { SPEEDS, speedWords } from '../../store/speed.ts';
import * as words from '../../words/film.ts';
import * as pictures from '../../words/pictures.ts';
import { NumberField } from '../menus/NumberField.tsx';
import { Choice, TickBox, WordChoice } from './fields.tsx';
import { FILM_WIDTHS, type FilmForm } from './film-form.ts';

interface Props {
  readonly form: FilmForm;
  readonly formats: readonly FilmForm['format'][];
  readonly onChange: (change: Partial<FilmForm>) => void;
}

/** A run has an hour. */
const HOUR_MS = 3_600_000;
const LONGEST_S = 150;
const SHORTEST_S = 0.1;

/** What the reader asks of the film. */
export function FilmFields({ form, formats, onChange }: Props) {
  const { from, to, speed } = form;
  const seconds = (to - from) / 1_000_000 / speed;
  return (
    <fieldset className="share-fields" aria-label={words.form}>
      <NumberField
        {...{ name: words.from, unit: 'ms', low: 0, high: HOUR_MS }}
        value={toMs(from)}
        onSet={(ms) => onChange({ from: fromMs(ms) })}
      />
      <NumberField
        {...{ name: words.to, unit: 'ms', low: 0, high: HOUR_MS }}
        value={toMs(to)}
        onSet={(ms) => onChange({ to: fromMs(ms) })}
      />
      <Choice
        isLong
        name={words.speed}
        value={speed}
        options={speedsWith(speed).map((one) => [one, speedWords(one)])}
        onChoose={(one) => onChange({ speed: one })}
      />
      <NumberField
        {...{ name: words.length, unit: 's', low: SHORTEST_S, high: LONGEST_S }}
        value={Math.round(seconds * 100) / 100}
        onSet={(length) => to > from && onChange({ speed: (to - from) / 1_000_000 / length })}
      />
      <Choice
        name={words.rate}
        value={form.rate}
        options={RATES.map((rate) => [rate, String(rate)])}
        onChoose={(rate) => onChange({ rate })}
      />
      <Choice
        name={words.width}
        value={form.width}
        options={FILM_WIDTHS.map((width) => [width, String(width)])}
        onChoose={(width) => onChange({ width })}
      />
      <WordChoice
        name={pictures.what}
        of={pictures.parts}
        value={form.what}
        onChoose={(what) => onChange({ what })}
      />
      <WordChoice
        name={words.theme}
        of={words.themes}
        value={form.theme}
        onChoose={(theme) => onChange({ theme })}
      />
      {formats.length > 1 && (
        <Choice
          name={words.format}
          value={form.format}
          options={formats.map((format) => [format, words.formats[format]])}
          onChoose={(format) => onChange({ format })}
        />
      )}
      <div className="share-ticks">
        <TickBox name={words.caption} checked={form.caption} onTick={(caption) => onChange({ caption })} />
        {form.format === 'gif' && (
          <TickBox name={words.loop} checked={form.loop} onTick={(loop) => onChange({ loop })} />
        )}
      </div>
    </fieldset>
  );
}

/** The page's speeds, and the one that follows from a length. */
const speedsWith = (speed: number): readonly number[] =>
  SPEEDS.includes(speed) ? SPEEDS : [...SPEEDS, speed].sort((a, b) => a - b);
