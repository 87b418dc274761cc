/** How long a page takes: reading its words, watching its run, and answering or doing what it asks for. */
import type { Beat, BeatWords } from './types.ts';

const WORDS_A_MINUTE = 200;
/** The time for each question, task and pick. */
const ASKED_S = 10;

/** `runSeconds`: how long the page's part of the run plays, in real time. */
export function secondsOf({ question, task, pick }: Beat, words: BeatWords, runSeconds: number): number {
  const asked = [question, task, pick].filter((one) => one !== undefined).length;
  const replies = question?.many ? question.options.filter(({ right }) => right).length : 1;
  return (countWords(readIn(words, replies)) * 60) / WORDS_A_MINUTE + runSeconds + asked * ASKED_S;
}

/** The number of words that a reader reads: of the replies, the longest one, or one for each right answer. */
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

/** The number of words before the question of a page. */
export const wordsBefore = ({ title, text }: BeatWords): number => countWords(`${title} ${text}`);

/** Counts the visible words: the key of a `[words|key]` is not visible. */
export const countWords = (text: string): number =>
  text
    .replace(/\[([^\]|]+)\|[^\]]+\]/g, '$1')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
