import { useSession } from '../store/session.ts';

/** The title of the run's document, if it has one. */
export function RunTitle() {
  const title = useSession((state) => state.document.title);
  return title ? (
    <p className="run-title" title={title}>
      {title}
    </p>
  ) : null;
}
