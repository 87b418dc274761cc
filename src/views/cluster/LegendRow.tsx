import type { ReactNode } from 'react';
import { useTapWords } from '../../ui/tap.ts';

/** A row of the legend: a sign drawn around (0, 0), its name, and its meaning. */
export function LegendRow({ name, children, text }: { name: string; children: ReactNode; text: string }) {
  const tapWords = useTapWords();
  return (
    <div className="legend-row">
      <dt>
        <svg className="legend-sign" viewBox="-46 -44 92 84" aria-hidden="true">
          {children}
        </svg>
        {name}
      </dt>
      <dd>{tapWords(text)}</dd>
    </div>
  );
}
