/** How long a page takes: its words at a reader's pace, its run, and a while for each thing that it asks for. */
import type { Beat, BeatWords } from './types.ts';

const WORDS_A_MINUTE = 200;
/** For each question, task and pick. */
const ASKED_S = 10;

/** `runSeconds`: of the reader's time, for the page's part of the run. */
export function secondsOf({ question, task, pick }: Beat, words: BeatWords, runSeconds: number): number {
  const asked = [question, task, pick].filter((one) => one !== undefined).length;
  const replies = question?.many ? question.options.filter(({ right }) => right).length : 1;
  return (countWords(readIn(words, replies)) * 60) / WORDS_A_MINUTE + runSeconds + asked * ASKED_S;
}

/** All that one reader reads on a page: of the replies the longest, as many as there are right answers. */
function readIn(
  { title, text, note = '', question, task, pick, captions = {} }: BeatWords,
  replies: number,
): string {
  const options = Object.values(question?.options ?? {});
  const longest = options
    .map(({ reply }) => reply)
    .sort((a, b) => countWords(b) - countWords(a))
    .slice(0, replies);
  return [
    title,
    text,
    note,
    ...Object.values(captions),
    question?.ask ?? '',
    ...options.map(({ label }) => label),
    ...longest,
    question?.after ?? '',
    task?.ask ?? '',
    task?.half ?? '',
    task?.done ?? '',
    task?.play ?? '',
    ...(pick ? [pick.ask, pick.again, pick.done] : []),
  ].join(' ');
}

/** What one has read of a page when something is asked. */
export const wordsBefore = ({ title, text }: BeatWords): number => countWords(`${title} ${text}`);

/** Of words as they are seen: a mark's key is not. */
export const countWords = (text: string): number =>
  text
    .replace(/\[([^\]|]+)\|[^\]]+\]/g, '$1')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
