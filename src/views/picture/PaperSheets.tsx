import { timeWords } from '../../base/time.ts';
import type { BeatWords, Question, QuestionWords } from '../../lessons/types.ts';
import type { PaperPage } from '../../store/pictures/chapter.ts';
import * as words from '../../words/paper.ts';
import { type Inline, paragraphsOf, parseInline } from '../story/inline.ts';
import './paper.css';

/** A picture that was drawn for the sheet. */
function Drawn({ picture }: { readonly picture: SVGSVGElement }) {
  return <div className="paper-picture" aria-hidden="true" ref={(box) => box?.replaceChildren(picture)} />;
}

export interface Happened {
  readonly time: number;
  readonly text: string;
}

interface RunProps {
  readonly picture: SVGSVGElement;
  readonly latest: readonly Happened[];
  readonly address: string | null;
}

/** A situation: title, stage, logs, signs and the sentence of the headline are in its picture. */
export function RunSheet({ picture, latest, address }: RunProps) {
  return (
    <article className="paper">
      <Drawn picture={picture} />
      {latest.length > 0 && (
        <section className="paper-latest">
          <h2>{words.latest}</h2>
          <table>
            <tbody>
              {latest.map(({ time, text }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a printed list never changes
                <tr key={i}>
                  <td>{timeWords(time)}</td>
                  <td>{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {address && <p className="paper-address">{words.opensAt(address)}</p>}
    </article>
  );
}

export interface PrintedPage extends PaperPage {
  readonly picture: SVGSVGElement;
}

interface ChapterProps {
  readonly title: string;
  readonly about: string;
  readonly pages: readonly PrintedPage[];
  readonly hasAnswers: boolean;
  readonly address: string;
}

/** A chapter: its pages with words, a small picture each, and room for answers. */
export function ChapterSheet({ title, about, pages, hasAnswers, address }: ChapterProps) {
  const asking = pages.filter((page) => page.question !== null);
  const numberOf = (page: PrintedPage) => asking.indexOf(page) + 1;
  return (
    <article className="paper">
      <header className="paper-head">
        <h1>{title}</h1>
        <p>{about}</p>
      </header>
      {pages.map((page) => (
        <section key={page.id} className="paper-page">
          <Drawn picture={page.picture} />
          <div className="paper-words">
            <h2>{page.words.title}</h2>
            <Printed text={page.words.text} />
            <Asked page={page} number={numberOf(page)} />
            {page.words.note && page.question === null && (
              <div className="paper-note">
                <Printed text={page.words.note} />
              </div>
            )}
          </div>
        </section>
      ))}
      {hasAnswers && asking.length > 0 && (
        <section className="paper-answers">
          <h2>{words.answers}</h2>
          {asking.map((page) => (
            <Answer key={page.id} page={page} number={numberOf(page)} />
          ))}
        </section>
      )}
      <p className="paper-address">{words.opensAt(address)}</p>
    </article>
  );
}

interface AskedProps {
  readonly page: { readonly words: BeatWords; readonly question: Question | null };
  readonly number: number;
}

/** The question with its options and room to write, or the task. */
function Asked({ page: { words: own, question }, number }: AskedProps) {
  if (own.task)
    return (
      <div className="paper-task">
        <h3>{words.task}</h3>
        <Printed text={own.task.ask} />
      </div>
    );
  if (question === null || !own.question) return null;
  return (
    <div className="paper-question">
      <h3>{words.question(number)}</h3>
      <Printed text={own.question.ask} />
      <ul className={question.by === 'server' ? 'is-short' : ''}>
        {question.options.map(({ id }) => (
          <li key={id}>{own.question?.options[id]?.label}</li>
        ))}
      </ul>
      <div className="paper-room" />
    </div>
  );
}

const labelsOf = ({ options }: Question, own: QuestionWords): string =>
  options
    .filter(({ right }) => right)
    .map(({ id }) => own.options[id]?.label ?? id)
    .join(' · ');

function Answer({ page: { words: own, question }, number }: AskedProps) {
  if (question === null || !own.question) return null;
  return (
    <div className="paper-answer">
      <h3>
        {words.question(number)}: {labelsOf(question, own.question)}
      </h3>
      <Printed text={own.question.after} />
      {own.note && <Printed text={own.note} />}
    </div>
  );
}

/** Words of the story without what can be pressed. */
function Printed({ text }: { readonly text: string }) {
  const plain = (mark: Inline, key: number) =>
    mark.kind === 'stress' ? (
      <em key={key}>{mark.marks.map((inner) => ('text' in inner ? inner.text : '')).join('')}</em>
    ) : (
      <span key={key}>{mark.kind === 'term' ? mark.text + (mark.tail ?? '') : mark.text}</span>
    );
  return paragraphsOf(text).map((paragraph) => <p key={paragraph}>{parseInline(paragraph).map(plain)}</p>);
}
