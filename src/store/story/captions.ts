/** The captions of the open page: the text beside a server, and its time. */
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
  /** The time at which it disappears; Infinity if it stays until the page's end. */
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
 * The captions of the page, while its own run is shown. The same list for the same page. With reduced motion
 * the run jumps to the page's end, and all captions are shown there.
 */
export function captionsOf(story: Story): readonly TimedCaption[] {
  const [beat, words] = [beatOf(story), beatWordsOf(story)];
  if (story.mode !== 'story' || !story.onRun || story.trial || !beat?.captions) return NONE;
  const captions = known.get(beat) ?? ofBeat(captionsIn(beat, words));
  known.set(beat, captions);
  return wantsStillness() ? captions.atOnce : captions.inTime;
}

const ofBeat = (inTime: readonly TimedCaption[]): OfBeat => ({ inTime, atOnce: atOnce(inTime) });

const NO_BREAK = '\u00a0';

/** All captions at a server during a page as one text, in order. Its lines end where a caption ends. */
function atOnce(captions: readonly TimedCaption[]): readonly TimedCaption[] {
  const servers = [...new Set(captions.map(({ server }) => server))];
  return servers.flatMap((server) => {
    const own = captions.filter((one) => one.server === server);
    if (own.length === 1) return own.map((one) => ({ ...one, to: Number.POSITIVE_INFINITY }));
    const text = own.map((one) => one.text.replaceAll(' ', NO_BREAK)).join(`${NO_BREAK}… `);
    const danger = own.some((one) => one.danger);
    return own.slice(-1).map((last) => ({ ...last, text, danger, to: Number.POSITIVE_INFINITY }));
  });
}

const captionsIn = ({ captions = [] }: Beat, words: BeatWords | undefined): readonly TimedCaption[] =>
  captions.map(({ id, server, from, to, danger = false }) => ({
    id,
    server: idOf(server),
    text: words?.captions?.[id] ?? '',
    from: fromMs(from),
    to: to === undefined ? Number.POSITIVE_INFINITY : fromMs(to),
    danger,
  }));

/** Whether a caption is visible at a time of the run. It depends on the time only. */
export const isSeen = (reading: Reading, { from, to }: TimedCaption, time: Micros): boolean =>
  from <= time && (to === Number.POSITIVE_INFINITY ? time <= endOfPage(reading) : time < to);
