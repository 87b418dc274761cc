import { useId } from 'react';
import { keysOf } from '../../base/keys.ts';
import './fields.css';

interface ChoiceProps<T> {
  readonly name: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, words: string])[];
  readonly onChoose: (value: T) => void;
  /** Its options are long. */
  readonly isLong?: boolean;
}

/** One of a list of values. */
export function Choice<T extends string | number>(props: ChoiceProps<T>) {
  const { name, value, options, onChoose, isLong = false } = props;
  return (
    <label className={isLong ? 'share-field is-long' : 'share-field'}>
      {name}
      <select
        className="input"
        value={value}
        onChange={({ target }) => {
          const chosen = options.find(([one]) => String(one) === target.value);
          if (chosen) onChoose(chosen[0]);
        }}
      >
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

interface WordsProps<T extends string> {
  readonly name: string;
  readonly of: Readonly<Record<T, string>>;
  readonly value: T;
  readonly onChoose: (value: T) => void;
}

/** One of a table of words. */
export function WordChoice<T extends string>({ of, ...others }: WordsProps<T>) {
  return <Choice {...others} options={keysOf(of).map((one) => [one, of[one]])} />;
}

interface TickProps {
  readonly name: string;
  readonly checked: boolean;
  readonly onTick: (checked: boolean) => void;
}

export function TickBox({ name, checked, onTick }: TickProps) {
  const id = useId();
  return (
    <span className="share-tick">
      <input id={id} type="checkbox" checked={checked} onChange={({ target }) => onTick(target.checked)} />
      <label htmlFor={id}>{name}</label>
    </span>
  );
}
