import { type ComponentType, type KeyboardEvent, useState } from 'react';
import { keysOf } from '../base/keys.ts';
import * as words from '../words/columns.ts';

type SheetId = keyof typeof words.sheets;
export type Sheets = Readonly<Partial<Record<SheetId, ComponentType>>>;

/** Tabs below the tank. The first is open. */
export function Tabs({ sheets }: { readonly sheets: Sheets }) {
  const ids = keysOf(sheets);
  const [chosen, setSheet] = useState<SheetId | undefined>();
  // A tab may disappear while it is open.
  const open = chosen !== undefined && chosen in sheets ? chosen : ids[0];
  const Shown = open && sheets[open];
  const walk = (event: KeyboardEvent) => {
    const next = neighbour(event.key, ids, open);
    if (next === undefined) return;
    event.preventDefault();
    setSheet(next);
    document.getElementById(tabOf(next))?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={words.belowTank} hidden={ids.length < 2}>
        {ids.map((id) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={tabOf(id)}
            aria-selected={id === open}
            aria-controls="sheet"
            className="tab"
            tabIndex={id === open ? 0 : -1}
            onKeyDown={walk}
            onClick={() => setSheet(id)}
          >
            {words.sheets[id]}
          </button>
        ))}
      </div>
      <div id="sheet" role="tabpanel" aria-labelledby={open && tabOf(open)} className="sheet">
        {Shown && <Shown />}
      </div>
    </>
  );
}

const tabOf = (id: SheetId): string => `tab-${id}`;

/** Arrow keys go from tab to tab, in a circle. */
function neighbour(key: string, ids: readonly SheetId[], open: SheetId | undefined): SheetId | undefined {
  const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (by === 0 || open === undefined) return undefined;
  return ids.at((ids.indexOf(open) + by) % ids.length);
}
