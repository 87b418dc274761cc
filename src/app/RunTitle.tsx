import { useSession } from '../store/session.ts';

/** What the document of the run is called, if it has a name. */
export function RunTitle() {
  const title = useSession((state) => state.document.title);
  return title ? (
    <p className="run-title" title={title}>
      {title}
    </p>
  ) : null;
}
