import { useSession } from '../store/session.ts';
import * as words from '../words/page.ts';

/** What the document of the run is called, if it has a name, and which rules it breaks on purpose. */
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
