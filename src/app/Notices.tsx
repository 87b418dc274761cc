import { lazy, Suspense, useState } from 'react';
import { useSession } from '../store/session.ts';

// Nothing has to be said in the first instant, and what moves it is heavy.
const NoticeCard = lazy(() => import('./NoticeCard.tsx'));

/** What has to be said: what was forgotten, copied, or could not be read. */
export function Notices() {
  const isSaid = useSession((session) => session.notice !== null);
  const [needed, setNeeded] = useState(false);
  if (isSaid && !needed) setNeeded(true);
  return (
    <div className="notices" role="status">
      <Suspense fallback={null}>{needed && <NoticeCard />}</Suspense>
    </div>
  );
}
