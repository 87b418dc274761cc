/** The nearest run in which something happens: what is otherwise there. */
import { serverName as name } from '../base/names.ts';
import { type Micros, timeWords, toMs } from '../base/time.ts';
import type { Changed } from '../sim/changed.ts';

/** One act that changes a run, as `search/changes.ts` finds it. */
interface Found {
  readonly change: Changed;
  readonly time: Micros;
  readonly by: Micros;
}

const ms = (span: Micros): string => `${toMs(span).toFixed(1)} ms`;

/** “Had AppendEntriesReply from S4 to S1 come 3.0 ms earlier”. */
export function nearestWords({ change, time, by }: Found): string {
  switch (change.sort) {
    case 'message':
      return `Had ${change.type} from ${name(change.from)} to ${name(change.to)} come ${ms(by)} ${change.is}`;
    case 'timer':
      return `Had the election timer of ${name(change.server)} run out ${ms(by)} ${change.is}`;
    case 'way':
      return `Had nothing been lost from ${name(change.from)} to ${name(change.to)} since ${timeWords(time)}`;
    case 'power':
      return `Had ${name(change.server)} run since ${timeWords(time)}`;
  }
}

/** The name of its branch. */
export function nearestBranch({ change, time, by }: Found): string {
  switch (change.sort) {
    case 'message':
      return `${change.type} ${name(change.from)} → ${name(change.to)} ${ms(by)} ${change.is}`;
    case 'timer':
      return `timer of ${name(change.server)} ${ms(by)} ${change.is}`;
    case 'way':
      return `nothing lost ${name(change.from)} → ${name(change.to)} from ${timeWords(time)}`;
    case 'power':
      return `${name(change.server)} up from ${timeWords(time)}`;
  }
}

export const happensAt = (time: Micros): string => `it would have happened at ${timeWords(time)}.`;
export const title = 'What would it have taken?';
export const find = 'Find the smallest change';
export const cancel = 'Cancel';
export const open = 'Open beside this run';
export const openThat = (change: string): string => `${open}: ${change}`;
export const searching = 'Small changes of the run are tried';
export const none = 'No single small change shortly before would have been enough.';
export const failed = 'The search could not be run in this browser.';
