/** A small histogram: bins that were counted already, joined to a few bars. */
import { scaleLinear } from 'd3';

export interface Bar {
  /** The upper edge of its last bin, and the lower one of its first: exclusive. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** From 0 to 1. */
  readonly height: number;
}

/** The bars from the first bin with something in it to the last one. `edgeOf`: the upper edge of a bin. */
export function barsOf(
  counts: readonly number[],
  edgeOf: (bin: number) => number,
  most: number,
): readonly Bar[] {
  const first = counts.findIndex((count) => count > 0);
  if (first < 0) return [];
  const last = counts.findLastIndex((count) => count > 0);
  const joined = Math.ceil((last - first + 1) / most);
  const bars: Omit<Bar, 'height'>[] = [];
  for (let bin = first; bin <= last; bin += joined) {
    const count = counts.slice(bin, bin + joined).reduce((sum, one) => sum + one, 0);
    bars.push({ from: bin === 0 ? 0 : edgeOf(bin - 1), to: edgeOf(bin + joined - 1), count });
  }
  const height = scaleLinear([0, Math.max(...bars.map(({ count }) => count))], [0, 1]);
  return bars.map((bar) => ({ ...bar, height: height(bar.count) }));
}
