import { useEffect, useState } from 'react';
import type { Lit } from '../../../store/figure/lit.ts';
import { useSession } from '../../../store/session.ts';

/** While the run plays, a moment has to stay for that long before its values are shown, in ms. */
const REST = 600;

/** Whether the values of a moment are shown: at once if the run rests. */
export function useSettled(lit: Lit | null): boolean {
  const playing = useSession((state) => state.playing);
  const [rested, setRested] = useState<Lit | null>(null);
  useEffect(() => {
    if (!playing || lit === null) return;
    const timer = setTimeout(() => setRested(lit), REST);
    return () => clearTimeout(timer);
  }, [playing, lit]);
  return !playing || (lit !== null && rested === lit);
}
