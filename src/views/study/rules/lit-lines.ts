/** The lines that ran at a moment, by line: also the fields that they assigned. */
import type { LineId } from '../../../sim/figure/lines.ts';
import type { Assigned, Ran } from '../../../sim/figure/ran.ts';
import type { Lit } from '../../../store/figure/lit.ts';

export interface LitLine {
  /** Its places among the lines that ran, from 1. */
  readonly numbers: readonly number[];
  readonly ran: readonly Ran[];
  /** Of a field. */
  readonly assigned: readonly Assigned[];
}

export function litLines(lit: Lit | null): ReadonlyMap<LineId, LitLine> {
  const lines = new Map<LineId, { numbers: number[]; ran: Ran[]; assigned: Assigned[] }>();
  const at = (line: LineId) => {
    const there = lines.get(line) ?? { numbers: [], ran: [], assigned: [] };
    lines.set(line, there);
    return there;
  };
  lit?.ran.forEach((one, i) => {
    const line = at(one.line);
    line.numbers.push(i + 1);
    line.ran.push(one);
    for (const assigned of one.assigned) {
      const field = at(assigned.field);
      if (field.numbers.at(-1) !== i + 1) field.numbers.push(i + 1);
      field.assigned.push(assigned);
    }
  });
  return lines;
}
