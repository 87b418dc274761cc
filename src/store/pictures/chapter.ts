/** The pages of a chapter, and where its runs stand at each: for a chapter on paper. */
import type { Micros } from '../../base/time.ts';
import type { BeatWords, Lesson, Question } from '../../lessons/types.ts';
import { browserTime } from '../../playback/time-source.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import { Run } from '../run.ts';
import { courseOf, findingEnds } from '../story/course.ts';

export interface PaperPage {
  readonly id: string;
  readonly words: BeatWords;
  readonly question: Question | null;
  readonly document: ScenarioDocument;
  /** Where its picture is taken: at its end, but where it asks something, before the run has answered. */
  readonly time: Micros;
}

/** Between two pauses, in ms: the page stays alive. */
const SLICE_MS = 20;

export async function pagesOf({ chapter, words }: Lesson): Promise<readonly PaperPage[]> {
  const pages: PaperPage[] = [];
  while (pages.length < chapter.beats.length) {
    const course = courseOf(chapter, pages.length);
    const ends = await inSlices(findingEnds(new Run(course.document, true).history, course));
    for (const [i, { id, question = null }] of course.beats.entries()) {
      const [begin, end] = [ends[i - 1] ?? course.begin, ends[i] ?? course.begin];
      const own = words.beats[id] ?? { title: id, text: '' };
      pages.push({ id, words: own, question, document: course.document, time: question ? begin : end });
    }
  }
  return pages;
}

async function inSlices<T>(job: Generator<unknown, T>): Promise<T> {
  for (let end = browserTime.now() + SLICE_MS; ; ) {
    const { done, value } = job.next();
    if (done) return value;
    if (browserTime.now() < end) continue;
    await new Promise<void>((goOn) => browserTime.later(goOn));
    end = browserTime.now() + SLICE_MS;
  }
}
