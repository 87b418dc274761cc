import type { Lesson } from '../../lessons/types.ts';
import { violationToTell } from '../../store/alarm.ts';
import { rulesOff } from '../../store/broken-rules.ts';
import type { PresenterEnd } from '../../store/present/presenter-end.ts';
import type { HallPlace } from '../../store/present/protocol.ts';
import { useSession } from '../../store/session.ts';
import { contentsLine } from '../../store/story/pages.ts';
import { RULES_BY_NAME } from '../../words/broken-rules.ts';
import { commas } from '../../words/grammar.ts';
import * as words from '../../words/presenter.ts';
import { off as rulesOffWords } from '../../words/rule-search.ts';
import { alarmTitle } from '../../words/safety.ts';
import { Headline } from '../narration/Headline.tsx';
import { Prose } from '../story/Prose.tsx';
import { useEntry } from './data.ts';
import { Picture } from './Picture.tsx';

interface Props {
  readonly end: PresenterEnd;
  readonly place: HallPlace;
  readonly lesson: Lesson | null;
}

/** What the hall sees: its stage as a picture, and its words. */
export function Now(props: Props) {
  return (
    <section className="presenter-now" aria-labelledby="presenter-now">
      <h2 id="presenter-now">{words.now}</h2>
      {props.place.mode !== 'library' && (
        <>
          <Signs />
          <Picture end={props.end} place={props.place} />
        </>
      )}
      <Words {...props} />
    </section>
  );
}

/** What stands above the stage in the hall: the rules that are off, and what broke. */
function Signs() {
  const off = useSession(rulesOff);
  const broken = useSession(violationToTell);
  if (off.length === 0 && !broken) return null;
  const names = commas(off.map((bug) => RULES_BY_NAME[bug].name));
  return (
    <div className="presenter-signs">
      {off.length > 0 && (
        <p>
          {rulesOffWords(off.length)} <b>{names}</b>
        </p>
      )}
      {broken && <p className="is-broken">{alarmTitle(broken.property, broken.detail)}</p>}
    </div>
  );
}

function Words({ end, place, lesson }: Props) {
  if (place.mode === 'library') return <p>{words.library}</p>;
  if (place.mode === 'sandbox') return <SandboxWords slug={place.entry} />;
  const { chapter, beat } = place.page;
  const text = lesson?.words.beats[beat];
  const line = contentsLine(chapter);
  if (!text || !line) return null;
  return (
    <div className="presenter-words">
      <p className="presenter-where">
        {words.pageOf(line.beats.indexOf(beat) + 1, line.beats.length, line.title)}
      </p>
      <h3>{text.title}</h3>
      <Prose text={text.text} />
      {text.question && (
        <>
          <Prose text={text.question.ask} />
          {place.asking && <Options end={end} place={place} lesson={lesson} />}
        </>
      )}
      {text.task && <Prose text={text.task.ask} />}
      {text.pick && <Prose text={text.pick.ask} />}
    </div>
  );
}

/** The options of the open question: a press answers for the hall. */
function Options({ end, place, lesson }: Props) {
  const { beat } = place.page;
  const question = lesson?.chapter.beats.find(({ id }) => id === beat)?.question;
  const text = lesson?.words.beats[beat]?.question;
  if (!question || !text) return null;
  return (
    <ol className="presenter-options" aria-label={words.choose}>
      {question.options.map(({ id, right }, i) => (
        <li key={id}>
          <button type="button" className="button" onClick={() => end.say({ say: 'choose', number: i + 1 })}>
            <kbd>{i + 1}</kbd> {text.options[id]?.label}
            {right && <em>{words.isRight}</em>}
          </button>
        </li>
      ))}
    </ol>
  );
}

function SandboxWords({ slug }: { readonly slug: string | null }) {
  const entry = useEntry(slug);
  return (
    <div className="presenter-words">
      <h3>{entry?.title ?? words.sandbox}</h3>
      <Headline />
    </div>
  );
}
