import { useEffect, useState } from 'react';
import type { Lesson } from '../../lessons/types.ts';
import { type PaperPage, pagesOf } from '../../store/pictures/chapter.ts';
import { type Pictured, picturedRun, showTime } from '../../store/pictures/shown.ts';
import type { HallPlace } from '../../store/present/protocol.ts';
import { SessionContext } from '../../store/session.ts';
import type { Page } from '../../store/story/pages.ts';
import { ReadingContext, useReading } from '../../store/story/state.ts';
import * as words from '../../words/presenter.ts';
import { Stage } from '../cluster/Stage.tsx';
import { Framed, shapeOf } from './Framed.tsx';

interface Props {
  readonly page: Page;
  readonly lesson: Lesson;
  readonly stage: HallPlace['stage'];
}

/** Where the runs of the chapters that were shown stand at their pages. */
const COURSES = new WeakMap<Lesson, Promise<readonly PaperPage[]>>();

function courseOf(lesson: Lesson): Promise<readonly PaperPage[]> {
  const known = COURSES.get(lesson) ?? pagesOf(lesson);
  COURSES.set(lesson, known);
  return known;
}

/** A still picture of a page: where it ends, or where it asks. */
export function NextStill({ page, lesson, stage }: Props) {
  const pictured = usePictured(page, lesson);
  if (stage.width === 0 || stage.height === 0) return null;
  return (
    <div className="presenter-still" style={shapeOf(stage)}>
      {pictured && (
        <SessionContext value={pictured.session}>
          <ReadingContext value={pictured.reading}>
            <Framed size={stage} label={words.nextPicture}>
              <Stage />
            </Framed>
          </ReadingContext>
        </SessionContext>
      )}
    </div>
  );
}

interface OfPage {
  readonly key: string;
  readonly pictured: Pictured;
}

/** The run of a page, in a session of its own; null until it is computed. */
function usePictured({ chapter, beat }: Page, lesson: Lesson): Pictured | null {
  const reading = useReading();
  const [shown, setShown] = useState<OfPage | null>(null);
  const key = `${chapter}/${beat}`;
  useEffect(() => {
    let isGone = false;
    const prepare = async () => {
      const found = (await courseOf(lesson)).find(({ id }) => id === beat);
      if (isGone || found === undefined) return;
      const pictured = picturedRun({ run: found.run, page: reading });
      pictured.session.setState({ hall: true });
      pictured.reading.setState({ mode: 'story', page: { chapter, beat }, lesson, onRun: true, over: false });
      await showTime(pictured, found.time);
      if (!isGone) setShown({ key, pictured });
    };
    void prepare();
    return () => {
      isGone = true;
    };
  }, [reading, lesson, chapter, beat, key]);
  return shown?.key === key ? shown.pictured : null;
}
