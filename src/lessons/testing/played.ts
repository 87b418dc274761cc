/** The pages of the chapters, each with its part of its run. */
import { compile } from '../../scenario/compile.ts';
import { History } from '../../sim/history.ts';
import { DEFAULT_SPEED } from '../../store/session.ts';
import { type Course, courseOf, findingEnds } from '../../store/story/course.ts';
import type { Beat, BeatWords, Claim, Lesson } from '../types.ts';
import { CLAIMS } from './all-claims.ts';

function endsOf(history: History, course: Course): readonly number[] {
  const search = findingEnds(history, course);
  for (;;) {
    const { done, value } = search.next();
    if (done === true) return value;
  }
}

export interface Played {
  readonly chapter: string;
  readonly beat: Beat;
  readonly words: BeatWords;
  readonly claims: readonly Claim[];
  readonly history: History;
  readonly from: number;
  readonly to: number;
}

export function played({ chapter, words }: Lesson): Played[] {
  return chapter.beats.map((beat, i) => {
    const course = courseOf(chapter, i);
    const history = new History(compile(course.document));
    const ends = endsOf(history, course);
    const at = i - course.first;
    return {
      chapter: chapter.id,
      beat,
      words: words.beats[beat.id] as BeatWords,
      claims: CLAIMS[chapter.id]?.[beat.id] ?? [],
      history,
      from: ends[at - 1] ?? course.begin,
      to: ends[at] as number,
    };
  });
}

/** How long its part of the run plays, in seconds of real time. */
export const secondsOfRun = ({ from, to, beat }: Played): number =>
  (to - from) / 1e6 / (beat.speed ?? DEFAULT_SPEED);
