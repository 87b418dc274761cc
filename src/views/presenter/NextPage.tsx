import type { Lesson } from '../../lessons/types.ts';
import type { HallPlace } from '../../store/present/protocol.ts';
import { contentsLine, pageFrom } from '../../store/story/pages.ts';
import * as words from '../../words/presenter.ts';
import { Prose } from '../story/Prose.tsx';
import { useLesson } from './data.ts';

interface Props {
  readonly place: HallPlace;
  readonly lesson: Lesson | null;
}

/** The page after the one in the hall. */
export function NextPage({ place, lesson }: Props) {
  const next = place.mode === 'story' ? pageFrom(place.page, 1) : null;
  const other = useLesson(next?.chapter ?? null);
  const shown = next?.chapter === place.page.chapter ? lesson : other;
  const text = next ? shown?.words.beats[next.beat] : undefined;
  const isOtherChapter = next !== null && next.chapter !== place.page.chapter;
  return (
    <section className="presenter-next" aria-labelledby="presenter-next">
      <h2 id="presenter-next">{words.next}</h2>
      {place.mode !== 'story' && <p>{words.nextInSandbox}</p>}
      {place.mode === 'story' && next === null && <p>{words.isLast}</p>}
      {text && (
        <div className="presenter-words">
          {isOtherChapter && <p className="presenter-where">{contentsLine(next.chapter)?.title}</p>}
          <h3>{text.title}</h3>
          <Prose text={text.text} />
          {text.question && <Prose text={text.question.ask} />}
        </div>
      )}
    </section>
  );
}
