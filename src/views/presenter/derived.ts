/** Notes that a page of the story has by itself: the answer to its question, and what is often got wrong. */
import type { Beat, BeatWords, Option } from '../../lessons/types.ts';
import * as words from '../../words/presenter.ts';

export interface DerivedNote {
  readonly about: keyof typeof words.derived;
  /** With the marks of the story’s words. */
  readonly lines: readonly string[];
}

/** What the hall does not see, or not yet. */
export function derivedNotes(
  beat: Beat,
  { question, task, pick, note, captions }: BeatWords,
): readonly DerivedNote[] {
  const options = (beat.question?.options ?? []).flatMap((option) => {
    const text = question?.options[option.id];
    return text ? [{ option, text }] : [];
  });
  const isRight = ({ option }: { readonly option: Option }) => option.right === true;
  const notes: readonly DerivedNote[] = [
    {
      about: 'answers',
      lines: options.filter(isRight).map(({ text }) => words.mistake(text.label, text.reply)),
    },
    { about: 'after', lines: given(question?.after) },
    {
      about: 'mistakes',
      lines: options
        .filter((one) => !isRight(one))
        .map(({ text: { label, reply, grain = '' } }) => words.mistake(label, `${reply} ${grain}`.trim())),
    },
    { about: 'idea', lines: given(question?.idea) },
    { about: 'task', lines: [...given(task?.help), ...given(task?.done), ...given(pick?.done)] },
    { about: 'captions', lines: Object.values(captions ?? {}) },
    { about: 'footnote', lines: given(note) },
  ];
  return notes.filter(({ lines }) => lines.length > 0);
}

const given = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text]);
