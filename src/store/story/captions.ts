/** The captions of the open page: what stands beside a server, and when. */
import { fromMs, type Micros } from '../../base/time.ts';
import type { Beat, BeatWords } from '../../lessons/types.ts';
import type { ServerId } from '../../raft/types.ts';
import { idOf } from '../../scenario/names.ts';
import { wantsStillness } from '../opening.ts';
import { endOfPage } from './reading.ts';
import { beatOf, beatWordsOf, type Reading, type Story } from './state.ts';

export interface TimedCaption {
  readonly id: string;
  readonly server: ServerId;
  readonly text: string;
  readonly from: Micros;
  /** Not seen any more from here on; Infinity for one that stays as long as the page stands at its end. */
  readonly to: Micros;
  readonly danger: boolean;
}

const NONE: readonly TimedCaption[] = [];
interface OfBeat {
  readonly inTime: readonly TimedCaption[];
  readonly atOnce: readonly TimedCaption[];
}
const known = new WeakMap<Beat, OfBeat>();

/**
 * Those of the page, while its own run is shown. The same list for the same page. With reduced motion the run jumps to the page's end: what
 * was said on the way is said there.
 */
export function captionsOf(story: Story): readonly TimedCaption[] {
  const [beat, words] = [beatOf(story), beatWordsOf(story)];
  if (story.mode !== 'story' || !story.onRun || story.trial || !beat?.captions) return NONE;
  const told = known.get(beat) ?? ofBeat(toldIn(beat, words));
  known.set(beat, told);
  return wantsStillness() ? told.atOnce : told.inTime;
}

const ofBeat = (inTime: readonly TimedCaption[]): OfBeat => ({ inTime, atOnce: atOnce(inTime) });

const NO_BREAK = '\u00a0';

/** What is said at a server in the course of a page as one caption, in its order. Its lines end where one of them does. */
function atOnce(told: readonly TimedCaption[]): readonly TimedCaption[] {
  const servers = [...new Set(told.map(({ server }) => server))];
  return servers.flatMap((server) => {
    const own = told.filter((one) => one.server === server);
    if (own.length === 1) return own.map((one) => ({ ...one, to: Number.POSITIVE_INFINITY }));
    const text = own.map((one) => one.text.replaceAll(' ', NO_BREAK)).join(`${NO_BREAK}… `);
    const danger = own.some((one) => one.danger);
    return own.slice(-1).map((last) => ({ ...last, text, danger, to: Number.POSITIVE_INFINITY }));
  });
}

const toldIn = ({ captions = [] }: Beat, words: BeatWords | undefined): readonly TimedCaption[] =>
  captions.map(({ id, server, from, to, danger = false }) => ({
    id,
    server: idOf(server),
    text: words?.captions?.[id] ?? '',
    from: fromMs(from),
    to: to === undefined ? Number.POSITIVE_INFINITY : fromMs(to),
    danger,
  }));

/** Whether a caption is seen at a time of the run: nothing else decides that. */
export const isSeen = (reading: Reading, { from, to }: TimedCaption, time: Micros): boolean =>
  from <= time && (to === Number.POSITIVE_INFINITY ? time <= endOfPage(reading) : time < to);
