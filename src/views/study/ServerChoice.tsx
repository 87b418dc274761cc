import { useId } from 'react';
import { serverName } from '../../base/names.ts';
import type { ServerId } from '../../raft/types.ts';
import { none } from '../../words/inspector.ts';

interface Props {
  readonly label: string;
  /** 0 for none. */
  readonly value: ServerId;
  readonly ids: readonly ServerId[];
  readonly onChange: (id: ServerId) => void;
}

/** A server, chosen by name. */
export function ServerChoice({ label, value, ids, onChange }: Props) {
  const id = useId();
  return (
    <p className="study-choice">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {ids.map((one) => (
          <option key={one} value={one}>
            {one === 0 ? none : serverName(one)}
          </option>
        ))}
      </select>
    </p>
  );
}
