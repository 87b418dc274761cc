import { useSession } from '../store/session.ts';
import * as words from '../words/page.ts';

/** The title of the run's document, if it has one, and the rules that it breaks on purpose. */
export function RunTitle() {
  const title = useSession((state) => state.document.title);
  const bugs = useSession((state) => state.document.cluster?.bugs);
  return (
    <>
      {title && (
        <p className="run-title" title={title}>
          {title}
        </p>
      )}
      {bugs && bugs.length > 0 && (
        <p className="run-bugs">
          {words.brokenOnPurpose} <b translate="no">{bugs.join(', ')}</b>
        </p>
      )}
    </>
  );
}
