import { RULES, wordsOf } from '../../raft/rules.ts';
import { useSession } from '../../store/session.ts';
import * as words from '../../words/dialogs.ts';
import { Exact } from '../narration/Exact.tsx';

/** By sections of the paper, in order; a rule of several sections is listed under the first. */
const SECTIONS: ReadonlyMap<string, readonly string[]> = Object.values(RULES).reduce(
  (sections, [section, text]) => {
    const first = section.split(', ')[0] ?? section;
    return sections.set(first, [...(sections.get(first) ?? []), text]);
  },
  new Map<string, readonly string[]>(),
);

const inOrder = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true });

const NONE = [] as const;

/** Every rule by which a server decides, with the section of the paper that states it. */
export function Rules() {
  const bugs = useSession(({ document }) => document.cluster?.bugs) ?? NONE;
  return (
    <div className="rules">
      <p>{words.rules}</p>
      {bugs.length > 0 && (
        <section aria-label={words.brokenOnPurpose}>
          <h3>{words.inThisRun}</h3>
          <ul>
            {bugs.map((bug) => (
              <li key={bug}>
                <Exact text={wordsOf(`bug:${bug}`)?.[1] ?? bug} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {[...SECTIONS.keys()].sort(inOrder).map((section) => (
        <section key={section} aria-label={section}>
          <h3>{section}</h3>
          <ul>
            {SECTIONS.get(section)?.map((text) => (
              <li key={text}>
                <Exact text={text} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
