import { useState } from 'react';
import { hashOfNamed } from '../../store/story/open-now.ts';
import { useReading, useStory } from '../../store/story/state.ts';
import { Button } from '../../ui/Button.tsx';
import * as words from '../../words/paper.ts';
import { printChapter, printRun } from '../picture/paper.tsx';

/** Sheets of paper: the situation, and in the story its chapter. */
export function PaperButtons() {
  const reading = useReading();
  const lesson = useStory((story) => (story.mode === 'story' ? story.lesson : null));
  const [hasAnswers, setAnswers] = useState(false);
  const [said, setSaid] = useState('');
  const print = (printing: () => Promise<void>) => {
    setSaid(words.preparing);
    printing().then(
      () => setSaid(''),
      () => setSaid(words.notPrepared),
    );
  };
  return (
    <section className="paper-buttons" aria-label={words.onPaper}>
      <Button onClick={() => print(() => printRun(reading, hashOfNamed(reading)))}>{words.printRun}</Button>
      {lesson && (
        <>
          <Button onClick={() => print(() => printChapter(reading, lesson, hasAnswers))}>
            {words.printChapter}
          </Button>
          <label className="field">
            <input
              type="checkbox"
              checked={hasAnswers}
              onChange={({ currentTarget }) => setAnswers(currentTarget.checked)}
            />
            <span>{words.withAnswers}</span>
          </label>
        </>
      )}
      <span role="status">{said}</span>
    </section>
  );
}
