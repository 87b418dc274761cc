/** The choices of the tab as they are typed, and what they mean. */
import { fromMs, type Micros } from '../../base/time.ts';
import { LONGEST_RUN } from '../../store/commands.ts';
import type { EmbeddedFlag, LineWish } from '../../store/embed/line.ts';
import type { EmbeddedPart } from '../../store/embed/options.ts';
import type { actNames } from '../../words/embed.ts';

export type NamedAct = keyof typeof actNames;

export interface Chosen {
  readonly parts: readonly EmbeddedPart[];
  readonly allow: LineWish['allow'];
  readonly acts: readonly NamedAct[];
  /** In ms, as they were typed. */
  readonly start: string;
  readonly end: string;
  readonly flags: readonly EmbeddedFlag[];
  readonly theme: LineWish['theme'];
  readonly way: 'frame' | 'script';
}

export const USUAL_EMBED: Chosen = {
  parts: ['stage', 'time'],
  allow: 'play',
  acts: ['crash', 'restart'],
  start: '',
  end: '',
  flags: [],
  theme: 'system',
  way: 'frame',
};

/** Null if it is empty; undefined if it is no time of a run. */
function timeIn(text: string): Micros | null | undefined {
  if (text.trim() === '') return null;
  const time = fromMs(Number(text));
  return time >= 0 && time <= LONGEST_RUN ? time : undefined;
}

/** Whether the times that were typed can be used together. */
export function areTimes({ start, end }: Pick<Chosen, 'start' | 'end'>): boolean {
  const [from, to] = [timeIn(start), timeIn(end)];
  return from !== undefined && to !== undefined && (to === null || to > (from ?? 0));
}

/** Times that cannot be used are left out. */
export function wishOf(chosen: Chosen): LineWish {
  const isFit = areTimes(chosen);
  return {
    ...chosen,
    start: (isFit ? timeIn(chosen.start) : null) ?? null,
    end: (isFit ? timeIn(chosen.end) : null) ?? null,
  };
}
