import { useState } from 'react';
import * as words from '../../words/dialogs.ts';

interface Props {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Called with a number in range, on blur or Enter. */
  readonly onSet: (value: number) => void;
}

/** A number with its unit. It is used on blur: half of a typed number may be another one. */
export function NumberField({ name, unit, value, low, high, onSet }: Props) {
  const [text, setText] = useState<string | null>(null);
  const typed = text === null ? value : Number(text);
  const isWrong = text !== null && (text.trim() === '' || !(typed >= low && typed <= high));

  const set = () => {
    if (text === null || isWrong) return;
    setText(null);
    if (typed !== value) onSet(typed);
  };

  return (
    <label className="stacked">
      {words.dial(name, unit)}
      <input
        className="input"
        type="number"
        min={low}
        max={high}
        step="any"
        value={text ?? value}
        aria-invalid={isWrong}
        onChange={(event) => setText(event.target.value)}
        onBlur={set}
        onKeyDown={(event) => event.key === 'Enter' && set()}
      />
      {isWrong && <span role="alert">{words.wrongNumber(low, high)}</span>}
    </label>
  );
}
