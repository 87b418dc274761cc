/** The pages of a chapter, and where its runs stand at each: for a chapter on paper. */
import type { Micros } from '../../base/time.ts';
import type { BeatWords, Lesson, Question } from '../../lessons/types.ts';
import { inSlices } from '../../playback/slices.ts';
import { Run } from '../run.ts';
import { courseOf, findingEnds } from '../story/course.ts';

export interface PaperPage {
  readonly id: string;
  readonly words: BeatWords;
  readonly question: Question | null;
  readonly run: Run;
  /** Where its picture is taken: at its end, but where it asks something, before the run has answered. */
  readonly time: Micros;
}

export async function pagesOf({ chapter, words }: Lesson): Promise<readonly PaperPage[]> {
  const pages: PaperPage[] = [];
  while (pages.length < chapter.beats.length) {
    const course = courseOf(chapter, pages.length);
    const run = new Run(course.document, true);
    const ends = await inSlices(findingEnds(run.history, course));
    for (const [i, { id, question = null }] of course.beats.entries()) {
      const [begin, end] = [ends[i - 1] ?? course.begin, ends[i] ?? course.begin];
      const own = words.beats[id] ?? { title: id, text: '' };
      pages.push({ id, words: own, question, run, time: question ? begin : end });
    }
  }
  return pages;
}
