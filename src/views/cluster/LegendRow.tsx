import { createContext, type ReactNode, use } from 'react';
import { useTapWords } from '../../ui/tap.ts';

/** The names of the signs that are shown in a picture; null: all, on the page. */
export const SignsShown = createContext<ReadonlySet<string> | null>(null);

interface Props {
  readonly name: string;
  readonly children: ReactNode;
  readonly text: string;
  /** What can be done with it on the page. */
  readonly act?: string;
}

/** A row of the legend: a sign drawn around (0, 0), its name, and its meaning. */
export function LegendRow({ name, children, text, act }: Props) {
  const tapWords = useTapWords();
  const shown = use(SignsShown);
  if (shown !== null && !shown.has(name)) return null;
  return (
    <div className="legend-row">
      <dt>
        <svg className="legend-sign" viewBox="-46 -44 92 84" aria-hidden="true">
          {children}
        </svg>
        {name}
      </dt>
      <dd>{tapWords(shown === null && act ? `${text} ${act}` : text)}</dd>
    </div>
  );
}
