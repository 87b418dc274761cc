import { type ComponentType, type KeyboardEvent, useState } from 'react';

interface Props {
  readonly label: string;
  /** By their names; the first is open. */
  readonly sheets: Readonly<Record<string, ComponentType>>;
}

/** One sheet at a time. */
export function Tabs({ label, sheets }: Props) {
  const names = Object.keys(sheets);
  const [chosen, setSheet] = useState('');
  // A sheet may go while it is open.
  const sheet = chosen in sheets ? chosen : (names[0] ?? '');
  const Shown = sheets[sheet];
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} hidden={names.length < 2}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === sheet}
            aria-controls="sheet"
            className="tab"
            tabIndex={name === sheet ? 0 : -1}
            onKeyDown={(event) => walk(event, names, sheet, setSheet)}
            onClick={() => setSheet(name)}
          >
            {name}
          </button>
        ))}
      </div>
      <div id="sheet" role="tabpanel" aria-labelledby={`tab-${sheet}`} className="sheet">
        {Shown && <Shown />}
      </div>
    </>
  );
}

/** Arrow keys go from tab to tab, and round. */
function walk(
  event: KeyboardEvent<HTMLElement>,
  names: readonly string[],
  sheet: string,
  choose: (name: string) => void,
) {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const next = names.at((names.indexOf(sheet) + by) % names.length) ?? sheet;
  choose(next);
  document.getElementById(`tab-${next}`)?.focus();
}
