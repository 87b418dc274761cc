/** A long chain, folded: what set it off, and what the event rests on directly, stay in view. */
import type { SimEvent } from '../../sim/types.ts';
import type { WhyStep } from '../../sim/why/why.ts';

/** A chain of this many steps is shown whole. */
const SHORT = 8;
const FIRST = 2;
/** Fewer are not worth a fold. */
const FEWEST = 2;

/** Steps in order; several that are folded are a list. */
export function foldedChain(steps: readonly WhyStep[]): readonly (SimEvent | SimEvent[])[] {
  const all = steps.map(({ event }) => event);
  if (all.length <= SHORT) return all;
  const direct = new Set(steps.at(-1)?.reasons);
  const stays = ({ seq }: SimEvent, i: number): boolean =>
    i < FIRST || i === all.length - 1 || direct.has(seq);
  const parts: (SimEvent | SimEvent[])[] = [];
  for (const [i, event] of all.entries()) {
    const last = parts.at(-1);
    if (stays(event, i)) parts.push(event);
    else if (Array.isArray(last)) last.push(event);
    else parts.push([event]);
  }
  return parts.flatMap((part) => (Array.isArray(part) && part.length < FEWEST ? part : [part]));
}
