import { useId } from 'react';
import { keysOf } from '../../base/keys.ts';
import { FLAGS } from '../../store/embed/line.ts';
import * as words from '../../words/embed.ts';
import { areTimes, type Chosen } from './embed-wish.ts';

interface Props {
  readonly chosen: Chosen;
  readonly onChoose: (more: Partial<Chosen>) => void;
}

/** What the embed shows, allows, and how it plays. */
export function EmbedFields({ chosen, onChoose }: Props) {
  return (
    <>
      <Ticks
        legend={words.shows}
        among={keysOf(words.partNames)}
        names={words.partNames}
        ticked={chosen.parts}
        onTick={(parts) => parts.length > 0 && onChoose({ parts })}
      />
      <div className="embed-selects">
        <Choice
          label={words.readerMay}
          value={chosen.allow}
          names={words.allows}
          onChoose={(allow) => onChoose({ allow })}
        />
        <Choice
          label={words.theme}
          value={chosen.theme}
          names={words.themeNames}
          onChoose={(theme) => onChoose({ theme })}
        />
        <Choice
          label={words.writtenAs}
          value={chosen.way}
          names={words.ways}
          onChoose={(way) => onChoose({ way })}
        />
      </div>
      {chosen.allow === 'acts' && (
        <Ticks
          legend={words.allowedActs}
          among={keysOf(words.actNames)}
          names={words.actNames}
          ticked={chosen.acts}
          onTick={(acts) => onChoose({ acts })}
        />
      )}
      <Ticks
        legend={words.howItPlays}
        among={FLAGS}
        names={words.flags}
        ticked={chosen.flags}
        onTick={(flags) => onChoose({ flags })}
      />
      <Times chosen={chosen} onChoose={onChoose} />
    </>
  );
}

function Times({ chosen, onChoose }: Props) {
  const id = useId();
  const isWrong = !areTimes(chosen);
  const field = (name: 'start' | 'end', label: string) => (
    <label className="share-until">
      <span>{label}</span>
      <input
        className="input"
        type="text"
        inputMode="decimal"
        value={chosen[name]}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? id : undefined}
        onChange={({ target }) => onChoose({ [name]: target.value })}
      />
    </label>
  );
  return (
    <div className="embed-selects">
      {field('start', words.start)}
      {field('end', words.end)}
      {isWrong && (
        <p id={id} role="alert">
          {words.noTime}
        </p>
      )}
    </div>
  );
}

interface TicksProps<T extends string> {
  readonly legend: string;
  readonly among: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  readonly ticked: readonly T[];
  readonly onTick: (ticked: readonly T[]) => void;
}

/** What is ticked stays in the order of the list. */
function Ticks<T extends string>({ legend, among, names, ticked, onTick }: TicksProps<T>) {
  return (
    <fieldset className="embed-ticks">
      <legend>{legend}</legend>
      {among.map((one) => (
        <label key={one} className="share-choice">
          <input
            type="checkbox"
            checked={ticked.includes(one)}
            onChange={({ target }) =>
              onTick(among.filter((other) => (other === one ? target.checked : ticked.includes(other))))
            }
          />
          <span>{names[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly names: Readonly<Record<T, string>>;
  readonly onChoose: (value: T) => void;
}

function Choice<T extends string>({ label, value, names, onChoose }: ChoiceProps<T>) {
  return (
    <label className="field">
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value as T)}>
        {keysOf(names).map((one) => (
          <option key={one} value={one}>
            {names[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
