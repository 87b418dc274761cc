import { useEffect, useState } from 'react';
import { toMs } from '../../base/time.ts';
import type { Lesson } from '../../lessons/types.ts';
import type { SimEvent, World } from '../../sim/types.ts';
import { findNextHighlight } from '../../store/present/next-highlight.ts';
import type { HallPlace } from '../../store/present/protocol.ts';
import { type Session, useSession } from '../../store/session.ts';
import { contentsLine, pageFrom } from '../../store/story/pages.ts';
import * as words from '../../words/presenter.ts';
import { wordsFor } from '../narration/line-words.ts';
import { Prose } from '../story/Prose.tsx';
import { useLesson } from './data.ts';
import { NextStill } from './NextStill.tsx';

interface Props {
  readonly place: HallPlace;
  readonly lesson: Lesson | null;
}

/** The page after the one in the hall. */
export function NextPage(props: Props) {
  const { mode } = props.place;
  if (mode === 'library') return null;
  return mode === 'story' ? <NextInStory {...props} /> : <NextInRun place={props.place} />;
}

/** In the sandbox: what the clicker goes to. Found while the run is paused. */
function NextInRun({ place: { playing } }: Pick<Props, 'place'>) {
  const session = useSession();
  const world = useSession((state) => state.world);
  const busy = useSession((state) => state.work !== null);
  const [found, setFound] = useState<{ readonly after: World; readonly text: string } | null>(null);
  const isWanted = !playing && !busy && found?.after !== world;
  useEffect(() => {
    if (!isWanted) return;
    findNextHighlight(session, (event) =>
      setFound({ after: world, text: event ? textOf(session, event) : words.noHighlight }),
    );
  }, [session, world, isWanted]);
  return (
    <section className="presenter-next" aria-labelledby="presenter-next">
      <h2 id="presenter-next">{words.nextHighlight}</h2>
      {found?.after === world && <p className="presenter-words">{found.text}</p>}
      <p className="presenter-hint">{words.nextInSandbox}</p>
    </section>
  );
}

const textOf = (session: Session, event: SimEvent): string =>
  words.highlightAt(wordsFor(session, event, [event]), toMs(event.time));

function NextInStory({ place, lesson }: Props) {
  const next = pageFrom(place.page, 1);
  const other = useLesson(next?.chapter ?? null);
  const shown = next?.chapter === place.page.chapter ? lesson : other;
  const text = next ? shown?.words.beats[next.beat] : undefined;
  const isOtherChapter = next !== null && next.chapter !== place.page.chapter;
  return (
    <section className="presenter-next" aria-labelledby="presenter-next">
      <h2 id="presenter-next">{words.next}</h2>
      {next === null && <p>{words.isLast}</p>}
      {next && shown && <NextStill page={next} lesson={shown} stage={place.stage} />}
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
